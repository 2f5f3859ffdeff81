"""Made-up dossiers of any size in the proportions of a big news event: agency reports, copies, rewritings, loners.

`crowd(500)`: about 300 copies in 12 families of uneven size, 100 rewritings, 60 independent articles and 40 others
(origins, second-hand parents, versions, articles that take part), with lost reports, braces, rivals, second parents,
uncertain and uncredited lines, times from minutes to weeks apart, days without a clock time and articles without date.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import Random

from faces.standin import Rows, article, derived, shared

from stemma.model import Article, Derivation, Report, Reuse, Sibling, Source, Story, make_id

START = datetime(2031, 3, 4, 5, 42, tzinfo=UTC)
TOWNS = (
    "Aldmoor", "Brenna", "Calder", "Dunholt", "Eskrigg", "Farrow", "Gaustad", "Hallin", "Iverby", "Jarrow-on-Tarn",
    "Kelmarsh", "Lindvik", "Marrow", "Norhaven", "Orsk", "Pellworth", "Quarley", "Risør", "Stennack", "Tolmer",
    "Ulverdal", "Vester", "Wickham", "Yarrow", "Zell",
)  # fmt: skip
TITLES = ("Gazette", "Tribune", "Evening Post", "Courier", "Herald", "Daily News and Advertiser", "Radio", "Online")
TITLES += ("Times", "Chronicle", "Observer", "Echo", "Public Broadcasting", "Star", "Mail", "Journal", "Weekly", "24")
AGENCIES = ("Highland Press Agency", "Interfjord", "Tarn Wire", "National Information Bureau", "Coastal News Service")
HEADS = (
    "Ferry runs aground off {}, all 212 aboard safe",
    "“We heard it scrape”: passengers tell of the night off {}",
    "What we know about the grounding at {}",
    "Captain of stranded {} ferry had reported steering fault twice, documents show",
    "Minister orders checks after {} grounding",
)
LEAD = "The ferry Marit ran aground in thick fog at dawn and two hundred and twelve people were taken off by lifeboat."


@dataclass
class _Crowd:
    """What is being made."""

    random: Random
    articles: list[Article] = field(default_factory=list)
    derivations: list[Derivation] = field(default_factory=list)
    rivals: list[Derivation] = field(default_factory=list)
    reuse: list[Reuse] = field(default_factory=list)
    siblings: list[Sibling] = field(default_factory=list)
    times: dict[str, datetime] = field(default_factory=dict)

    def write(self, moment: datetime) -> Article:
        """An article of the next outlet; one in 12 known only to the day, one in 25 undated."""
        n = len(self.articles)
        outlet = f"{TOWNS[n * 7 % len(TOWNS)]} {TITLES[n * 5 % len(TITLES)]}" + (f" {n // 450 + 1}" if n >= 450 else "")
        stamp = moment.isoformat(timespec="minutes")
        precision = "day" if self.random.random() < 1 / 12 else "minute"
        undated = n > 0 and self.random.random() < 1 / 25
        if precision == "day":
            stamp = f"{moment.date().isoformat()}T00:00:00+00:00"
        made = article(
            f"crowd{n:04}",
            outlet,
            self.random.choice(HEADS).format(self.random.choice(TOWNS[:6])),
            None if undated else stamp,
            f"{LEAD} Edition {n} adds a paragraph of its own.",
            precision=precision,
        )
        self.articles.append(made)
        self.times[made.id] = moment
        return made

    def descend(self, parent: str, kind: str, share: float, *, second: str | None = None) -> Article:
        """An article that descends from `parent`: most within hours, some after weeks."""
        hours = self.random.lognormvariate(1.0 if kind == "republished" else 2.2, 1.5)
        child = self.write(self.times[parent] + timedelta(minutes=3 + 60 * min(hours, 900)))
        self._line(child, parent, kind, share)
        if second:
            self._line(child, second, "partial", round(share / 3, 2))
        return child

    def _line(self, child: Article, parent: str, kind: str, share: float) -> None:
        sure = round(self.random.choice((0.97, 0.93, 0.88, 0.81, 0.7, 0.55)), 2)
        named = self.random.random() < (0.7 if kind == "republished" else 0.45)
        reasons = ("Its words stand in the same order.",)
        self.derivations.append(derived("story-1", child.id, parent, kind, share, sure, named, (), reasons))
        above = next((a for a in self.articles if a.id == parent), None)
        if above:
            self.reuse.append(shared(above, LEAD, child, LEAD))
            if sure < 0.8:
                other = self.articles[self.random.randrange(len(self.articles))]
                if other.id not in (child.id, parent):
                    self.rivals.append(derived("story-1", child.id, other.id, kind, share / 2, 0.2, False))


def crowd(number: int, seed: int = 7, families: int = 0) -> Rows:
    """A dossier of `number` articles (3 or more) on one event, with so many families (0: as its size asks).

    The same arguments give the same rows.
    """
    made = _Crowd(Random(seed))
    families = families or (12 if number >= 300 else 4 if number >= 30 else 1)
    weights = [1 / (n + 1) ** 0.8 for n in range(families)]
    sources = tuple(Source(make_id("src", name), name, "agency") for name in AGENCIES)
    reports: list[Report] = []
    roots: list[str] = []
    for n in range(families):
        moment = START + timedelta(hours=0 if not n else made.random.lognormvariate(2.5, 1.4))
        if n % 3 == 0:
            source = sources[n // 3 % len(sources)].id if n != 6 else ""
            report = Report(make_id("rep", n), source, None, "named by some of those that share its words")
            reports.append(report)
            made.times[report.id] = moment
            roots.append(report.id)
        else:
            roots.append(made.write(moment).id)
    rewriters: list[tuple[str, str]] = []
    alone = max(1, number * 12 // 100)
    while len(made.articles) < number - alone:
        root = made.random.choices(roots, weights)[0]
        chance = made.random.random()
        second_hand = [name for name, home in rewriters if home == root][:2]
        parent = made.random.choice(second_hand) if second_hand and made.random.random() < 0.22 else root
        if chance < 0.7:
            made.descend(parent, "republished", round(made.random.uniform(0.86, 1.0), 2))
        elif chance < 0.93:
            other = made.random.choice(roots)
            mixed = other if made.random.random() < 0.12 and other not in (root, parent) else None
            child = made.descend(parent, "rewritten", round(made.random.uniform(0.2, 0.7), 2), second=mixed)
            rewriters.append((child.id, root))
        else:
            kind = made.random.choice(("partial", "version"))
            made.descend(parent, kind, round(made.random.uniform(0.05, 0.5), 2))
    loners = [made.write(START + timedelta(hours=made.random.lognormvariate(3, 1.3))) for _ in range(alone)]
    pairs = [(loners[n], made.articles[n * 9 % (number - alone)]) for n in range(0, len(loners), 4)]
    for a, b in pairs:
        made.siblings.append(Sibling(make_id("sib", a.id, b.id), "story-1", a.id, b.id, "partial", None, 0.7))
        made.reuse.append(shared(a, LEAD, b, LEAD))
    story = Story("story-1", "The grounding of the ferry Marit", tuple(a.id for a in made.articles), tuple(roots))
    return Rows(
        tuple(made.articles), (story,), sources, tuple(reports), tuple({r.id: r for r in made.reuse}.values()),
        tuple(made.derivations), tuple(made.rivals), tuple(made.siblings),
    )  # fmt: skip
