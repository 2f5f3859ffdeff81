"""Article → Reading: what the language floor finds in one article. The only stage that runs a model."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from stemma.knowledge import Knowledge
from stemma.language.cues import load_cues
from stemma.language.dates import find_times
from stemma.language.doubts import find_doubts
from stemma.language.encoder import Encoder
from stemma.language.matters import find_matters
from stemma.language.names import find_names
from stemma.language.quantities import find_quantities
from stemma.language.reader import Reader, find_attributed, settle_kinds
from stemma.language.reconciled import reconcile
from stemma.language.sayings import find_sayings
from stemma.language.sentences import split_sentences
from stemma.language.speech import find_attributions
from stemma.language.trained import Models
from stemma.model import Article, Attribution, Matter, Name, Reading
from stemma.model.links import Link
from stemma.settings import Settings


def read_language(article: Article, models: Models, knowledge: Knowledge, settings: Settings) -> Reading:
    """Read an article once: sentences and matters with their vectors, names, quantities, times and attributions.

    Key: the article. All offsets are code points of ``article.text``. Of a text with more than
    ``settings.reading_most_sentences`` sentences the rest is not read. Methods: see each module of
    `stemma.language`; the vectors are MiniLM's (Wang et al. 2020; Reimers and Gurevych 2019).
    """
    sentences = split_sentences(article.text, article.language)[: settings.reading_most_sentences]
    text = article.text[: sentences[-1][1]] if sentences else ""
    names, attributions = _names_and_attributions(text, sentences, models.reader, knowledge)
    matters = find_matters(text, sentences, attributions, knowledge)
    vectors = models.encoder.encode(text, [(span,) for span in sentences])
    return Reading(
        article=article.id,
        sentences=sentences,
        names=names,
        quantities=find_quantities(text, article.language),
        times=find_times(text, article.published),
        attributions=attributions,
        matters=matters,
        vectors=vectors,
        matter_vectors=_of_matters(text, sentences, matters, vectors, models.encoder),
        links=_links(text, sentences, matters, attributions, models.reader, knowledge),
    )


def _links(
    text: str,
    sentences: tuple[tuple[int, int], ...],
    matters: Sequence[Matter],
    attributions: Sequence[Attribution],
    reader: Reader | None,
    knowledge: Knowledge,
) -> tuple[Link | None, ...]:
    """What the network that links says of the matters about which there can be a doubt."""
    if reader is None:
        return ()
    sayings = find_sayings(text, attributions, load_cues(knowledge))
    spoken = [Attribution(saying.source, saying.cue, saying.reach) for saying in sayings]
    return reader.link(text, find_doubts(sentences, matters, attributions, spoken), attributions, spoken)


def _names_and_attributions(
    text: str, sentences: tuple[tuple[int, int], ...], reader: Reader | None, knowledge: Knowledge
) -> tuple[tuple[Name, ...], tuple[Attribution, ...]]:
    names = find_names(text, knowledge)
    if reader is None:
        return names, find_attributions(text, sentences, names, knowledge)
    read = reader.read(text)
    names = settle_kinds(text, names, read)
    by_rule = find_attributions(text, sentences, names, knowledge)
    return names, reconcile(text, sentences, by_rule, find_attributed(read), load_cues(knowledge))


def _of_matters(
    text: str,
    sentences: tuple[tuple[int, int], ...],
    matters: tuple[Matter, ...],
    vectors: npt.NDArray[np.float32],
    encoder: Encoder,
) -> npt.NDArray[np.float32]:
    """A vector for each matter; one that is its whole sentence, marks aside, has the sentence's."""
    found = vectors[[matter.sentence for matter in matters]] if matters else vectors[:0]
    apart = [n for n, matter in enumerate(matters) if not _is_whole(text, sentences[matter.sentence], matter)]
    if apart:
        found[apart] = encoder.encode(text, [matters[n].spans for n in apart])
    return found


def _is_whole(text: str, sentence: tuple[int, int], matter: Matter) -> bool:
    (start, _), (_, end) = matter.spans[0], matter.spans[-1]
    beside = text[sentence[0] : start] + text[end : sentence[1]]
    return len(matter.spans) == 1 and not any(character.isalnum() for character in beside)
