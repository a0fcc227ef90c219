from decimal import Decimal

import pytest

from policyatlas.evidence import comparable
from policyatlas.vocabulary import COMPARISON_RULES
from tests.evidence.figures import (
    AMERICA,
    BUFFALO,
    CHINA,
    GREATER_PITTSBURGH,
    HEFEI,
    PITTSBURGH,
    SHENZHEN,
    WUHAN,
    figure,
)

# What is read across: two figures, and how the second stands to the first.
COMPARABLE = {
    "growth of jobs over one span": (
        figure(PITTSBURGH, 2, "percent", "employment-change", span=(2000, 2024)),
        figure(BUFFALO, "6.1", "percent", "employment-change", span=(2000, 2024)),
        "about three times",
    ),
    "output of two cities in one year": (
        figure(WUHAN, 6, "CNY", "gdp", time="flow"),
        figure(HEFEI, 2, "CNY", "gdp", time="flow"),
        "about a third of",
    ),
    "a city's accounts after they were unified, and the next year's of another in constant prices": (
        figure(WUHAN, 100, "CNY", "gdp", year=2021, price="constant-2015"),
        figure(HEFEI, 98, "CNY", "gdp", year=2022, price="constant-2015"),
        "roughly equal to",
    ),
    "jobs with jobs, two years apart": (
        figure(PITTSBURGH, 1000, "jobs", "sector-jobs", label="robotics jobs in Pittsburgh", year=2019),
        figure(BUFFALO, 500, "jobs", "sector-jobs", label="robotics jobs, Buffalo", year=2021),
        "about half of",
    ),
    "a defined share of two countries": (
        figure(CHINA, "2.4", "percent of GDP", "gerd"),
        figure(AMERICA, "3.4", "percent of GDP", "gerd"),
        "about one and a half times",
    ),
    "areas in units that are one by definition": (
        figure(WUHAN, 300, "ha", "area-site"),
        figure(HEFEI, 6, "km2", "area-site"),
        "about twice",
    ),
    "acres and hectares": (
        figure(PITTSBURGH, 178, "acres", "area-site"),
        figure(BUFFALO, 72, "ha", "area-site"),
        "roughly equal to",
    ),
    "times in years and months": (
        figure(CHINA, 2, "years", "duration"),
        figure(HEFEI, 5, "months", "duration", label="duration of Hefei"),
        "about a fifth of",
    ),
    "patents inside one country": (
        figure(WUHAN, 10, "patents", "patents"),
        figure(HEFEI, 400, "patents", "patents"),
        "about 40 times",
    ),
    "years in which the same kind of thing was founded": (
        figure(WUHAN, 1988, "year", "founded", basis="", year=1988),
        figure(HEFEI, 2013, "year", "founded", basis="", year=2013),
        "25 years after",
    ),
    "ranks in one list of one year, without a relation": (
        figure(WUHAN, 3, "rank", "rank"),
        figure(HEFEI, 21, "rank", "rank"),
        None,
    ),
    "two bounds, without a relation": (
        figure(WUHAN, 6, "CNY", "gdp"),
        figure(HEFEI, 2, "CNY", "gdp", qualifier="more-than"),
        None,
    ),
    "a fall beside a rise, without a relation": (
        figure(PITTSBURGH, "3.4", "percent", "employment-change", span=(2000, 2024)),
        figure(BUFFALO, "-0.1", "percent", "employment-change", span=(2000, 2024)),
        None,
    ),
}

# What is refused: the figures, and the rule that refuses them.
REFUSED = {
    "two currencies": ("C1", figure(WUHAN, 6, "CNY", "gdp"), figure(HEFEI, 2, "USD", "gdp")),
    "money of years further apart": (
        "C6",
        figure(WUHAN, 6, "CNY", "fund-size", year=2014),
        figure(HEFEI, 6, "CNY", "fund-size", year=2019),
    ),
    "prices of different years": (
        "C2",
        figure(WUHAN, 6, "CNY", "gdp", price="constant-2010"),
        figure(HEFEI, 6, "CNY", "gdp", price="constant-2015"),
    ),
    "income in the money of two countries": (
        "C3",
        figure(CHINA, 6, "USD per person", "gdp-per-head"),
        figure(AMERICA, 6, "USD per person", "gdp-per-head"),
    ),
    "growth over different spans": (
        "C4",
        figure(PITTSBURGH, 2, "percent", "employment-change", span=(2012, 2024)),
        figure(BUFFALO, 2, "percent", "employment-change", span=(2000, 2024)),
    ),
    "growth over a span that is not given": (
        "C4",
        figure(PITTSBURGH, 2, "percent", "employment-change", year=None),
        figure(BUFFALO, 2, "percent", "employment-change", span=(2000, 2024)),
    ),
    "real and nominal growth": (
        "C4",
        figure(WUHAN, 2, "percent", "gdp-growth", price="constant-2015"),
        figure(HEFEI, 2, "percent", "gdp-growth", price="current"),
    ),
    "persons and jobs": ("C5", figure(WUHAN, 6, "persons", "employment"), figure(HEFEI, 6, "jobs", "employment")),
    "years more than two apart": (
        "C6",
        figure(WUHAN, 6, "firms", "firms-supported", year=2017),
        figure(HEFEI, 6, "firms", "firms-supported", year=2020),
    ),
    "a year that is not given": (
        "C6",
        figure(WUHAN, 6, "firms", "firms", year=None),
        figure(HEFEI, 6, "firms", "firms"),
    ),
    "things of another class": (
        "C6",
        figure(WUHAN, 6, "firms", "firms", label="robotics firms in Wuhan"),
        figure(HEFEI, 6, "firms", "firms", label="all firms in Hefei"),
    ),
    "institutes and zones": (
        "C6",
        figure(WUHAN, 6, "institutes", "programme-count"),
        figure(HEFEI, 6, "zones", "programme-count"),
    ),
    "a year's flow and a sum of years": (
        "C6",
        figure(WUHAN, 6, "firms", "firms-supported", time="flow"),
        figure(HEFEI, 6, "firms", "firms-supported", time="cumulative"),
    ),
    "a city and a metropolitan area": (
        "C7",
        figure(BUFFALO, 6, "USD", "gdp"),
        figure(PITTSBURGH, 6, "USD", "gdp", area=GREATER_PITTSBURGH),
    ),
    "an area that is not given": ("C7", figure(WUHAN, 6, "CNY", "gdp", area=None), figure(HEFEI, 6, "CNY", "gdp")),
    "a target and a result": (
        "C8",
        figure(WUHAN, 6, "persons", "people-recruited", basis="target"),
        figure(HEFEI, 6, "persons", "people-recruited"),
    ),
    "a capacity and a result of an indicator that does not list the rule": (
        "C8",
        figure(WUHAN, 6, "firms", "firms", basis="capacity"),
        figure(HEFEI, 6, "firms", "firms"),
    ),
    "a pledge and a figure that does not say": (
        "C8",
        figure(WUHAN, 6, "CNY", "fund-size", basis="pledged"),
        figure(HEFEI, 6, "CNY", "fund-size", basis=""),
    ),
    "shares of different things": (
        "C9",
        figure(WUHAN, 6, "percent", "world-share", label="Wuhan's share of China's steel"),
        figure(HEFEI, 6, "percent", "world-share", label="Hefei's share of China's cars"),
    ),
    "an indicator that each country defines": (
        "C10",
        figure(CHINA, 6, "patents", "patents"),
        figure(AMERICA, 6, "patents", "patents"),
    ),
    "support whose form is not known": (
        "C11",
        figure(WUHAN, 6, "CNY", "public-support"),
        figure(HEFEI, 6, "CNY", "public-support"),
    ),
    "a grant and a share": ("C11", figure(WUHAN, 6, "CNY", "grant-award"), figure(HEFEI, 6, "CNY", "equity-stake")),
    "ranks in two lists": (
        "C12",
        figure(WUHAN, 6, "rank", "rank", label="rank in growth"),
        figure(HEFEI, 6, "rank", "rank", label="rank in cars"),
    ),
    "ranks in two editions": (
        "C12",
        figure(WUHAN, 6, "rank", "rank", year=2020),
        figure(HEFEI, 6, "rank", "rank", year=2021),
    ),
}

# What is read across with care: the figures, and the rule that asks for it.
WITH_CARE = {
    "one country's money in two countries": (
        "C2",
        figure(CHINA, 6, "USD", "exports"),
        figure(AMERICA, 6, "USD", "exports"),
    ),
    "money of two years near one another": (
        "C2",
        figure(WUHAN, 6, "CNY", "gdp", year=2020),
        figure(HEFEI, 6, "CNY", "gdp", year=2021),
    ),
    "a Chinese and an American city": (
        "C7",
        figure(WUHAN, 6, "persons", "population"),
        figure(PITTSBURGH, 6, "persons", "population"),
    ),
    "regional output from before the unified accounts": (
        "C7",
        figure(WUHAN, 6, "CNY", "gdp", year=2018),
        figure(HEFEI, 6, "CNY", "gdp", year=2018),
    ),
    "two targets": (
        "C8",
        figure(WUHAN, 6, "jobs", "jobs-promised", basis="target"),
        figure(HEFEI, 6, "jobs", "jobs-promised", basis="pledged"),
    ),
    "an estimate and a count": (
        "C8",
        figure(WUHAN, 6, "CNY", "foreign-trade", basis="estimate"),
        figure(HEFEI, 6, "CNY", "foreign-trade"),
    ),
    "shares of years near one another": (
        "C9",
        figure(WUHAN, 6, "percent", "manufacturing-share", year=2020),
        figure(HEFEI, 6, "percent", "manufacturing-share", year=2022),
    ),
    "support counted by one study": (
        "C11",
        figure(WUHAN, 6, "CNY", "public-support", origin=7),
        figure(HEFEI, 6, "CNY", "public-support", origin=7),
    ),
    "the founding of different bodies": (
        "C12",
        figure(WUHAN, 1988, "year", "founded", label="year the zone was founded", basis="", year=1988),
        figure(HEFEI, 2013, "year", "founded", label="year the base was founded", basis="", year=2013),
    ),
}


@pytest.mark.parametrize(("one", "other", "words"), COMPARABLE.values(), ids=COMPARABLE)
def test_figures_that_agree_are_read_across_and_related_in_words_where_a_relation_means_something(one, other, words):
    verdict = comparable([one, other])

    assert verdict.term.id == "=", verdict.reason
    assert [relation.in_words for relation in verdict.relations] == ([words] if words else [])


@pytest.mark.parametrize(("rule", "one", "other"), REFUSED.values(), ids=REFUSED)
def test_figures_that_do_not_agree_are_refused_by_the_rule_that_says_so(rule, one, other):
    for pair in ([one, other], [other, one]):
        verdict = comparable(pair)

        assert verdict.term.id == "≠"
        assert COMPARISON_RULES[rule] in verdict.rules, verdict.reason
        assert verdict.relations == ()


@pytest.mark.parametrize(("rule", "one", "other"), WITH_CARE.values(), ids=WITH_CARE)
def test_figures_that_agree_but_for_something_come_with_it(rule, one, other):
    verdict = comparable([one, other])

    assert verdict.term.id == "≈", verdict.reason
    assert COMPARISON_RULES[rule] in verdict.rules
    assert verdict.relations == ()


def test_as_much_is_refused_as_is_read_across():
    assert len(REFUSED) >= len(COMPARABLE)


def test_every_rule_refuses_something_or_asks_for_care():
    assert {rule for rule, *_figures in (*REFUSED.values(), *WITH_CARE.values())} == set(COMPARISON_RULES)


def test_the_codebook_says_of_standing_bodies_that_the_dates_compare_and_the_bodies_do_not():
    verdict = comparable(
        [
            figure(WUHAN, 1988, "year", "founded", label="year in which the zone was founded", basis="", year=1988),
            figure(PITTSBURGH, 1944, "year", "founded", label="year of the conference", basis="", year=1944),
            figure(HEFEI, 2013, "year", "founded", label="year Speech Valley began", basis="", year=2013),
        ]
    )

    assert verdict.reason == "With care: the dates compare, the bodies do not (C12)."


def test_the_codebook_says_of_a_fund_a_grant_and_a_stake_that_what_is_given_up_differs():
    verdict = comparable(
        [
            figure(WUHAN, 12_000_000_000, "USD", "public-support"),
            figure(PITTSBURGH, 62_700_000, "USD", "grant-award", year=2022),
            figure(HEFEI, 787_000_000, "USD", "equity-stake", basis="pledged"),
        ]
    )

    assert verdict.term.id == "≠"
    assert verdict.rules == (COMPARISON_RULES["C11"],)
    assert verdict.reason == (
        "Not comparable: “Public support”, “Grant” and “Public equity” differ in what is given up (C11)."
    )


def test_the_codebook_says_of_firms_in_a_zone_a_network_and_a_chain_that_they_are_not_of_one_class():
    verdict = comparable(
        [
            figure(WUHAN, 127_000, "firms", "firms", label="companies in the zone", year=2023),
            figure(PITTSBURGH, 100, "firms", "firms", label="members of the network", year=2021),
            figure(HEFEI, 500, "firms", "firms", label="firms in the chain", year=2023),
        ]
    )

    assert verdict.term.id == "≠"
    assert verdict.rules == (COMPARISON_RULES["C6"],)


def test_a_single_figure_that_does_not_fit_spoils_a_row_of_three():
    fitting = [figure(WUHAN, 6, "CNY", "gdp"), figure(HEFEI, 3, "CNY", "gdp")]

    assert comparable(fitting).reads_across
    assert not comparable([*fitting, figure(SHENZHEN, 3, "USD", "gdp")]).reads_across


def test_three_figures_that_agree_are_each_related_to_the_first():
    verdict = comparable(
        [figure(case, value, "CNY", "gdp") for case, value in ((WUHAN, 6), (HEFEI, 3), (SHENZHEN, 12))]
    )

    assert [relation.result for relation in verdict.relations] == [Decimal("0.5"), Decimal(2)]


def test_quantities_of_another_kind_are_refused_without_a_rule_to_name():
    verdict = comparable([figure(WUHAN, 6, "CNY", "gdp"), figure(HEFEI, 6, "persons", "population")])

    assert verdict.reason == "Not comparable: “GDP” and “Population” are different quantities."


def test_a_verdict_that_reads_across_names_the_rules_that_were_looked_at():
    verdict = comparable([figure(WUHAN, 6, "CNY", "gdp"), figure(HEFEI, 3, "CNY", "gdp")])

    assert [rule.id for rule in verdict.rules] == ["C1", "C2", "C7", "C8"]
    assert verdict.reason.startswith("Comparable: ")


def test_one_figure_is_no_comparison():
    with pytest.raises(ValueError, match="two figures"):
        comparable([figure(WUHAN, 6, "CNY", "gdp")])
