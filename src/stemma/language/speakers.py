"""Speakers: who a source phrase means in its article: "she", "the ministry", "the same officer", a surname alone.

An article is read from its start: what has spoken, or stood as a subject, can be meant by what comes later. Pronouns
and descriptions go to the nearest such mention that agrees in kind, number and, where the text shows it, gender. What
agrees with nothing is left open.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol, TypeVar

from stemma.knowledge import Knowledge
from stemma.language.antecedents import UNIQUE, WORDS_OF_SOMEBODY, Antecedents, sentence_of
from stemma.language.articlepress import NOUNS, nouns_of, settle_press
from stemma.language.bylines import same_press
from stemma.language.citations import Cited
from stemma.language.cues import Cues
from stemma.language.describing import Described, deputy_body, describe, is_company
from stemma.language.entities import NAMED, PAPER, SUBJECT, Entities, Entity, meet_names, settle_names
from stemma.language.epithets import called_for_a_change, described_again, fuller, name_given
from stemma.language.genders import gender_of
from stemma.language.groups import GENERIC, find_group, some_of
from stemma.language.heard import Heard, is_same_setting
from stemma.language.hearers import find_hearer
from stemma.language.mediums import OF_OTHERS
from stemma.language.pieces import piece_of, shown_behind
from stemma.language.reveals import find_reveals, revealed
from stemma.language.sayings import Saying
from stemma.language.speaking import Speaker
from stemma.language.subjects import find_papers, find_subject
from stemma.language.tokens import find_tokens, word_set
from stemma.model import Name, SourceKind

_OWN = word_set("we i us")
_NOBODY = word_set("you one nobody which that who")
_FAR = 12  # the same for a group or an office that spoke
_READ_BACK = 60  # the same for a description that fits several
_LONGEST_READ = 600  # characters of a sentence that are looked at for what it begins with
_ANY_PAPER = word_set("report document paper text file review record analysis")
_KINDS: dict[str, SourceKind] = {
    "person": "person", "office": "office", "document": "document", "agency": "agency", "outlet": "outlet",
}  # fmt: skip
# Bodies that are nobody's name: which office, which city?
_TOO_BARE = word_set("office village country region centre center institution side unit")
_PUTS = word_set("put place give")
_SPOKEN = word_set("deny accuse condemn denounce deplore")  # who does that speaks, whatever he is
_LONGEST_SHOWN = 120  # characters of "that was leaked to the newspaper X" behind a paper
# Words for press that are said of one and the same.
_ALIKE = (
    word_set("newspaper paper daily tabloid broadsheet weekly journal"),
    word_set("broadcaster station channel radio"),
    word_set("portal site website outlet blog"),
    word_set("agency newswire"),
)
_HINTS = word_set("former ex deputy acting vice assistant second another other")


class _Placed(Protocol):
    @property
    def start(self) -> int: ...


_Row = TypeVar("_Row", bound=_Placed)


class Cast:
    """Who can speak in one article. `speaker` is asked for each saying in order of place, and remembers."""

    def __init__(
        self,
        text: str,
        sentences: Sequence[tuple[int, int]],
        names: Sequence[Name],
        cited: Sequence[Cited],
        knowledge: Knowledge,
        cues: Cues,
        outlet: str | None,
    ) -> None:
        """`sentences`, `names` and `cited` are of `text`, in order; `outlet`: whose article it is, None if unknown."""
        self._text, self._knowledge, self._cues, self._outlet = text, knowledge, cues, outlet
        self.cited, self._names = settle_press(text, settle_names(text, names, knowledge), cited, knowledge)
        self._starts = [start for start, _ in sentences]
        self._press = [c for c in self.cited if c.kind in ("agency", "outlet")]
        self._nouns = nouns_of(text, self._press)
        self._last: tuple[int, Speaker] | None = None
        self._said: list[tuple[int, str]] = []
        self._heard = Heard()
        self._entities = Entities()
        self._before = Antecedents(
            text, self._starts, self._names, self._entities, cues, knowledge, self._describe, self._entity_at
        )
        self._reveals = find_reveals(text, sentences, self._names, cues)
        self._subjects: list[tuple[int, str]] = []
        press = frozenset(text[c.start : c.end] for c in self._press)
        meet_names(self._entities, text, sentences, self._names, press)
        for number, (start, end) in enumerate(sentences):
            self._note_subject(number, start, min(end, start + _LONGEST_READ))
        for number, (start, end) in enumerate(sentences):
            self._meet_described(number, start, min(end, start + _LONGEST_READ))

    def _note_subject(self, number: int, start: int, end: int) -> None:
        """Take note of the word by which a sentence describes the one person it begins with: "The importer said"."""
        tokens = find_tokens(self._text[start:end])
        subject = find_subject(tokens, self._cues)
        if subject is not None:
            seen = self._describe((start + tokens[subject[0]].start, start + tokens[subject[1] - 1].end))
            if seen.kind == "anonymous" and seen.sure and not seen.plural:
                self._subjects.append((number, seen.head))

    def _meet_described(self, number: int, start: int, end: int) -> None:
        """Enter what a sentence begins with, "The auditors then compared …", and the papers that it speaks of."""
        tokens = find_tokens(self._text[start:end])
        subject = find_subject(tokens, self._cues)
        if subject is not None:
            self._enter(start + tokens[subject[0]].start, start + tokens[subject[1] - 1].end, number, subject=True)
        for first, last in find_papers(tokens, self._cues):
            self._enter(start + tokens[first].start, start + tokens[last - 1].end, number, subject=False)

    def _enter(self, start: int, end: int, number: int, subject: bool) -> None:
        seen = self._describe((start, end))
        if seen.kind == "pronoun" and seen.head in ("latter", "former"):  # "The latter was blunt: …, he said"
            two = self._before.of_two(seen.head, (start, end), number)
            if two is not None:
                self._entities.meet(two, number, SUBJECT, (start, end))
            return
        if seen.named or not seen.sure or seen.kind not in ("office", "document", "anonymous"):
            return
        if seen.head in WORDS_OF_SOMEBODY or (not subject and seen.kind != "document"):
            return
        found = self._resolve(seen, (start, end), number)
        if found is None:
            return
        entity = self._entities.get(found.name, found.kind, seen.plural)
        entity.words |= seen.words | {seen.head}
        paper = PAPER if entity.kind == "document" else NAMED
        self._entities.meet(entity, number, SUBJECT if subject else paper, (start, end))

    def _describe(self, span: tuple[int, int]) -> Described:
        names = _between(self._names, span)
        return describe(self._text, span, names, _between(self.cited, span), self._knowledge, self._cues)

    def _entity_at(self, span: tuple[int, int], number: int) -> Entity | None:
        """Whom a phrase means, None for nobody and for what is too bare to say."""
        seen = self._describe(span)
        found = self._resolve(seen, span, number)
        if found is None or found.open:
            return None
        entity = self._entities.get(found.name, found.kind, seen.plural)
        entity.words |= seen.words | {seen.head}
        return entity

    def speaker(self, saying: Saying) -> Speaker | None:
        """Who says it, and to which press; None when the phrase names nothing that speaks."""
        if saying.source is None:
            return None
        seen, number = self._describe(saying.source), sentence_of(self._starts, saying.cue[0])
        found = self._speaker(seen, saying.source, number, saying)
        if found is None:
            return None
        if found.kind == "document" and found.through is None:  # "A draft, published by the Gazette, says"
            behind = max(saying.source[1], saying.cue[1] if saying.cue[0] < saying.source[0] else saying.cue[0])
            behind = max(behind, saying.source[1] + shown_behind(self._text[saying.source[1] :][:_LONGEST_SHOWN]))
            found = replace(found, through=self._shown_by((saying.source[1], behind)))
        if not found.open and not found.own:
            found = replace(found, told=self._hearer(found, seen, number, saying))
        self._last = max(saying.source[1], saying.cue[1]), found
        self._said.append((saying.cue[0], found.name))
        return found

    def between(self, span: tuple[int, int], speaking: Sequence[tuple[int, int]]) -> Speaker | None:
        """Who, not the article's own outlet, is meant by words that stand between a source and the article.

        The press, by its name or as "the paper"; somebody else only where he is one of `speaking`.
        """
        row = next((c for c in self._press if c.start < span[1] and span[0] < c.end), None)
        whole = next((one for one in speaking if one[0] < span[1] and span[0] < one[1]), span) if row is None else span
        seen, number = self._describe(whole), sentence_of(self._starts, whole[0])
        if row is not None:
            found: Speaker | None = Speaker(row.name, _KINDS.get(row.kind, "outlet"))
        else:
            found = self._resolve(seen, whole, number) if seen.kind != "pronoun" else None
        if found is None or (whole not in speaking and found.kind not in ("agency", "outlet")):
            return None
        return None if self._outlet and same_press(found.name, self._outlet, self._knowledge) else found

    def _hearer(self, found: Speaker, seen: Described, number: int, saying: Saying) -> Cited | None:
        """The press that he told it to, or goes on telling: "the same source said", "she added"."""
        ends = self._starts[number + 1] if number + 1 < len(self._starts) else len(self._text)
        row = find_hearer(self._text, saying, (self._starts[number], ends), self.cited, self._paper_at)
        if row is not None:
            own = self._outlet and same_press(row.name, self._outlet, self._knowledge)
            if own or row.name == found.name:
                return None
            self._heard.note(found.name, row, number)
            return row
        same = is_same_setting(self._text, self._starts[number])
        anaphor = seen.kind == "pronoun" or (found.kind == "anonymous" and (seen.definite or seen.head == "one"))
        return self._heard.still(found.name, found.kind, number, anaphor, same)

    def _paper_at(self, span: tuple[int, int]) -> Cited | None:
        """The press that "the portal" at a place means; None where the article has none."""
        seen = self._describe(span)
        agency = seen.head == "agency" and any(c.kind == "agency" for c in self._press)
        heard = seen.kind == "press" or (seen.head in NOUNS and seen.head != "agency" and not seen.named)
        return self._press_meant(seen.head, span) if heard or agency else None

    def _speaker(self, seen: Described, span: tuple[int, int], number: int, saying: Saying) -> Speaker | None:
        if seen.kind == "pronoun":
            return self._by_pronoun(seen, span, number, saying)
        doubtful = seen.kind in ("anonymous", "office") and not seen.sure
        if doubtful and saying.group in ("stance", "figure", "finding", "thought") and not saying.lemmas & _SPOKEN:
            return None  # "The bloodshed has claimed 300 lives"
        found = self._resolve(seen, span, number)
        if found is None:
            return None
        if (
            found.kind in ("agency", "outlet")
            and self._outlet
            and same_press(found.name, self._outlet, self._knowledge)
        ):
            return replace(found, own=True)
        named = _plain(found.name) if found.kind == "office" and self._outlet else []
        if named and (named == _plain(self._outlet or "") or _ends_alike(_plain(self._outlet or ""), named)):
            return replace(found, own=True)  # "The Plum can reveal"
        if found.open:
            return found
        entity = self._entities.get(found.name, found.kind, seen.plural, seen.named)
        # "the Gazette said, citing a memo", "he refused, according to the Gazette": whoever goes on is the first
        if saying.citing or (saying.group == "phrase" and found.kind in ("agency", "outlet")):
            entity.words |= seen.words | {seen.head}
            entity.spoke = True
            self._entities.meet(entity, number, NAMED - 0.1, span)
        else:
            self._entities.say(entity, number, span, seen.words | {seen.head})
        return found

    def _resolve(self, seen: Described, span: tuple[int, int], number: int) -> Speaker | None:
        piece = None if seen.named else piece_of(self._text, span, _between(self._press, span))
        if piece is not None:  # "a dispatch in the daily Argus" is the Argus
            return Speaker(piece.name, "agency" if piece.kind == "agency" else "outlet")
        if seen.kind == "anonymous" and " " not in seen.name and self._text[span[0]].isupper():
            shown = seen.name[:1].upper() + seen.name[1:]
            person = self._entities.fullest(shown, "person")
            if person.endswith(f" {shown}"):
                return Speaker(person, "person")  # "Brill", a word that the text shows to be a name
        if seen.kind == "person":
            return Speaker(self._entities.fullest(seen.name, "person"), "person")
        if seen.kind in ("agency", "outlet"):
            return Speaker(seen.name, "agency" if seen.kind == "agency" else "outlet")
        if seen.kind == "press":
            return self._the_paper(seen, span)
        if seen.kind == "office":
            return self._office(seen, span, number)
        if seen.kind == "document":
            return self._document(seen, span, number)
        return self._described(seen, span, number) if seen.kind == "anonymous" else None

    def _nearest(self, fit: Sequence[Entity], number: int) -> Entity | None:
        """Of `fit`, who is met nearest before; else the one with the longest name."""
        near = self._entities.latest(number, lambda e: any(e is one for one in fit), _READ_BACK) if fit else None
        return near or max(fit, key=lambda e: (len(e.name), e.name), default=None)

    # --- press, offices, papers, people -------------------------------------------------------------------------

    def _the_paper(self, seen: Described, span: tuple[int, int]) -> Speaker:
        """ "the paper", "the agency": the last press named before, or else the first of the article."""
        row = self._press_meant(seen.head, span)
        if row is None:
            named = self._entities.of_kind("outlet", "agency")
            if named:
                return Speaker(named[-1].name, _KINDS[named[-1].kind])
            return Speaker(seen.name, "outlet", own=seen.definite)
        return Speaker(row.name, "agency" if row.kind == "agency" else "outlet")

    def _press_meant(self, noun: str, span: tuple[int, int]) -> Cited | None:
        """Of the press that the article calls by that noun, or by one like it, the last named before a place."""
        wanted = "agency" if noun == "agency" else "outlet"
        alike = next((group for group in _ALIKE if noun in group), frozenset([noun]))
        rows = [c for c in self._press if noun in self._nouns.get(c.name, ())]
        rows = rows or [c for c in self._press if alike & self._nouns.get(c.name, frozenset())]
        rows = rows or [c for c in self._press if c.kind == wanted] or self._press
        before = bisect_left(rows, span[0], key=lambda c: c.start)
        return rows[max(0, before - 1)] if rows else None

    def _office(self, seen: Described, span: tuple[int, int], number: int) -> Speaker:
        """A body by its name; "the ministry", "the company" by the body of the article that this can mean."""
        if seen.named:
            if " " not in seen.name:
                person = self._entities.fullest(seen.name, "person")
                if person != seen.name and person.endswith(seen.name):
                    return Speaker(person, "person")  # "Ghani", when the text has Hassan Ghani
            press = self._knowledge.press(seen.name)
            if press is not None and press.kind in ("agency", "outlet") and not self._knowledge.is_ambiguous(seen.name):
                return Speaker(press.name, "agency" if press.kind == "agency" else "outlet")
            return Speaker(self._entities.fullest(seen.name, "office"), "office")
        owner = self._owner(span, number)
        if owner is not None:
            return Speaker(f"{owner}'s {seen.name}", "office")
        agency = next((c.name for c in self._press if c.kind == "agency"), None)
        if seen.head == "agency" and agency is not None and not seen.words & OF_OTHERS:
            return Speaker(agency, "agency")
        bodies = self._entities.of_kind("office")
        singular = seen.head.removesuffix("s")
        fit = [e for e in bodies if any(w.removesuffix("s") == singular for w in _plain(e.name))]
        fit = [e for e in fit if e.named] or fit
        if not fit and is_company(seen.head, self._knowledge):
            fit = [e for e in bodies if e.named and not set(_plain(e.name)) & self._knowledge.office_words]
            known = [e for e in fit if any(is_company(w, self._knowledge) for w in [*_plain(e.name), *sorted(e.words)])]
            fit = [] if "central" in seen.words else known or (fit if len(fit) == 1 and fit[0].spoke else [])
        found = self._nearest(fit, number) if seen.definite or seen.plural else None
        name = found.name if found is not None else seen.name
        return Speaker(name, "office", open=name.lower() in _TOO_BARE)

    def _shown_by(self, span: tuple[int, int]) -> Cited | None:
        """The press, not the article's own, that "obtained by", "published by" within a place names."""
        row = next((c for c in self._press if span[0] < c.start and c.end <= span[1]), None)
        if row is not None and "journal" in self._nouns.get(row.name, ()):
            return None  # it is where a study stands, not who passes it on
        own = row is not None and self._outlet and same_press(row.name, self._outlet, self._knowledge)
        return None if own else row

    def _document(self, seen: Described, span: tuple[int, int], number: int) -> Speaker:
        """A paper by its words; "the report" by the one spoken of before, "the statement" by who made it."""
        through = self._shown_by(span)
        papers = self._entities.of_kind("document") if seen.definite else []
        bare = len(seen.words) < 3  # "the report", not "the commission's long report"
        same = [e for e in papers if seen.head in e.words and (bare or e.words & (seen.words - {seen.head, "the"}))]
        same = same or (papers[-1:] if seen.head in _ANY_PAPER and bare else [])
        if same:
            return Speaker(same[0].name, "document", through=through)
        if seen.head == "statement" and seen.definite:
            office = self._entities.latest(number, lambda e: e.kind == "office" and e.spoke, _FAR)
            if office is not None:
                return Speaker(office.name, "office")
        return Speaker(seen.name, "document", through=through)

    def _owner(self, span: tuple[int, int], number: int) -> str | None:
        """Whose office "her office" is, whose brother "his brother"."""
        word = self._text[span[0] : span[1]].partition(" ")[0].lower()
        return self._before.owner(word, span, number) if word in ("his", "her") else None

    def _described(self, seen: Described, span: tuple[int, int], number: int) -> Speaker:
        """ "the officer", "the officials", "one of them": whom the words were said of before; else as it stands."""
        some = some_of(seen, number, self._entities, lambda: self._group(number))
        if some is not None:
            return Speaker(some, "anonymous")
        given = None if seen.plural else name_given(self._text, span)
        if given is not None:
            self._entities.get(given, "person", named=True).words.update(seen.words)
            return Speaker(given, "person")
        body = deputy_body(self._text, span, seen.head)
        entity = self._entity_at(body, number) if body is not None else None
        if body is not None and entity is not None and entity.named and entity.kind in ("office", "person"):
            shown = self._text[span[0] : body[0]]  # "a spokesman for" the company of which the text has the name
            return Speaker(f"{shown[:1].lower()}{shown[1:]}{entity.name}", "anonymous")
        match = self._matching(seen, number) if seen.definite else None
        if match is None or match.kind != "person":
            match = called_for_a_change(seen, number, self._entities) or match
        if match is not None and described_again(match, seen):
            self._entities.rename(match, seen.name)
        if match is not None:
            return Speaker(match.name, "person" if match.kind == "person" else "anonymous")
        first = self._text[span[0] : span[1]].partition(" ")[0].lower()
        if first not in ("his", "her", "its", "their") and not seen.plural and seen.sure:
            known = first in ("the", "this", "that") or first.endswith(("'s", "’s", "s'", "s’"))
            name = revealed(self._reveals, number, gender_of(seen.words), self._subjects, seen.head, known)
            if name is not None:
                return Speaker(name, "person")  # "The importer said … Ada Vane has raised prices"
        owner = self._owner(span, number)
        if owner is not None:
            return Speaker(f"{owner}'s {seen.name.partition(' ')[2] or seen.name}", "anonymous")
        bare = self._text[slice(*span)].lower().partition(",")[0] == f"the {seen.head}"
        if bare and not seen.plural and seen.sure:
            whole = fuller(self._text, span, seen.head)
            if whole is not None:
                return Speaker(whole, "anonymous")
        if seen.definite and not seen.plural and seen.head in UNIQUE:
            return Speaker(seen.name.partition(" ")[2] or seen.name, "person")  # "the prime minister"
        return Speaker(seen.name, "anonymous")

    def _matching(self, seen: Described, number: int) -> Entity | None:
        """The person or people of whom the head word was said."""
        people = [
            e
            for e in self._entities.of_kind("person", "anonymous")
            if (seen.head in GENERIC and e.plural == seen.plural and e.kind == "anonymous")
            or (seen.head in e.words and e.words & _HINTS == seen.words & _HINTS)
        ]
        return self._nearest(people, number)

    def _group(self, number: int) -> str | None:
        return find_group(self._text, self._starts, number, self._entities)

    # --- pronouns -----------------------------------------------------------------------------------------------

    def _by_pronoun(self, seen: Described, span: tuple[int, int], number: int, saying: Saying) -> Speaker | None:
        word = seen.head
        if word in _OWN:
            return Speaker(self._outlet or "", "outlet", own=True)
        if word in ("who", "which", "that"):
            if self._last is not None and 0 <= span[0] - self._last[0] <= 3:
                return self._last[1]  # "according to the Herald, which said"
            found = self._before.relative(span, number)
            if found is None:
                return None
        elif word in ("former", "latter"):
            found = self._before.of_two(word, span, number)
        elif word == "one":
            group = self._group(number)
            return Speaker(f"one of {group}", "anonymous") if group else None
        elif word in _NOBODY:
            return None
        else:
            inner = {name for place, name in self._said if any(a <= place < b for a, b in saying.content)}
            found = self._before.meant(word, span, number, saying.group == "figure", frozenset(inner))
        if saying.group == "figure" and not saying.lemmas & _PUTS and (found is None or found.kind != "document"):
            return None  # "they counted 40" tells what they did; only a paper's figures are its word
        if found is None:
            return Speaker(seen.name, "anonymous", open=True)
        self._entities.say(found, number, found.span, frozenset())
        return Speaker(found.name, _KINDS.get(found.kind, "anonymous"), called=found.span)


def _ends_alike(long: Sequence[str], short: Sequence[str]) -> bool:
    bare = [w for w in short if w != "the"]
    return len(long) > len(bare) > 0 and list(long[-len(bare) :]) == bare


def _plain(name: str) -> list[str]:
    return [t.low for t in find_tokens(name)]


def _between(rows: Sequence[_Row], span: tuple[int, int]) -> Sequence[_Row]:
    """Those of `rows`, which are in order, that begin in `span`."""
    first = bisect_left(rows, span[0], key=lambda row: row.start)
    return rows[first : bisect_left(rows, span[1], key=lambda row: row.start)]
