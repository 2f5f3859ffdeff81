"""Two wordings and what an editor says of their amounts; all events are invented."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stemma.language.comparing.amounts import compare_amounts
from stemma.model import Published

FRIDAY = Published("2031-05-09T00:00:00", "2031-05-09T23:59:59", "day", "text")

AGREE = [
    # other units, rounded as news rounds
    ("Ranger finds python measuring 16 feet", "Python nearly five metres long caught by ranger"),
    ("Wildfire consumes 2,500 acres near Pell", "Roughly 1,000 hectares burnt near Pell"),
    ("Gusts reached 75 knots at lighthouse", "Lighthouse recorded gusts of nearly 140 km/h"),
    ("Baby weighs 6lb 10oz", "Newborn of about 3 kg"),
    ("Record cold: minus 40 Fahrenheit in Brule", "Brule shivers at -40C"),
    ("Horse is 200 pounds lighter, vet says", "Vet says horse lost 90 kg"),
    # shares
    ("Three in four drivers admit speeding", "75% of motorists confess to breaking speed limit"),
    ("Harvest down a third on last year", "Harvest falls 33 percent"),
    ("Museum visitor numbers tripled, director says", "Museum saw a 200% jump in visitors"),
    ("Billionaire gives away half of $6bn", "Gift of $3bn from billionaire"),
    ("Bank cuts rate by half a percentage point", "Bank lowers rate 50 basis points"),
    # bounds, ranges and vague words
    ("At least 15 drown as canoe overturns", "Canoe accident leaves 17 people dead"),
    ("Between 200 and 300 jobs to go at Farrow Mills", "Farrow Mills to axe 250 posts"),
    ("Hundreds of bikes seized", "Police impound 420 bicycles"),
    ("Club fined a quarter of a million euros", "Fine of €250,000 for club"),
    # what is counted has several names
    ("Mudslide buries a dozen houses", "Twelve homes engulfed by mudslide"),
    ("Trio of climbers saved", "Three mountaineers rescued"),
    # ages
    ("Explorer in her sixties reaches pole", "Woman of 64 walks to South Pole"),
    ("Teenager held over arson", "Boy, 16, arrested for arson"),
    # lengths of time, dates, clocks, scores
    ("Bridge shut for a fortnight", "Repairs to close bridge for two weeks"),
    ("Siege lasted an hour and a half", "Siege over after 90 minutes"),
    ("Vote went 61 to 39 in favour", "Measure passed 61-39"),
    ("Shop raided shortly before midnight", "Raid on shop at 11:50 p.m."),
    ("Festival returns in late August", "Festival set for 27 August"),
    ("Hail 4.5 cm across fell on Pisa", "Pisa pelted by hailstones nearly two inches wide"),
    ("A score of goats stolen", "Twenty goats stolen"),
    ("Kenyan wins in 2:06:10", "Race won in two hours, six minutes and 10 seconds"),
    ("Rebels free 30-odd prisoners", "33 prisoners released by rebels"),
    ("Comet last seen in 1868", "Comet not seen since the 1860s"),
    ("Two-all draw for Dutch side", "Dutch side held to 2-2 draw"),
    ("Verdict due on New Year's Eve", "Judges to give verdict on December 31"),
    ("Moreno's third goal in two games sinks Porto", "Porto beaten as Moreno scores his 3rd in two matches"),
    ("Heist took place between 2 a.m. and 4 a.m.", "Heist took place at about 3.10 a.m."),
    ("Over 60 flights cancelled", "At least 65 flights cancelled"),
    ("Loss was made in the three months to June", "Loss was made in the second quarter"),
]
DIFFER = [
    ("Rover travelled 26 miles on Mars", "Rover's Mars trek totalled 26 km"),
    ("Exports up 12% in May", "Exports down 12 percent in May"),
    ("Lake level dropped 3 metres", "Lake has risen by three metres"),
    ("Deal to create 3,000 jobs", "Agreement will cost 3,000 jobs"),
    ("Dozens of whales wash ashore", "Three whales wash ashore"),
    ("Crowd of 30,000 watches parade", "Fewer than 10,000 turn out for parade"),
    ("Company raises $30 million", "Firm secures $300m in funding"),
    ("Bread costs 80 cents", "Bread price is $1.20"),
    ("Ferry fire injures 14 passengers", "22 hurt in fire aboard ferry"),
    ("Albion won 2-0", "Albion's 3-0 win"),
    ("Team clinch fourth title", "Sixth title for team"),
    ("Actor Finn Mace, 52, found dead", "Finn Mace, 47, dies at home"),
    ("Half of harvest lost to frost", "Frost wipes out a tenth of harvest"),
    ("Factory blaze happened on 2 April", "Factory caught fire on April 12"),
    ("Quake killed 12 workers, two of them women", "Twelve workers, five of them women, die in quake"),
    ("Farm yields 3m tonnes of rice", "Farms bring in 4.5m tonnes of rice"),
    ("Club wins its sixth title of the season", "Club wins its fourth this season"),
    ("Trawler sinks with 12 crew", "Trawler sinks with 15 crew"),
    ("Convoy of 60 trucks enters Gaza", "Aid convoy of 25 lorries crosses into Gaza"),
    ("Exports fell by 300 tonnes", "Exports rose by 300 tonnes"),
    ("Ferry sinking claimed 9 lives", "At least 25 dead in ferry sinking"),
    ("Price cut by 6 percent", "Price cut of 15%"),
    ("Record low of minus 31", "Temperature falls to -24 C"),
    ("Filing dates loss to January-March", "Filing dates loss to the three months to September"),
]
NOT_COMPARABLE = [
    ("Flu kills nine in Tarn", "Tarn hospitals admit 140 with flu"),
    ("12 arrested after riot", "Riot leaves 30 injured"),
    ("Fighting killed 40 soldiers", "Fighting killed 12 civilians"),
    ("Bomb kills 14, among them 5 students", "Three soldiers among those killed by bomb"),
    ("Nationwide, 8,000 cases of measles", "In Osk alone, 600 measles cases"),
    ("Truck carrying 30 migrants crashes", "Truck crash involves 12 vehicles"),
    ("Turnover of £80m at Grange", "Grange makes profit of £6m"),
    ("Quarterly loss of $20m", "Full-year loss of $110m"),
    ("Estimated to cost $11bn", "Project has cost $7bn so far"),
    ("Union asks for 12 percent", "Employers give 5 percent"),
    ("Prosecutors sought 25 years for Ross", "Judge gave Ross 14 years"),
    ("Rate cut by 0.25 points", "Rate now 4.5 percent"),
    ("Ticket prices to rise by $5", "Tickets will cost $45"),
    ("Turnout of 63%", "President re-elected with 58% of ballots"),
    ("Tower is 180 metres high", "Square is 90 metres wide"),
    ("Speed limit is 50 km/h", "Lorry was doing 110 km/h"),
    ("Car sales rose 5 percent in January", "February car sales fell 2 percent"),
    ("Car sales rose 5 percent in 2022", "Car sales rose 9 percent in 2023"),
    ("Brother, 15, missing", "Sister, 11, found safe"),
    ("Sentenced to nine years", "Had been on the run for 11 years"),
    ("Night market opens at 5 p.m.", "Night market shuts at 1 a.m."),
    ("Accident occurred at 3 a.m.", "Ambulance arrived at 3.25 a.m."),
    ("Murder took place on 4 May", "Trial starts on 10 November"),
    ("The mayor spoke", "The mayor spoke for 20 minutes"),
    ("Prison was built for 800 inmates", "Prison now holds 1,350 inmates"),
    ("House listed at £8m", "House sold for £6.3m"),
    ("Ship has crew of 850", "Ship carries 2,300 passengers"),
    ("Among those who died were 3 Swiss nationals", "Avalanche kills 12 skiers"),
    ("Flu cases in Scotland reach 640", "Wales sees 410 flu cases"),
    ("2,400 apply for police academy", "Police academy to admit 150 cadets"),
    ("Drawings on show until 30 September", "Show of drawings opens 5 May"),
    ("Rent up $50", "Rent is $900"),
    ("Girl, 6, found safe", "Grandmother, 71, found dead"),
    ("Doors shut at 2 am on museum night", "Museum night begins at 6 pm"),
]
ROWS = [
    (answer, *pair)
    for answer, pairs in (("agree", AGREE), ("differ", DIFFER), ("not comparable", NOT_COMPARABLE))
    for pair in pairs
]


@pytest.mark.parametrize("answer, a, b", ROWS)
def test_an_editor_says(answer: str, a: str, b: str) -> None:
    assert compare_amounts(a, b).answer == answer


@pytest.mark.parametrize("answer, a, b", ROWS)
def test_the_other_way_round(answer: str, a: str, b: str) -> None:
    assert compare_amounts(b, a).answer == answer


DATED = [
    ("The ferry sank on Tuesday", "Ferry sinking was on 6 May", "agree"),
    ("The ferry sank on Tuesday", "Ferry sank two days ago", "differ"),
    ("Mayor quit last month", "Mayor stepped down on 12 April", "agree"),
]


@pytest.mark.parametrize("a, b, answer", DATED)
def test_days_are_told_from_the_day_of_publication(a: str, b: str, answer: str) -> None:
    assert compare_amounts(a, b, FRIDAY, FRIDAY).answer == answer


def test_without_that_day_a_weekday_says_nothing_of_a_date() -> None:
    assert compare_amounts("The ferry sank on Tuesday", "The ferry sank on 8 May").answer == "not comparable"


def test_the_spans_are_the_words_it_rests_on() -> None:
    a, b = "Seven dead, 23 hurt as coach rolls", "Coach crash kills 7 and injures thirty"
    verdict = compare_amounts(a, b)
    assert [(a[slice(*c.a)], b[slice(*c.b)]) for c in verdict.contrasts] == [("23 hurt", "thirty")]


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80), st.text(max_size=80))
def test_nothing_is_raised(a: str, b: str) -> None:
    compare_amounts(a, b)
