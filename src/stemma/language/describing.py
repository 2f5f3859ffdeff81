"""Descriptions of speakers: what kind of speaker a noun phrase names or describes, and by which word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from stemma.knowledge import Knowledge
from stemma.language.bodies import BODIES, COMPANIES, MAY_BE_PEOPLE, SPEAKING
from stemma.language.citations import Cited
from stemma.language.cues import Cues
from stemma.language.papers import FILED, shown_paper
from stemma.language.tokens import ADVERBS, DETERMINERS, PREPOSITIONS, Token, find_tokens, is_common, word_set
from stemma.model import Name, SourceKind

PERSONAL = word_set("he she they it him them who which that i we you one its his her their")
_RELATIVES = word_set("who which that whom whose where")
_DEFINITE = word_set("the this that these those its his her their our")
_PRESS = word_set(
    "newspaper paper daily tabloid broadsheet magazine channel broadcaster station website site portal weekly outlet "
    "publication newsletter newswire"
)
# What a body has of its own that is no press, and how it is said whose it is.
_OWN_PAGES = word_set("website site page portal")
_POSSESSIVES = word_set("his her its their")
_QUOTES = frozenset(["«", "“", "„", '"', "‘"])
_SERVING = word_set("service services authorities officials ministry police")
_HEADS = word_set("office ministry department bureau directorate agency court")
_PEOPLE = word_set(
    "activist activists aide aides all analyst analysts another boss bosses both buyers captain chief chiefs "
    "colleague colleagues crew critic critics crowd dad diplomat diplomats employee employees engineer engineers "
    "expert experts father friend friends guest guests hand insider insiders lawyer lawyers local locals man many "
    "mate member members men mother mum neighbor neighbors neighbour neighbours none nurse nurses official "
    "officials one others pal parent parents passenger passengers people person porter relative relatives "
    "resident residents several some source sources spokesman spokesperson spokeswoman staff student students "
    "accountant accountants agent agents applicant applicants assistant assistants athlete aunt boy boys bride brother "
    "child children claimant client clients coach consultant consultants convict correspondent correspondents cousin "
    "daughter defendant defendants delegate delegates girl girls guard guards hostage hostages husband imam immigrant "
    "immigrants informant inmate inmates kid kids landlady landlord landlords militant militants migrant migrants monk "
    "nephew niece nun occupant occupants participant participants patient patients peasant pilot pilots plaintiff "
    "priest priests rabbi respondent respondents sister son suspect suspects tenant tenants uncle victim victims wife "
    "executive executives opponent opponents rival rivals partner partners counterpart predecessor successor deputy "
    "deputies host star "
    "stars widow widows veteran veterans recruit recruits captive captives thief medic medics docker chef chefs cook "
    "cooks academic academics mechanic mechanics cleric clerics vet vets youth youths teen teens peer peers champion "
    "publicist apprentice apprentices drummer guitarist bassist vocalist singer teammate teammates nominee "
    "couple duo pair trio survivor survivors trader traders witness witnesses woman women worker workers"
)
_POSTS = word_set(
    "minister ministers mayor mayors governor premier chancellor president senator commander general colonel major "
    "lieutenant sergeant constable inspector secretary director chairman chairwoman bishop judge magistrate coroner "
    "dean principal envoy ambassador spokespeople clerk porter surgeon warden commissioner prosecutor comptroller "
    "treasurer superintendent commandant attendant physician"
)
_DEPUTIES = word_set(
    "spokesman spokeswoman spokesperson spokespeople lawyer lawyers solicitor attorney representative representatives"
)
_PERSON_ENDINGS = ("er", "ers", "or", "ors", "ist", "ists", "man", "men", "woman", "women", "ian", "ians", "ee", "ees")
_TOOLS = word_set(
    "tower corner counter matter shower border number letter water order power paper folder member river crater floor "
    "motor door mirror harbor harbour error terror tenor factor sector former latter quarter chapter cover offer answer"
)
# Documents beside those that the knowledge lists.
PAPERS = word_set(
    "indictment list paper papers pages valuation estimate draft text catalogue ledger contract agreement"
)
# Participles that say what was done to a paper, and what stands behind them.
_DONE = word_set(
    "sent seen shown held kept made put drawn sold read known found laid left lent built bought brought told"
)
_BEHIND_DONE = PREPOSITIONS | word_set("last this late early on earlier yesterday today")
_MARKED = word_set("numbered dated entitled titled headed")  # "a waiver numbered W-117"
_PLURALS = word_set("people police men women some others many both several pair couple duo trio")
_NUMBERS = word_set("two three four five six seven eight nine ten several some many both few")
# Endings of what happens or is the case: it shows, but it does not speak.
_THINGS = ("tion", "tions", "ment", "ments", "ness", "ity", "ities", "ure", "ance", "ence", "ing", "sis", "ism", "ship")
_SUMS = word_set("count tally calculation calculations reckoning")  # what an agency does itself
_TIMES = word_set(
    "spring summer autumn winter day days week weeks month months year years hour hours minute minutes morning evening "
    "afternoon night noon midnight time moment today yesterday tomorrow matter fact law rule case clock"
)


@dataclass(frozen=True, slots=True)
class Described:
    """A source phrase read. `kind`: a `SourceKind`, "pronoun", "press" (a paper or station without its name), or "".

    `name`: the name it bears, else its own words without article and apposition; `named`: whether it bears one. `head`:
    the word that says what it is. `definite`: it points back ("the officer"). `words`: all its lower-case words.
    `sure`: its head is known to speak, not only taken to because nothing speaks against it.
    """

    kind: SourceKind | str
    name: str
    named: bool
    head: str
    plural: bool
    definite: bool
    words: frozenset[str]
    sure: bool = True


def describe(
    text: str, span: tuple[int, int], names: Sequence[Name], cited: Sequence[Cited], knowledge: Knowledge, cues: Cues
) -> Described:
    """Read the source phrase ``text[span]``. `names` and `cited`: those of the whole text, or of this phrase.

    >>> from stemma.knowledge import load_knowledge
    >>> from stemma.language.cues import load_cues
    >>> from stemma.language.names import find_names
    >>> knowledge, text = load_knowledge(), "Ana Pohl, the harbour master, said it had sunk."
    >>> found = describe(text, (0, 28), find_names(text, knowledge), (), knowledge, load_cues(knowledge))
    >>> found.kind, found.name
    ('person', 'Ana Pohl')
    """
    tokens = [Token(t.start + span[0], t.end + span[0], t.low, t.capital) for t in find_tokens(text[slice(*span)])]
    while tokens and (tokens[0].low in ADVERBS and not tokens[0].capital):
        tokens = tokens[1:]
    lows = [t.low for t in tokens]
    words = frozenset(lows)
    if not tokens:
        return Described("", "", False, "", False, False, words)
    if lows[-1] in ("latter", "former") and len(tokens) < 3:
        return Described("pronoun", lows[-1], False, lows[-1], False, True, words)
    if len(tokens) == 1 and lows[0] in PERSONAL:
        return Described("pronoun", lows[0], False, lows[0], lows[0] == "they", True, words)
    inside = [n for n in names if span[0] <= n.start and n.end <= span[1]]
    core = _core(tokens)
    press = _press(text, core, tokens, cited)
    called = _called(text, core, tokens) if press is None else ""
    if called:
        kind = "agency" if "agency" in lows else "outlet"
        return Described(kind, called, True, core[-1].low, False, lows[0] in _DEFINITE, words)
    if press is not None:
        return Described(press.kind, press.name, True, core[-1].low, False, lows[0] in _DEFINITE, words)
    paper = core[-1].low in cues.documents | PAPERS  # "a memo signed by the director, Bo Sund"
    firm = core[-1].low in COMPANIES - MAY_BE_PEOPLE and not _is_given(text, inside, knowledge)
    person = None if paper or firm else _person(text, tokens, inside, is_human(core[-1].low), knowledge)
    shown = text[core[0].start : core[-1].end]
    definite = lows[0] in _DEFINITE
    if person is not None:
        words = _of_first(text, tokens, person, inside)
        return Described("person", person, True, core[-1].low, False, definite, words)
    found = _by_head(text, core, tokens, inside, shown, definite, words, knowledge, cues)
    if found.kind == "press" and not any(
        row.kind in ("agency", "outlet") and span[0] <= row.start and row.end <= span[1] for row in cited
    ):
        return _owned(text, core, tokens, found)
    return found


def _owned(text: str, core: Sequence[Token], tokens: Sequence[Token], found: Described) -> Described:
    """ "the ministry's website" is a paper of the ministry's, "the regime's newspaper" an outlet without a name."""
    before = [t for t in (tokens[0], *core[:-1]) if t.end < core[-1].end]
    owners = [t for t in before if text[t.start : t.end].endswith(("'s", "’s", "s'", "s’"))]
    if any(t.low in _PRESS | {"agency"} for t in owners):
        return found  # "the paper's website"
    if found.head in _OWN_PAGES and (owners or tokens[0].low in _POSSESSIVES):
        return replace(found, kind="document")
    return replace(found, kind="outlet") if owners and found.head not in _OWN_PAGES else found


def _of_first(text: str, tokens: Sequence[Token], person: str, names: Sequence[Name]) -> frozenset[str]:
    """The words said of the first person of a phrase: not "the fire chief" of "Ana Pohl and the fire chief Bo Sund"."""
    end = next((n.end for n in names if text[n.start : n.end] == person), tokens[-1].end)
    others = any(n.kind == "person" and n.start > end for n in names)
    joined = next((t.start for t in tokens if t.start >= end and t.low == "and"), None) if others else None
    return frozenset(t.low for t in tokens if joined is None or t.start < joined)


def _core(tokens: Sequence[Token]) -> list[Token]:
    """The phrase up to its first preposition, relative or comma, without its article."""
    begin = 1 if tokens[0].low in DETERMINERS and len(tokens) > 1 and tokens[1].low not in PREPOSITIONS else 0
    if begin and tokens[begin].low in ("same", "other", "own") and len(tokens) > begin + 1:
        begin += 1
    end = begin + 1
    while end < len(tokens):
        low = tokens[end].low
        if low in PREPOSITIONS | _RELATIVES or not (low[:1].isalnum() or low in ("&", "'", "’", "-")):
            break
        if low == "and" and end + 1 < len(tokens) and tokens[end + 1].low in DETERMINERS:
            break
        if low in FILED and end + 1 == len(tokens) and not tokens[end].capital:
            break  # "a study published"
        done = low.endswith(("ed", "en")) or low in _DONE
        if done and not tokens[end].capital and end + 1 < len(tokens) and tokens[end + 1].low in _BEHIND_DONE:
            break  # "a letter sent to parents"
        if low in ("it", "he", "she", "they", "we", "i"):
            break  # "a memo it had obtained"
        if low.endswith("ing") and is_plural(tokens[end - 1].low) and not tokens[end].capital:
            break  # "lorries leaving town"
        if low in ("familiar", "close", "who", "attached", "seen", "briefed") or low in _MARKED:
            break
        end += 1
    return list(tokens[begin:end])


def _person(text: str, tokens: Sequence[Token], names: Sequence[Name], human: bool, knowledge: Knowledge) -> str | None:
    """The person who speaks: not one whose lawyer or firm it is, nor one of whom something is said."""
    starts = {t.start: i for i, t in enumerate(tokens)}
    for name in names:
        if name.start not in starts or text[name.end : name.end + 2] in ("'s", "’s"):
            continue
        post = tokens[starts[name.start] - 1] if starts[name.start] else None
        posted = post is not None and not post.capital and is_human(post.low)  # "the Front's man Finn"
        likely = (human and " " in text[name.start : name.end]) or posted
        if name.kind != "person" and not (likely and name.kind == "other"):
            continue
        words = text[name.start : name.end].lower().split()
        if words[0] in knowledge.office_words or words[-1] in knowledge.office_words:
            continue  # "the Special Prosecutor's Office"
        i = starts[name.start]
        if _is_adjective(tokens, i, name) or _is_of_body(tokens, name):
            continue
        before = tokens[i - 1].low if i else ""
        comma = next((k for k in range(i - 1, -1, -1) if tokens[k].low == ","), 0)  # "One of them, the cook Bo Sund,"
        fresh = i == 0 or before == "," or not any(t.low in PREPOSITIONS | _RELATIVES for t in tokens[comma:i])
        # "cook to the stars Bo Sund"
        bare = human and tokens[0].low not in DETERMINERS and not is_plural(tokens[0].low)
        if fresh or (before not in PREPOSITIONS | _RELATIVES and (bare or _is_role(tokens[i - 1]))):
            return text[name.start : name.end]
    return None


def _is_adjective(tokens: Sequence[Token], i: int, name: Name) -> bool:
    """Whether what looks like a name only says what sort of person it is: "a Veldric woman"."""
    after = next((t for t in tokens[i:] if t.start >= name.end), None)
    article = i > 0 and tokens[i - 1].low in ("a", "an", "the")
    people = after is not None and (after.low in _PEOPLE or (i > 1 and is_human(after.low)))
    return article and after is not None and not after.capital and people


def _is_of_body(tokens: Sequence[Token], name: Name) -> bool:
    """Whether a name only says whose body it is: "Essex fire service", "Hamas health authorities"."""
    behind = [t for t in tokens if t.start >= name.end]
    end = next((k for k, t in enumerate(behind) if not t.low.isalpha() or t.low in PREPOSITIONS | _RELATIVES), None)
    head = behind[:end][-1] if behind[:end] else None
    if head is None or head.capital:
        return False
    people = is_plural(head.low) and is_human(head.low)  # "three Iraqi militia sources"
    return people or head.low in BODIES | COMPANIES or head.low in _SERVING


def _is_given(text: str, names: Sequence[Name], knowledge: Knowledge) -> bool:
    """Whether a given name that is known opens one of the names: "The operator, Ana Pohl", not "…, Kestrel Two"."""
    firsts = (text[n.start : n.end].lower().partition(" ")[0] for n in names)
    return any(first in knowledge.names["given_names"] for first in firsts)


def _is_role(token: Token) -> bool:
    return token.low.endswith(_PERSON_ENDINGS) or token.low in _PEOPLE


def _press(text: str, core: Sequence[Token], tokens: Sequence[Token], cited: Sequence[Cited]) -> Cited | None:
    """The outlet or agency that the phrase is, when it is not merely one's reporter or reader."""
    for row in cited:
        if row.kind not in ("agency", "outlet") or row.start < tokens[0].start or row.end > tokens[-1].end:
            continue
        if text[row.end : row.end + 2] in ("'s", "’s") and row.end + 2 < tokens[-1].end:
            continue
        after = [t for t in core if t.start >= row.end and not t.capital]
        if row.start <= core[-1].end and all(t.low in _PRESS | {"news", "agency", "tv", "radio"} for t in after):
            return row
        if core[-1].low in _PRESS | _SUMS | {"agency"}:
            return row  # "the Gazette newspaper", "a Northwire count"
    return None


def _called(text: str, core: Sequence[Token], tokens: Sequence[Token]) -> str:
    """The name behind a word for press: "the newspaper «Argus»", "the magazine Argus"; "" for none."""
    at = next((k for k, t in enumerate(core) if t.low in _PRESS | {"agency"} and not t.capital), None)
    if at is None:
        return ""
    rest = [t for t in tokens if t.start >= core[at].end]
    quoted = bool(rest) and text[rest[0].start : rest[0].end] in _QUOTES
    run = rest[1:] if quoted else rest
    run = run[1:] if len(run) > 1 and run[0].low == "the" and run[0].capital else run
    end = next((k for k, t in enumerate(run) if not t.capital), len(run))
    return text[run[0].start : run[end - 1].end] if end else ""


def _by_head(
    text: str,
    core: Sequence[Token],
    tokens: Sequence[Token],
    names: Sequence[Name],
    shown: str,
    definite: bool,
    words: frozenset[str],
    knowledge: Knowledge,
    cues: Cues,
) -> Described:
    head = core[-1].low
    plural = is_plural(head) or tokens[0].low in _NUMBERS
    national = head.endswith(("man", "woman")) and len(core) == 1 and definite  # "The Frenchman"
    if core[-1].capital and not national and not _begins_sentence(text, core[-1], names):
        name = next((n for n in names if n.start <= core[-1].start < n.end), None)
        shown = _full_name(text, core, tokens, name)
        numbered = len(core) > 1 and core[-2].low in cues.documents | PAPERS and any(c.isdigit() for c in head)
        document = numbered or (head in cues.documents and (name is None or name.kind != "organisation"))
        return Described("document" if document else "office", shown, True, head, plural, definite, words)
    beside = next((n for n in names if n.kind == "organisation" and _is_apposition(tokens, n)), None)
    kind = _kind_of(head, tokens, knowledge, cues)
    if kind == "office" and beside is not None:
        return Described(kind, text[beside.start : beside.end], True, head, plural, definite, words)
    called = _behind_comma(text, tokens, names) if kind == "office" else ""
    if called:
        return Described(kind, called, True, head, plural, definite, words)
    misread = _behind_comma(text, tokens, names) if kind == "anonymous" and is_human(head) else ""
    if misread and (kind_of_name := _kind_behind(head, misread, knowledge)):
        return Described(kind_of_name, misread, True, head, plural, definite, words)
    if kind == "anonymous":
        shown = _whole(text, tokens)
    elif kind == "document":
        bare = tokens[:-1] if tokens[-1].low in FILED and len(tokens) > 1 else tokens  # "pictures released (on Friday)"
        shown = _whole(text, bare if bare[0].low not in _DEFINITE else bare[1:] or bare)
    is_sure = is_human(head) if kind == "anonymous" else head not in SPEAKING
    opening = find_tokens(shown)[0]
    if is_common(opening.low) and not any(n.start <= core[0].start < n.end and n.end > core[0].end for n in names):
        shown = shown[:1].lower() + shown[1:]
    return Described(kind, shown, False, head, plural, definite, words, is_sure)


def _full_name(text: str, core: Sequence[Token], tokens: Sequence[Token], name: Name | None) -> str:
    """A body's name with all its capitals: "Special Prosecutor's Office", "Office of the Special Prosecutor"."""
    first = len(core) - 1
    while first and core[first - 1].capital:
        first -= 1
    start, end = core[first].start, max(core[-1].end, name.end if name is not None else 0)
    if name is not None and not text[name.start : name.end].lower().endswith(("'s", "’s")):
        start = min(start, name.start)
    last = next((k for k, t in enumerate(tokens) if t.end >= end), len(tokens) - 1)
    behind = [t.low for t in tokens[last + 1 : last + 3]]
    if core[-1].low in _HEADS and behind[:1] == ["of"]:
        last += 1 + (behind[1:] == ["the"])
    for token in tokens[last + 1 :]:
        if not token.capital or text[tokens[last].end : token.start] != " ":
            break
        last, end = last + 1, token.end
    return text[start : max(start, end)].removesuffix("'s").removesuffix("’s")


def _begins_sentence(text: str, token: Token, names: Sequence[Name]) -> bool:
    """Whether a capital is only that of a first word: "Experts at the town hall"."""
    named = any(n.start <= token.start < n.end and (n.start, n.end) != (token.start, token.end) for n in names)
    before = text[max(0, token.start - 4) : token.start].rstrip(" ")[-1:]
    return before in ("", *'.!?\n”":—') and not named and is_common(token.low)


def _is_apposition(tokens: Sequence[Token], name: Name) -> bool:
    """ "the union Solid", "the operator, Norwick Ferries": the name stands right behind the noun or its comma."""
    i = next((i for i, t in enumerate(tokens) if t.start == name.start), 0)
    return i > 0 and tokens[i - 1].low not in PREPOSITIONS and not tokens[i - 1].capital


def _behind_comma(text: str, tokens: Sequence[Token], names: Sequence[Name]) -> str:
    """The name that is all that stands behind a comma: "The operator, Tram Two"; "" for none, and for a person's."""
    comma = next((k for k, t in enumerate(tokens) if t.low == ","), len(tokens))
    run = [t for t in tokens[comma + 1 :] if t.low != ","]
    if not run or not all(t.capital or t.low in ("of", "the", "and", "&", "du", "de") for t in run):
        return ""
    person = any(n.kind == "person" and n.start == run[0].start and " " in text[n.start : n.end] for n in names)
    return text[run[0].start : run[-1].end] if run[0].capital and not person else ""


def _kind_behind(head: str, name: str, knowledge: Knowledge) -> str:
    """Whose name stands behind "The board's director," or "The tug's owners,", whatever it was taken for; "" unsure."""
    words = name.lower().split()
    body = any(word in knowledge.office_words or is_company(word, knowledge) for word in words)
    if is_plural(head):
        return "office" if head.removesuffix("s") in MAY_BE_PEOPLE else ""
    given = words[0] in knowledge.names["given_names"] or head not in MAY_BE_PEOPLE
    return "person" if given and not body and 1 < len(words) < 4 else ""


def _kind_of(head: str, tokens: Sequence[Token], knowledge: Knowledge, cues: Cues) -> str:
    """Press, document, office, anonymous, or "" for what does not speak."""
    if head in _PRESS or (head == "agency" and any(t.low == "news" for t in tokens)):
        return "press"
    counted = tokens[0].low in _NUMBERS and is_plural(head) and is_human(head)  # "four former directors"
    if head in _PEOPLE | _POSTS or counted:
        return "anonymous"
    if head in cues.documents or head in PAPERS or (shown_paper(tokens, head) and not is_human(head)):
        return "document"
    if head in BODIES | COMPANIES or head in knowledge.office_words or head in knowledge.names["company_words"]:
        return "office"
    if head in SPEAKING:
        return "office"
    if head in _TIMES or head in knowledge.months or head in knowledge.weekdays or head[:1].isdigit():
        return ""
    if head.endswith(_THINGS) or (head.endswith("s") and head[:-1].endswith(_THINGS)):
        return ""
    return "anonymous"


def _whole(text: str, tokens: Sequence[Token]) -> str:
    """The words up to the first comma, at most twelve."""
    end = next((i for i, t in enumerate(tokens) if t.low == "," and i), len(tokens))
    return text[tokens[0].start : tokens[min(end, 12) - 1].end]


def deputy_body(text: str, span: tuple[int, int], head: str) -> tuple[int, int] | None:
    """Where "the company" of "a spokesman for the company" stands; None for no deputy, or one of a named body."""
    if head not in _DEPUTIES:
        return None
    tokens = find_tokens(text[slice(*span)])
    at = next((k for k, t in enumerate(tokens) if t.low in ("for", "of") and k), 0)
    if not at or len(tokens) < at + 3 or tokens[at + 1].low not in ("the", "its") or tokens[at + 2].capital:
        return None
    ends = len(tokens) == at + 3 or tokens[at + 3].low == ","
    return (span[0] + tokens[at + 1].start, span[0] + tokens[at + 2].end) if ends else None


def is_plural(word: str) -> bool:
    """Whether a noun is plural by its form."""
    return word in _PLURALS or (len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")))


def is_human(head: str) -> bool:
    """Whether a noun is known to be of people, by itself or by its ending: "woman", "surveyor", "hydrologists".

    >>> is_human("surveyor"), is_human("river")
    (True, False)
    """
    if head in _PEOPLE | _POSTS:
        return True
    stem = head.removesuffix("s")
    if not stem.endswith(_PERSON_ENDINGS) or stem in _TOOLS:
        return False
    if stem.endswith(("er", "or")):
        return any(len(base) > 2 and is_common(base) for base in (stem[:-2], stem[:-1], stem[:-2] + "e"))
    return True


def may_speak(head: str, knowledge: Knowledge, cues: Cues) -> bool:
    """Whether a noun is known to be of people, a body or a paper: it can say something, unlike "the peso"."""
    bodies = head in BODIES | COMPANIES | _PRESS or head in knowledge.office_words
    return is_human(head) or bodies or head in cues.documents or head in knowledge.names["company_words"]


def is_company(head: str, knowledge: Knowledge) -> bool:
    """Whether a noun says that something is a company: "the firm", "the airline"."""
    company = head in knowledge.names["company_words"] and head not in knowledge.office_words | BODIES
    return head in COMPANIES or company
