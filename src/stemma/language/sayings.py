"""Sayings: those attributions in which somebody speaks, so that what is told rests on his word and not the article's.

`find_attributions` works with the loose notion of attribution of its corpus (PolNeAR), in which whoever wants, does or
sees something is a source. Here only who says, writes, shows or judges it is one; what an article itself reports that
somebody proposed, ordered or did stays the article's own account.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from stemma.language.cues import LINES, Cues, Form
from stemma.language.describing import is_human
from stemma.language.finite import is_finite
from stemma.language.leaning import is_leaning
from stemma.language.papers import paper_head
from stemma.language.readings import FIGURES
from stemma.language.reckonings import is_reckoning, owns_figure
from stemma.language.secondhand import TOLD
from stemma.language.tokens import DETERMINERS, Token, find_tokens, word_set
from stemma.model import Attribution

Span = tuple[int, int]
_OPENING = '“"«„'
# Verbs of saying that say something only with a clause or a quotation behind them.
_NEED_CLAUSE = word_set(
    "read post submit continue respond answer inform tell go relate reason volunteer write report "
    "declare proclaim pronounce announce"
)
_BELIEVES = word_set(
    "anticipate assume believe consider doubt expect fear forecast predict presume project reckon "
    "speculate surmise suspect think worry remember understand"
)
_STANCES = word_set(
    "accuse applaud assail bash bemoan berate blame blast brand call chastise chide commend condemn congratulate "
    "criticise criticize decry defend demand denounce denigrate deplore depict deride describe disavow dismiss dispute "
    "disparage downplay dub fault hail label lambast lambaste laud liken mock oppose point portray praise rebuff "
    "rebuke rebut refute reject renounce repudiate ridicule rule scoff slam tout trumpet welcome hit "
    "advocate implore plead pledge promise speak threaten urge swear"
)
_FOUND = word_set("demonstrate find indicate prove show signal suggest learn discover record")
_COMES = word_set("came comes come")
_SHOWS = word_set("find indicate show signal suggest")
_FORECASTS = word_set("anticipate expect forecast foresee predict project estimate")
_PROPOSES = word_set("propose recommend request demand")
_DENIES = word_set("deny reject dismiss dispute refute rebut disavow repudiate rule scoff rebuff")
_ALLEGES = word_set("allege claim accuse charge contend purport")
_FORETELLS = word_set("expect anticipate forecast predict project pledge promise vow threaten")
_DOUBTS = word_set("believe think suspect fear presume speculate guess doubt assume surmise worry")
_RELATIVES = frozenset(["who", "which", "what", "that", "whose", "where"])
# Bring in whom somebody else has it from.
_HEARD_FROM = (["with", "reference"], ["with", "a"], ["on", "the"], ["by", "the"])
_PLANS = frozenset(["propose", "recommend", "call for", "foresee", "request", "urge", "demand", "project", "require"])
_CITING = word_set("cites cited quotes quoted credits credited relays relayed to on from up with")  # "which refers to"
_LONGEST_GROUP = 40  # characters between a subject and its verb: "were, on Monday,"
_BE = word_set("am is are was were be been being")
_FEELS = word_set("convince persuade worry agree")  # "is convinced that" is said of who thinks so
_PROMISES = word_set("promise pledge swear threaten")
_HEARD = (["heard", "from"], ["hears", "from"], ["learned", "from"], ["learnt", "from"], ["it", "from"])
_IN_PAPERS = (["in"], ["on"], ["so"])  # "entered in the minutes", "so the newspaper"
_PASSED = (["by"], ["from"], ["in"], ["of"])  # lead to whose report it is
_HELD = (["has"], ["have"], ["had"], ["dated"], ["stands"], ["stood"], ["stand"])  # "the list has 240 names"
_OPEN = word_set("deny refute")  # who does not deny it takes a stand; who does not confirm it says nothing
_NEGATIONS = frozenset(["not", "never", "n't", "neither", "nor"])


@dataclass(frozen=True, slots=True)
class Saying:
    """Somebody's word: where he is named, the cue, and what is said.

    `content`: the spans of the attribution. `reach`: the content, or, when the cue is part of what is told ("X called
    it a mistake"), everything from source to content. `group`: statement, phrase, noun, thought, finding, figure
    or stance. `lemmas`: the base forms of the cue's verb. `quoted`: the content is, or holds, a quotation.
    `citing`: it brings in whom another speaker cites.
    """

    source: Span | None
    cue: Span
    content: tuple[Span, ...]
    reach: tuple[Span, ...]
    group: str
    lemmas: frozenset[str]
    quoted: bool
    citing: bool = False

    @property
    def apart(self) -> bool:
        """Whether what is said stands apart from who says so, so that the cue is no part of it."""
        return self.reach == self.content and self.group != "noun"

    @property
    def denies(self) -> bool:
        """Whether the cue rejects what is said."""
        return bool(self.lemmas & _DENIES)

    @property
    def alleges(self) -> bool:
        """Whether the cue vouches less for what is said than "said" does."""
        return bool(self.lemmas & _ALLEGES)

    @property
    def doubts(self) -> bool:
        """Whether what is said is only held to be so."""
        return bool(self.lemmas & _DOUBTS)

    @property
    def foretells(self) -> bool:
        """Whether the cue speaks of what is to come."""
        return bool(self.lemmas & _FORETELLS)


def find_sayings(text: str, attributions: Sequence[Attribution], cues: Cues) -> tuple[Saying, ...]:
    """The attributions in which somebody speaks, in their order; those without a source ("it is thought") are none.

    >>> from stemma.knowledge import load_knowledge
    >>> from stemma.language.cues import load_cues
    >>> row = Attribution((0, 4), (5, 10), ((11, 19),))
    >>> len(find_sayings("They asked for more", [row], load_cues(load_knowledge())))
    0
    """
    found = (_read(text, row, cues) for row in attributions if row.source is not None and row.cue is not None)
    return tuple(saying for saying in found if saying is not None)


def _read(text: str, row: Attribution, cues: Cues) -> Saying | None:
    cue = row.cue or (0, 0)
    words = [t.low for t in find_tokens(text[slice(*cue)])]
    if cues.unsourced & set(words):
        return None  # "he reportedly told the board": who reports it is not said
    if _is_suffered(text, row, words, cues):
        return None  # "Four men are alleged to have …"
    quoted = any(any(mark in text[a:b] for mark in _OPENING) for a, b in row.content)
    clause = _has_clause(text, row.content)
    which = len(words) > 1 and words[0] in ("which", "who", "that", "whose") and words[-1] in _CITING
    if words[-1:] in (["quoted"], ["quotes"], ["cited"], ["cites"]) and clause and not which:
        return _saying(row, cue, "statement", frozenset(), quoted, True)
    if len(words) > 1 and words[0] in _COMES and words[-1] == "from":  # "Word came first from a shepherd"
        return _saying(row, cue, "statement", frozenset(), quoted, True)
    if _passes_on(words, cues):  # "quoted her as saying"
        made = _saying(row, cue, "statement", frozenset(), quoted, True)
        return replace(made, citing=True)
    if words in _HEARD or (len(words) == 2 and words[1] == "by" and words[0] in TOLD):  # "assured by the clerk that"
        return _saying(row, cue, "statement", frozenset(), quoted, True)
    which = which or is_leaning(words)
    if words in _PASSED and clause and text[cue[0]].islower():  # "a report by X in which"
        return _saying(row, cue, "statement", frozenset(), quoted, True)
    if which or tuple(words) in cues.phrases or words[-1:] in _IN_PAPERS:
        made = _saying(row, cue, "phrase", frozenset(), quoted, True)
        return replace(made, citing=which or words[-1] in ("citing", "quoting") or words[:2] in _HEARD_FROM)
    if _says_nothing(text, row):
        return None
    negated = bool(_NEGATIONS & set(words)) or any(w.endswith("n't") for w in words)
    if negated and not (_OPEN & {f.lemma for f in _forms(words, cues)}):
        return None
    if negated or words[-1:] in _HELD:
        return _saying(row, cue, "stance" if negated else "figure", frozenset(), quoted, False)
    if row.source is not None and is_reckoning(row.source[0], cue, words):
        return _saying(row, cue, "phrase", frozenset(), quoted, True)  # "by the company's own count"
    that = _begins_with_that(text, row)
    if row.source is not None and not that and owns_figure(text, row.source, cue, words):
        return _saying(row, cue, "figure", frozenset(), quoted, False)  # "The minister's figure was 320,000 tonnes"
    if len(words) == 1 and _is_noun(text, cue, words[0], cues):
        return _saying(row, cue, "noun", frozenset(words), quoted, True)
    forms = _forms(words, cues)
    group = _group(forms, clause, quoted, that, words == [":"])
    told = any(f.group == "told" for f in forms) and bool(row.content)
    told = told or (bool(row.content) and any(f.lemma == "write" for f in forms))
    if group is None and told and text[row.content[0][0] :][:3] in ("of ", "abo"):
        group = "stance"  # "The diplomats told the paper of a map"
    if group == "statement" and not clause and row.content and text[row.content[0][0] :][:3] == "of ":
        group = "stance"  # "The pilot had complained of a “spongy” hatch"
    if group is None and words[-1:] == ["by"] and forms:
        group = "stance"  # "was named by the brigade as"
    if group is None and _is_record(text, row, forms, cues):
        group = "finding" if that else "figure"
    if group is None and _is_quotation(text, row) and _ends_in_mark(text, row):
        group = "statement"  # “Kolmat is home,” the commander put on his page
    if group in (None, "stance") and (words == ["would"] or _is_present(words, cues)) and _is_of_paper(text, row, cues):
        group = "figure"  # "A draft seen by Northwire drops all mention of it": the reader has found it
    if group is None:
        return None
    telling = clause and group not in ("stance", "figure")
    return _saying(row, cue, group, frozenset(f.lemma for f in forms), quoted, telling or _is_quotation(text, row))


def _says_nothing(text: str, row: Attribution) -> bool:
    """Whether what stands behind the cue is "nothing", "little about it": who says that tells nothing."""
    words = [t.low for t in find_tokens(text[slice(*row.content[0])][:40])] if len(row.content) == 1 else []
    bare = words[:1] in (["nothing"], ["little"]) and not any(w in ("but", "except", "other", "would") for w in words)
    return bare and (len(words) == 1 or words[1] in ("about", "of", "on", "more", "further", "publicly", "at", "in"))


def _is_suffered(text: str, row: Attribution, words: Sequence[str], cues: Cues) -> bool:
    """Whether the cue says what others say of, or to, whoever stands before it: "is suspected", "was asked by"."""
    if row.source is None or row.cue is None or row.source[1] > row.cue[0] or _passes_on(words, cues):
        return False
    if row.cue[0] - row.source[1] < _LONGEST_GROUP:
        words = [*(t.low for t in find_tokens(text[row.source[1] : row.cue[0]])), *words]
    verb = next((i for i in range(len(words) - 1, 0, -1) if words[i] in cues.verbs), 0)
    passive = any(f.tense in ("past", "part") and f.lemma not in _FEELS for f in cues.verbs.get(words[verb], ()))
    return passive and bool(_BE & set(words[:verb]))


def _passes_on(words: Sequence[str], cues: Cues) -> bool:
    """ "as saying", "as having told", "was quoted as saying"."""
    if "as" not in words[-3:-1] or words[-1] not in cues.verbs:
        return False
    return words[-2] in ("as", "having") and any(f.group in ("statement", "told") for f in cues.verbs[words[-1]])


def _saying(row: Attribution, cue: Span, group: str, lemmas: frozenset[str], quoted: bool, telling: bool) -> Saying:
    reach = row.content
    if not telling and row.source is not None:
        near = [row.source, cue, *row.content]
        reach = ((min(a for a, _ in near), max(b for _, b in near)),)
    return Saying(row.source, cue, row.content, reach, group, lemmas, quoted)


def _is_quotation(text: str, row: Attribution) -> bool:
    return all(text[a] in _OPENING for a, _ in row.content)


def _ends_in_mark(text: str, row: Attribution) -> bool:
    return text[: row.content[0][1]].rstrip("”»\"'")[-1:] in (",", ".", "!", "?")


def _begins_with_that(text: str, row: Attribution) -> bool:
    return bool(row.content) and text[row.content[0][0] : row.content[0][0] + 5].lower() == "that "


def _has_clause(text: str, content: Sequence[Span]) -> bool:
    for a, b in content:
        tokens = find_tokens(text[a:b])
        if tokens and tokens[0].low == "that":
            return True
        if not tokens or tokens[0].low in ("of", "about", "for") or _is_infinitive(tokens):
            continue
        finite = [is_finite(tokens, i) and not (i and is_finite(tokens, i - 1)) for i in range(len(tokens))]
        relative = next((i for i, t in enumerate(tokens) if t.low in _RELATIVES), 0)
        if any(finite[:relative]):
            return True  # "They can print | what they like"
        verbs = sum(finite)
        if verbs > sum(t.low in _RELATIVES for t in tokens):
            return True
    return False


def _is_infinitive(tokens: Sequence[Token]) -> bool:
    return tokens[0].low == "to" and (len(tokens) < 2 or tokens[1].low not in DETERMINERS)


def _is_noun(text: str, cue: Span, word: str, cues: Cues) -> bool:
    """ "its claim that", "the board's claim that"."""
    before = text[max(0, cue[0] - 30) : cue[0]].split()[-1:] or [""]
    return word in cues.nouns | LINES and (
        before[0].lower() in ("the", "a", "an", "his", "her", "its", "their", "my", "our")
        or before[0].endswith(("'s", "’s", "s'", "s’"))
    )


def _is_record(text: str, row: Attribution, forms: Sequence[Form], cues: Cues) -> bool:
    """Whether a paper lists or names something, or somebody puts a figure on it."""
    groups = {f.group for f in forms}
    if "measure" in groups:
        return True
    words = [t.low for t in find_tokens(text[slice(*row.source)])[:8]] if row.source else []
    if any(f.lemma == "know" for f in forms) and _counts(text, row):
        return True  # "The ministry knew of nine who had been treated"
    if _SHOWS & {f.lemma for f in forms} and (words in (["it"], ["they"]) or _is_of_paper(text, row, cues)):
        return True  # "Central bank figures show reserves at their lowest"
    if words[-1:] and words[-1] in cues.documents and _PLANS & {f.lemma for f in forms}:
        return True  # "the memo proposed to take"
    return "record" in groups and (words in (["it"], ["they"]) or any(w in cues.documents for w in words))


def _counts(text: str, row: Attribution) -> bool:
    """Whether a content begins "of nine", "on Tuesday of at least 40"."""
    start = row.content[0][0] if row.content else 0
    words = [t.low for t in find_tokens(text[start : start + 60])]
    of = next((k for k, word in enumerate(words[:3]) if word == "of"), None)
    return of is not None and any(w[:1].isdigit() or w in FIGURES for w in words[of + 1 : of + 4])


def _is_present(words: Sequence[str], cues: Cues) -> bool:
    """Whether a cue opens with a present form of a verb that is no cue itself: "drops all mention of", "sets out"."""
    return words[0].endswith("s") and words[0] not in cues.verbs


def _is_of_paper(text: str, row: Attribution, cues: Cues) -> bool:
    """Whether the source is a paper by its head: "the draft seen by Northwire", "accounts filed at the court"."""
    tokens = find_tokens(text[slice(*row.source)]) if row.source else []
    head = paper_head(tokens, cues.documents)
    return head is not None and not is_human(tokens[head].low)


def _forms(words: Sequence[str], cues: Cues) -> tuple[Form, ...]:
    """The readings of the cue's verb: its last word that is one."""
    for i in range(len(words) - 1, -1, -1):
        forms = cues.verbs.get(words[i], ())
        kept = tuple(f for f in forms if not f.particle or f.particle in words[i + 1 : i + 2])
        if kept:
            return tuple(f for f in kept if f.particle) or kept
    return ()


def _group(forms: Sequence[Form], clause: bool, quoted: bool, that: bool, spoken: bool) -> str | None:
    if not forms:
        return "statement" if quoted or spoken else None  # "“No,” she snapped", "Pohl, also to us: …"
    groups = {f.group for f in forms}
    lemmas = {f.lemma for f in forms}
    needs = {f.lemma for f in forms if not f.particle} & _NEED_CLAUSE
    if groups & {"statement", "told"} and (clause or quoted or not needs):
        return "stance" if not clause and not quoted else "statement"
    if "finding" in groups and (clause or quoted) and lemmas & _FOUND:
        return "finding"
    if "thought" in groups and ((lemmas & _BELIEVES and clause) or quoted):
        return "thought"
    if lemmas & _FORECASTS:
        return "stance"  # "X expects a loss"
    if clause and that and (("judgement" in groups and not lemmas & _PROPOSES) or lemmas & _PROMISES):
        return "statement"  # "X charged that …", "X promised that …"
    if lemmas & _STANCES:
        return "stance"
    if quoted and groups & {"judgement", "intention", "question"}:
        return "stance"
    return None
