"""The night in a cable car with what is said of it: claims contested, repeated, drifted, updated, and told by one."""

from __future__ import annotations

from dataclasses import replace

from faces.cablecar import nine
from faces.standin import Rows, hostile

from stemma.model import Article, Claim, Difference, Hedge, Source, Statement, make_id

AUNE, SERVICE = Source("src-aune", "Leif Aune", "person"), Source("src-rescue", "valley rescue service", "office")
NOTE = Source("src-note", "an inspection note (Sarrow Valley Post)", "document")
LEDGER, POST = make_id("src", "outlet", "The Ledger Online"), make_id("src", "outlet", "Sarrow Valley Post")
HPA = make_id("src", "agency", "Highland Press Agency")


class Desk:
    """Makes statements out of words that stand in the articles."""

    def __init__(self) -> None:
        self.rows = nine()
        self.by_outlet = {row.outlet: row for row in self.rows.articles}
        self.made: dict[str, Statement] = {}

    def say(
        self,
        outlet: str,
        words: str,
        source: str | None = None,
        via: tuple[str, ...] = (),
        origin: str | None = None,
        hedge: Hedge = "none",
    ) -> str:
        """State `words` as `outlet` does; gives the statement's id."""
        article: Article = self.by_outlet[outlet]
        start = article.text.index(words)
        end = start + len(words)
        name = make_id("sta", article.id, start, end)
        spans = ((start, end),)
        said = Statement(name, article.id, start, end, source, None, None, spans, hedge, via, origin or article.id)
        self.made[name] = said
        return name

    def read(self, name: str, words: str) -> tuple[str, int, int]:
        """The place of a reading in a statement."""
        row = self.made[name]
        text = next(a.text for a in self.rows.articles if a.id == row.article)
        start = text.index(words, row.start)
        return name, start, start + len(words)


def claimed() -> Rows:
    """Nine articles with seven claims: one of each kind, and one that a single article tells."""
    desk = Desk()
    say, read = desk.say, desk.read
    post, wire = desk.by_outlet["Sarrow Valley Post"].id, desk.by_outlet["Northern Times"].id
    story = desk.rows.stories[0].id
    number = (
        say("Sarrow Valley Post", "Forty-one passengers spent the night in the cabins of the Mount Sarrow cable car",
            SERVICE.id, origin=SERVICE.id),
        say("High Country", "Forty-one passengers spent the night in the cabins of the Mount Sarrow cable car",
            origin=SERVICE.id),
        say("Northern Times", "the last of 41 people trapped overnight", origin=wire),
        say("Evening Mail", "The Ledger Online put the number at 43", LEDGER, origin=LEDGER),
    )  # fmt: skip
    bearing = (
        say("Sarrow Valley Post", "had reported a worn bearing on the same tower in August", NOTE.id, origin=NOTE.id),
        say("Evening Mail", "knew of a worn bearing on the same tower in August", NOTE.id, (POST,), NOTE.id),
        say("Radio Brenna", "knew in August of a worn bearing on the tower", NOTE.id, (POST,), NOTE.id),
    )
    order = (
        say("Northern Times", "ordered all lifts of the same type to be checked within ten days", AUNE.id, (HPA,),
            AUNE.id),
        say("Daily Lantern", "wants every lift of this type inspected in the next ten days", AUNE.id, (), AUNE.id,
            "expected"),
    )  # fmt: skip
    down = (
        say("Daily Lantern", "with 24 people still hanging in the dark", origin=wire),
        say("Northern Times", "The remaining 24 were brought down by 8:40 am", origin=wire),
    )
    light = (
        say("Sarrow Valley Post", "The other 24 were brought down after first light"),
        say("The Clarion", "The remaining 24 were brought down by 8:40 am", origin=wire),
    )
    singing = tuple(
        say(outlet, "We could hear them singing in cabin six until well past midnight", origin=post)
        for outlet in ("Sarrow Valley Post", "Daily Lantern")
    )
    alone = (say("Workers’ Weekly", "The union represents 63 of the 80 staff"),)

    def claim(told: tuple[str, ...], origins: tuple[str, ...], low: int, high: int) -> Claim:
        first = desk.made[told[0]]
        text = next(a.text for a in desk.rows.articles if a.id == first.article)[first.start : first.end]
        whys = ("Each is heard by nobody else.", "One account names no source.")
        return Claim(make_id("clm", told[0]), story, text, told, origins, (low, high), whys)

    claims = (
        claim(number, (SERVICE.id, wire, LEDGER), 2, 3),
        claim(bearing, (NOTE.id,), 1, 1),
        claim(order, (AUNE.id,), 1, 1),
        claim(down, (wire,), 1, 1),
        claim(light, (post, wire), 2, 2),
        claim(singing, (post,), 1, 1),
        claim(alone, (desk.by_outlet["Workers’ Weekly"].id,), 1, 1),
    )
    lantern = desk.by_outlet["Daily Lantern"].id
    edge = next(d.id for d in desk.rows.derivations if d.child == lantern and d.kind == "rewritten")
    numbers = zip(number, ("Forty-one", "Forty-one", "41", "43"), strict=True)
    differences = (
        Difference("dif-1", claims[0].id, "conflict", "number", tuple(read(n, w) for n, w in numbers), None,
                   "The rescue service against the Ledger."),
        Difference("dif-2", claims[2].id, "drift", "status", (read(order[0], "ordered"), read(order[1], "wants")), edge,
                   "The copy makes a wish of an order."),
        Difference("dif-3", claims[3].id, "update", "status",
                   (read(down[0], "still hanging"), read(down[1], "brought down")), None, "They came down at dawn."),
        Difference("dif-4", claims[4].id, "precision", "time",
                   (read(light[0], "after first light"), read(light[1], "by 8:40 am")), None, "One gives the hour."),
    )  # fmt: skip
    sources = (*(s for s in desk.rows.sources if s.id != make_id("src", "person", "Leif Aune")), AUNE, SERVICE, NOTE)
    made = tuple(desk.made[name] for name in sorted(desk.made))
    return replace(desk.rows, sources=sources, statements=made, claims=claims, differences=differences)


def hostile_claims() -> Rows:
    """Markup, endless words and references to nothing where claims should be."""
    rows = hostile()
    a, b = rows.articles
    script = "<script>alert(4)</script>\u202e\x1b[31m"
    bad = Source("src-bad", f"'\"><img src=x onerror=alert(5)>{script}", "person")
    words = len("A line <script>alert(1)</script> of text.")
    statements = (
        Statement("sta-a", a.id, 0, len(a.text), bad.id, (0, 4), None, ((0, words), (words + 1, len(a.text))), "denied",
                  ("src-missing",), script),
        Statement("sta-b", b.id, 0, words, None, None, None, (), "none", (), "rep'\"><script>"),
        Statement("sta-c", "art-missing", 0, 5, None, None, None, ()),
    )  # fmt: skip
    claims = (
        Claim("clm'\"><b>", "st", script * 100, ("sta-a", "sta-b", "sta-c", "sta-missing"), (script, bad.id, ""),
              (0, 2), (script, "")),
        Claim("clm-empty", "st", "", (), (), (0, 0), ("", "")),
    )  # fmt: skip
    readings = (("sta-a", 0, len(a.text)), ("sta-b", 2, 6), ("sta-missing", 0, 5), ("sta-b", 7, 10**9))
    differences = (Difference(f"dif-{script}", "clm'\"><b>", "conflict", script, readings, "der-missing", script),)
    return replace(rows, sources=(*rows.sources, bad), statements=statements, claims=claims, differences=differences)
