"""Article → Reading: what the language floor finds in one article. The only stage that runs a model."""

from __future__ import annotations

from stemma.knowledge import Knowledge
from stemma.language.dates import find_times
from stemma.language.encoder import Encoder
from stemma.language.names import find_names
from stemma.language.quantities import find_quantities
from stemma.language.sentences import split_sentences
from stemma.language.speech import find_attributions
from stemma.model import Article, Reading
from stemma.settings import Settings


def read_language(article: Article, encoder: Encoder, knowledge: Knowledge, settings: Settings) -> Reading:
    """Read an article once: its sentences with their vectors, names, quantities, times and attributions.

    Key: the article. All offsets are code points of ``article.text``. Of a text with more than
    ``settings.reading_most_sentences`` sentences the rest is not read. Methods: see each module of
    `stemma.language`; the vectors are MiniLM's (Wang et al. 2020; Reimers and Gurevych 2019).
    """
    sentences = split_sentences(article.text, article.language)[: settings.reading_most_sentences]
    text = article.text[: sentences[-1][1]] if sentences else ""
    names = find_names(text, knowledge)
    return Reading(
        article=article.id,
        sentences=sentences,
        names=names,
        quantities=find_quantities(text, article.language),
        times=find_times(text, article.published),
        attributions=find_attributions(text, sentences, names, knowledge),
        vectors=encoder.encode([text[start:end] for start, end in sentences]),
    )
