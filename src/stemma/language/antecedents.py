"""Antecedents: whom "she", "they", "which", "the latter" and "who" mean in an article, by what was met before.

Pronouns go to the nearest mention that agrees in kind, number and, where the text shows it, gender.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence

from stemma.knowledge import Knowledge
from stemma.language.cues import Cues
from stemma.language.describing import PERSONAL, Described, is_company, is_human, is_plural
from stemma.language.entities import Entities, Entity
from stemma.language.finite import is_finite
from stemma.language.genders import gender_of
from stemma.language.subjects import find_papers, phrase_ending
from stemma.language.tokens import DETERMINERS, PREPOSITIONS, Token, find_tokens, word_set
from stemma.model import Name

Span = tuple[int, int]
NEAR = 6  # sentences back in which a pronoun's antecedent is looked for
_LONGEST_READ = 600  # characters of a sentence that are looked at
_LONGEST_PHRASE = 120  # characters of what a relative follows
# Papers that are somebody's words, not a source beside him.
WORDS_OF_SOMEBODY = word_set("statement testimony complaint notice bulletin letter speech verdict")
_COLLECTIVE = word_set("police prosecutors investigators authorities detectives auditors organisers trustees rebels")
# Who bears such a title in a country or a town is known without his name.
UNIQUE = word_set(
    "president premier minister chancellor governor mayor king queen pope speaker chairman chairwoman ambassador "
    "secretary-general"
)
_BODIES = ("office", "agency", "outlet", "document")


class Antecedents:
    """Whom a pronoun means in one article. `described` reads a phrase; `entity` is whom it means, None for nobody."""

    def __init__(
        self,
        text: str,
        starts: Sequence[int],
        names: Sequence[Name],
        entities: Entities,
        cues: Cues,
        knowledge: Knowledge,
        described: Callable[[Span], Described],
        entity: Callable[[Span, int], Entity | None],
    ) -> None:
        """`starts`: where the sentences of `text` begin; `names`: of `text`, in order."""
        self._text, self._starts, self._names, self._entities = text, starts, names, entities
        self._cues, self._knowledge, self._described, self._entity = cues, knowledge, described, entity

    def meant(
        self, word: str, span: Span, number: int, paper: bool, without: frozenset[str] = frozenset()
    ) -> Entity | None:
        """Whom "it", "they", "he" or "she" at `span` of sentence `number` means, of persons none named `without`.

        `paper`: what is said is what papers say, "it lists …", "they give the fee as …".
        """
        entities = self._entities
        if paper and word in ("it", "they", "them"):
            wanted = word != "it"
            found = entities.latest(number, lambda e: e.kind == "document" and e.plural == wanted, 2, before=span[0])
            if found is not None:
                return found
        if word in ("it", "its"):
            found = self._thing(number, 0) if word == "its" else None
            return found or self._thing(number, NEAR) or self._misread(number)
        if word in ("they", "them", "their"):
            found = self._people_before(span, number) or entities.latest(number, lambda e: e.plural, NEAR)
            return found or entities.latest(number, lambda e: e.kind in ("office", "outlet", "agency"), 1)
        wanted_gender = gender_of({word})
        found = entities.latest(
            number, lambda e: _may_be(e, wanted_gender) and e.name not in without, NEAR, wanted_gender, span[0]
        )
        if found is None:
            found = self._somebody_before(span, number)
            found = None if found is not None and found.gender not in ("", wanted_gender) else found
        if found is None and word in ("he", "she"):
            found = self._against_name(number) or self._misread_person(number)
        if found is not None:
            found.gender = found.gender or wanted_gender
        return found

    def _against_name(self, number: int) -> Entity | None:
        """The one person who spoke, though his given name is mostly borne by the other gender: "Simone … he"."""
        near = [e for e in self._entities.of_kind("person") if e.spoke and gender_of(e.words) == ""]
        found = near[0] if len(near) == 1 else None
        return self._entities.latest(number, lambda e: e is found, 1) if found is not None else None

    def _somebody_before(self, span: Span, number: int) -> Entity | None:
        """ "the landlord" of "Neighbours said the landlord had cut the water", where nobody else can be meant."""
        for sentence in range(number, max(-1, number - 2), -1):
            start = self._starts[sentence]
            tokens = find_tokens(self._text[start : min(span[0], start + _LONGEST_READ)])
            for k in range(len(tokens) - 2, -1, -1):
                head = tokens[k + 1]
                beside = tokens[k + 2] if k + 2 < len(tokens) else None
                one = tokens[k].low == "the" and is_human(head.low) and not is_plural(head.low) and not head.capital
                if one and (beside is None or not (beside.capital or is_human(beside.low))):
                    return self._at((start + tokens[k].start, start + head.end), number)
        return None

    def owner(self, word: str, span: Span, number: int) -> str | None:
        """Whose "his" or "her" at `span` is: the name, or the role, "chancellor", of the person met last before."""
        found = self.meant("she" if word == "her" else "he", span, number, False)
        role = self._role_before(span, number)
        if role is not None and (found is None or found.span is None or found.span[0] < role[0]):
            return role[1]
        return found.name if found is not None else None

    def _role_before(self, span: Span, number: int) -> tuple[int, str] | None:
        """Where the sentence of `span`, or the one before, has "the chancellor" without a name, and that word.

        The place is that of the sentence, so that whom it names counts before his role.
        """
        for sentence in range(number, max(-1, number - 2), -1):
            start = self._starts[sentence]
            tokens = find_tokens(self._text[start : min(span[0], start + _LONGEST_READ)])
            for k in range(len(tokens) - 2, -1, -1):
                place = start + tokens[k + 1].end
                plain = (
                    not (k + 2 < len(tokens) and tokens[k + 2].capital) and self._text[place : place + 1] not in "'’"
                )
                if tokens[k].low == "the" and tokens[k + 1].low in UNIQUE and plain and place <= span[0]:
                    return start, tokens[k + 1].low
        return None

    def _thing(self, number: int, back: int) -> Entity | None:
        return self._entities.latest(number, lambda e: e.kind in _BODIES, back)

    def _misread(self, number: int) -> Entity | None:
        """A body that its name alone has made a person: "The publisher, Lund Forlag, denied this. It said"."""
        found = self._entities.latest(number, self._is_firm, 2)
        if found is not None:
            found.kind = "office"
        return found

    def _misread_person(self, number: int) -> Entity | None:
        """A person whom the name alone has made a body: "Ilse Verbruggen keeps the tables. … she explains"."""
        found = self._entities.latest(number, self._may_be_person, 2)
        if found is not None:
            found.kind = "person"
        return found

    def _may_be_person(self, entity: Entity) -> bool:
        words = entity.name.lower().split()
        body = any(w in self._knowledge.office_words or is_company(w, self._knowledge) for w in words)
        plain = entity.name.replace(" ", "").replace("-", "").isalpha() and not entity.name.isupper()
        return entity.kind == "office" and entity.named and len(words) == 2 and plain and not body

    def _is_firm(self, entity: Entity) -> bool:
        firm = any(is_company(word, self._knowledge) for word in sorted(entity.words))
        return entity.kind == "person" and not entity.gender and firm

    def _people_before(self, span: Span, number: int) -> Entity | None:
        """The last people who do something in the same sentence: "Rauk was out when police called; they think …"."""
        start = max(self._starts[number], span[0] - _LONGEST_READ)
        tokens = find_tokens(self._text[start : span[0]])
        for k in range(len(tokens) - 2, -1, -1):
            head = tokens[k].low
            if head in _COLLECTIVE or (is_plural(head) and is_human(head) and not tokens[k].capital):
                if not (is_finite(tokens, k + 1) or tokens[k + 1].low.endswith("ed")):
                    continue
                return self._at((start + tokens[k].start, start + tokens[k].end), number)
        return None

    def _at(self, place: Span, number: int) -> Entity | None:
        """Whom the words at a place mean, found there."""
        entity = self._entity(place, number)
        if entity is not None:
            entity.span = place
        return entity

    # --- relatives ----------------------------------------------------------------------------------------------

    def relative(self, span: Span, number: int) -> Entity | None:
        """Whom ", who said", "two members who said" or "a letter that said" follows."""
        if self._text[slice(*span)].lower() != "who":
            return self._paper_before(span, number)
        before = bisect_left(self._names, span[0], key=lambda n: n.start) - 1
        name = self._names[before] if before >= 0 else None
        if name is not None and name.kind == "person" and 0 <= span[0] - name.end <= 3:
            shown = self._entities.fullest(self._text[name.start : name.end], "person")
            entity = self._entities.get(shown, "person", named=True)
            entity.span = (name.start, name.end)
            return entity
        spoke = self._entities.latest(number, lambda e: e.spoke and e.kind in ("person", "anonymous"), 0)
        return spoke or self._people_ending(span, number)

    def _people_ending(self, span: Span, number: int) -> Entity | None:
        start = max(self._starts[number], span[0] - _LONGEST_PHRASE)
        tokens = find_tokens(self._text[start : span[0]])
        phrase = phrase_ending(tokens, len(tokens), who=True)
        if phrase is None:
            return None
        return self._at((start + tokens[phrase[0]].start, start + tokens[phrase[1] - 1].end), number)

    def _paper_before(self, span: Span, number: int) -> Entity | None:
        """What ", which said" follows: a body, or a paper; a statement is its maker's."""
        start = max(self._starts[number], span[0] - _LONGEST_PHRASE)
        tokens = find_tokens(self._text[start : span[0]])
        words = [k for k in range(max(0, len(tokens) - 6), len(tokens)) if tokens[k].low[:1].isalnum()]
        if not words:
            return None
        first = next((k for k in reversed(words) if tokens[k].low in DETERMINERS), words[-1])
        place = (start + tokens[first].start, start + tokens[words[-1]].end)
        seen = self._described(place)
        if seen.head in WORDS_OF_SOMEBODY and seen.kind == "document":
            return self._entities.latest(number, lambda e: e.kind in ("office", "person"), 0)
        if not seen.sure or seen.kind not in _BODIES:
            papers = list(find_papers(tokens, self._cues))  # "logs released under the law, which put it at 40"
            if not papers:
                return self._body_before(span)
            place = (start + tokens[papers[-1][0]].start, start + tokens[papers[-1][1] - 1].end)
        return self._at(place, number)

    def _body_before(self, span: Span) -> Entity | None:
        """The name that ", which said" stands right behind: no person's, whatever it was taken for."""
        before = bisect_left(self._names, span[0], key=lambda n: n.start) - 1
        name = self._names[before] if before >= 0 else None
        if name is None or name.kind not in ("person", "organisation") or not 0 <= span[0] - name.end <= 3:
            return None
        entity = self._entities.get(self._text[name.start : name.end], "office", named=True)
        entity.span = (name.start, name.end)
        return entity

    # --- two named together -------------------------------------------------------------------------------------

    def of_two(self, word: str, span: Span, number: int) -> Entity | None:
        """Whom "the former" or "the latter" means: of the last two that "and" joins, before or in the sentence."""
        for sentence in range(number, max(-1, number - 3), -1):
            start = self._starts[sentence]
            end = span[0] if sentence == number else self._starts[sentence + 1]
            pair = self._pair(start, min(end, start + _LONGEST_READ), sentence)
            if pair is not None:
                return pair[word == "latter"]
        return None

    def _pair(self, start: int, end: int, number: int) -> tuple[Entity, Entity] | None:
        tokens = find_tokens(self._text[start:end])
        for k in range(len(tokens) - 2, 0, -1):
            if tokens[k].low != "and":
                continue
            before = self._joined(start, tokens, k, number, ahead=False)
            after = self._joined(start, tokens, k, number, ahead=True) if before is not None else None
            if before is not None and after is not None and before is not after:
                return before, after
        return None

    def _joined(self, start: int, tokens: Sequence[Token], k: int, number: int, ahead: bool) -> Entity | None:
        """Whom the phrase before or behind the "and" at token `k` means."""
        step = 1 if ahead else -1
        m = k + step
        if not ahead and tokens[m].low == "," and m > 1:  # "The landlord, Bo Sund, and the tenant, Ada Vane"
            m -= 1
            k -= 1
        while 0 <= m < len(tokens) and abs(m - k) <= 8 and _in_phrase(tokens, m):
            least = k + 1 + (tokens[k + 1].low in DETERMINERS)
            if ahead and m > least and any(f.tense == "base" for f in self._cues.verbs.get(tokens[m].low, ())):
                break  # "The bank and the union | disagree"
            m += step
        if ahead and m + 1 < len(tokens) and tokens[m].low == "," and tokens[m + 1].capital:
            m = next((n for n in range(m + 1, len(tokens)) if not tokens[n].capital), len(tokens))
        first, last = (k + 1, m) if ahead else (m + 1, k)
        while first < last and tokens[first].low in PREPOSITIONS:
            first += 1
        if first >= last or tokens[first].low in PERSONAL:
            return None
        place = (start + tokens[first].start, start + tokens[last - 1].end)
        seen = self._described(place)
        if not (seen.named or seen.sure):
            return None
        known = self._at(place, number)
        if known is None and seen.kind == "office":  # "the union and management": as bare as it stands
            known = self._entities.get(seen.name, "office", seen.plural)
            known.span = place
        return known


def _in_phrase(tokens: Sequence[Token], k: int) -> bool:
    return tokens[k].low[:1].isalnum() and tokens[k].low != "and" and not is_finite(tokens, k)


def _may_be(entity: Entity, gender: str) -> bool:
    """Whether "he" or "she" can be meant: a lone name must have spoken, or have something said of it."""
    known = entity.kind != "person" or " " in entity.name or entity.spoke or bool(entity.gender)
    known = known or any(is_human(word) for word in entity.words)
    return entity.is_one and known and entity.gender in ("", gender or entity.gender)


def sentence_of(starts: Sequence[int], place: int) -> int:
    """The number of the sentence in which a place lies; the first when it lies before all."""
    return max(0, bisect_right(starts, place) - 1)
