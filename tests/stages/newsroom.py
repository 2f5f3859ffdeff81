"""A small invented event for the tests of the stages, and an encoder that needs no weights."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from stemma.knowledge import load_knowledge
from stemma.language.bylines import source_of
from stemma.language.encoder import Spans, words_of
from stemma.language.matters import find_matters
from stemma.language.names import find_names
from stemma.language.sentences import split_sentences
from stemma.language.speech import find_attributions
from stemma.language.words import find_words, surprise
from stemma.model import Article, Credit, CreditPlace, Published, Reading, make_id

KNOWLEDGE = load_knowledge()

ORIGIN = """A footbridge over the Orrin gave way on Tuesday evening while 42 people were crossing it, the Fenwick \
Gazette has learned, and seven of them were taken to hospital.

Two steel hangers on the northern side snapped within four seconds of each other, according to an engineer who \
has seen \
the recordings of the strain gauges.

The bridge, opened in 2003 at a cost of 3.8 million crowns, had been due for new hangers in the spring, the \
engineer told \
the Gazette.

“We asked for the money twice and were told to paint it,” the engineer said.

Council leader Maud Tarrant said she would not comment before the inspectors had finished.

Ferryman Odd Brekke pulled eleven people out of the water with a boathook and a length of washing line.

A yellow pushchair floated as far as the weir at Sallow Mill before two schoolboys waded in for it; it was empty."""

SILENT = ORIGIN.replace("the Fenwick Gazette has learned", "officials said").replace("told the Gazette", "said")

COPY = "\n\n".join(SILENT.split("\n\n")[:5])

RETOLD = """Seven people were taken to hospital after a footbridge across the Orrin collapsed on Tuesday \
evening with 42 \
people on it.

Recordings from strain gauges show that two steel hangers on its northern side broke within four seconds.

New hangers had been planned for the spring at the bridge, which was opened in 2003 and had cost 3.8 million crowns.

Money had been asked for twice, but the answer was to paint it.

Maud Tarrant, leader of the council, would not comment until inspectors had finished their work.

Eleven people were pulled from the water by a ferryman, Odd Brekke, who used a boathook and a washing line."""

APART = """I was buying bread on Cooper Street when the lights along the quay went out and everyone began to run.

Nurses at St Hild's laid blankets over the counter of the fish market, because there was nowhere else to put \
the wounded.

My neighbour Ansa Holt lost a shoe and a violin. She asked about the violin first.

A priest read names from the back of an envelope until his torch failed, and then he read them by a telephone."""

OTHER_YEAR = """The marina at Port Sewell has won a prize for the cleanest moorings on the east coast for the \
third time.

Judges praised its pump-out station, the murals by pupils of the primary school and a family of resident otters."""


class BagEncoder:
    """Sentence vectors from hashed words, weighted by how much each tells: alike words, alike vectors."""

    digest = "bag"
    dimension = 512

    def encode(self, text: str, parts: Sequence[Spans]) -> npt.NDArray[np.float32]:
        """One unit vector a part, shape (len(parts), 512)."""
        rows = np.zeros((len(parts), self.dimension), dtype=np.float32)
        for i, spans in enumerate(parts):
            rows[i, 0] = 0.001  # so that a part without words has a length too
            for word in find_words(words_of(text, spans)).folded:
                place = int.from_bytes(hashlib.blake2b(word.encode(), digest_size=4).digest(), "big") % self.dimension
                rows[i, place] += 1.0 + surprise(word)
        lengths: npt.NDArray[np.float32] = np.linalg.norm(rows, axis=1, keepdims=True)
        return rows / lengths


def article(
    name: str, text: str, outlet: str | None = None, at: str | None = None, title: str | None = None
) -> Article:
    """An article of this name; `at` is a minute, "2024-03-05T19:00:00"."""
    published = Published(at, at, "minute", "metadata") if at else None
    return Article(f"art-{name}", f"art-{name}", name, None, outlet, title, (), published, "en", text)


def credited(row: Article, agency: str, where: CreditPlace = "byline") -> Article:
    """The same article with a credit in its page."""
    credit = Credit(make_id("crd", row.id, agency), source_of(agency, "agency"), agency, where, 0, len(agency))
    return replace(row, credits=(*row.credits, credit))


def read(row: Article) -> Reading:
    """What the language floor says of the article, vectors by `BagEncoder`."""
    sentences = split_sentences(row.text)
    names = find_names(row.text, KNOWLEDGE)
    vectors = BagEncoder().encode(row.text, [(span,) for span in sentences])
    attributions = find_attributions(row.text, sentences, names, KNOWLEDGE)
    matters = find_matters(row.text, sentences, attributions, KNOWLEDGE)
    told = BagEncoder().encode(row.text, [matter.spans for matter in matters])
    return Reading(row.id, sentences, names, (), (), attributions, matters, vectors, told)
