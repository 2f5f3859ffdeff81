"""Amounts that follow from others, or are told without a figure; all events are invented."""

from __future__ import annotations

import pytest

from stemma.language.comparing.amounts import compare_amounts

AGREE = [
    # what two numbers come to
    ("Bridge toll goes from 3 to 4 euros", "Drivers to pay one euro more on the bridge"),
    ("Bridge toll goes from 3 to 4 euros", "Bridge toll to rise by a third"),
    ("Only 2 of 20 lifeboats were launched", "A tenth of the lifeboats were launched"),
    ("Company cuts its workforce from 4,000 to 3,000", "A quarter of jobs go at company"),
    ("Water bills to jump by £8 a month", "Households to pay £96 a year more for water"),
    ("Tuna sold for 1,300 dollars a kilo", "Buyer paid $590 a pound for tuna"),
    ("Plane carried 180 people", "174 passengers and six crew were aboard plane"),
    ("Polls open from 8 a.m. until 8 p.m.", "Voters have twelve hours to go to the polls"),
    ("All but three of the 40 miners were saved", "37 of the 40 miners were saved"),
    ("Some 70 per cent of shoppers oppose the levy", "Levy is backed by just 30 per cent of shoppers"),
    # votes, places, runs of weeks
    ("Councillors voted 9-4 for the bypass", "Bypass passed by five votes"),
    ("The law passed with 88 in favour and 12 against", "Lawmakers voted 88-12 for the law"),
    ("Rivera takes silver in the 200m", "Rivera second in 200m"),
    ("Ballad tops the charts for the sixth week running", "Six weeks at the top for ballad"),
    ("Queen marks her golden jubilee", "Fifty years of the queen's reign are celebrated"),
    ("Striker scored twice", "Two goals from striker"),
    # zones
    ("Launch at 09:30 GMT", "Rocket lifts off at 10:30 Paris time"),
    # no figure
    ("Star signs six-figure deal", "Star to earn £400,000 under deal"),
    ("A handful of stalls opened", "Six stalls opened"),
    ("No one was injured in the blaze", "Blaze leaves no casualties"),
    ("Most voters back the tunnel", "Tunnel is backed by 58 percent of voters"),
]
DIFFER = [
    ("Bridge toll goes from 3 to 4 euros", "Bridge toll to rise by half"),
    ("Nobody was hurt when the crane fell", "Two workers injured as crane topples"),
    ("All 300 passengers got off safely", "Two passengers died"),
    ("High court voted 7-2 to hear case", "Justices, 5-4, agree to hear case"),
    ("Killer jailed for life", "Killer gets 22 years in jail"),
    ("Rivera wins the 200m final", "Rivera finishes third in the 200m final"),
    ("Launch at 09:30 GMT", "Launch is at 12:30 Paris time"),
    ("Most voters back the tunnel", "Tunnel is backed by 38 percent of voters"),
    ("Theatre €3m in the red", "Theatre ends year with surplus of €3m"),
    ("Siege has entered its third week", "Siege goes into eighth week"),
    ("One in 40,000 is born with it", "One in 2,500 is born with it"),
    ("Factory to shut in March", "Factory will close in October"),
]
NOT_COMPARABLE = [
    ("Bus fares rise 8%", "8% of bus drivers are women"),
    ("Ship is 180 metres long", "Ship sank in 180 metres of water"),
    ("In January the zoo had 4 pandas", "Zoo charges 40 zloty from January"),
    ("Overnight low was minus 9", "In the wind it felt like minus 17"),
    ("Plant to hire 500 welders", "Plant axes 120 clerks"),
    ("A dozen goats stolen from Harn farm", "Harn farm has 200 goats"),
    ("600 wolves live in the park", "Wolves killed 600 sheep"),
    ("Harbour town to get €2bn from rescue fund", "Rescue fund of €9bn approved"),
    ("Smugglers jailed for total of 31 years", "Smugglers' leader jailed for 12 years"),
    ("River three metres above normal", "River rising five centimetres an hour"),
]


@pytest.mark.parametrize("a, b", AGREE)
def test_agree(a: str, b: str) -> None:
    assert [compare_amounts(a, b).answer, compare_amounts(b, a).answer] == ["agree", "agree"]


@pytest.mark.parametrize("a, b", DIFFER)
def test_differ(a: str, b: str) -> None:
    assert [compare_amounts(a, b).answer, compare_amounts(b, a).answer] == ["differ", "differ"]


@pytest.mark.parametrize("a, b", NOT_COMPARABLE)
def test_of_different_things(a: str, b: str) -> None:
    assert [compare_amounts(a, b).answer, compare_amounts(b, a).answer] == ["not comparable", "not comparable"]
