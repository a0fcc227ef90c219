"""The four tests of a group of claims, on cells worked by hand (codebook 13)."""

import pytest

from policyatlas.evidence import weigh
from tests.makers import make_claim, make_place, make_publisher, make_source

pytestmark = pytest.mark.django_db


@pytest.fixture
def hefei():
    return make_place("Hefei", country="CN")


@pytest.fixture
def weighed(hefei):
    """The tests that some claims pass, on a case in China."""
    return lambda *claims, disputed=False: weigh(claims, hefei.countries, disputed=disputed).passed


def source(kind="news", country="US", state=False, **fields):
    return make_source(kind=kind, publisher=make_publisher(country=country, state_affiliated=state), **fields)


def test_an_empty_cell_has_no_mark():
    assert weigh([], frozenset({"CN"}), disputed=False) is None


def test_one_domestic_state_paper_passes_only_the_last_test(weighed, hefei):
    assert weighed(make_claim(hefei, source=source(country="CN", state=True))) == ("undisputed",)


def test_one_foreign_scholar_passes_all_but_the_first(weighed, hefei):
    assert weighed(make_claim(hefei, source=source("academic"))) == ("firsthand", "disinterested", "undisputed")


def test_two_scholars_of_two_publishers_pass_all(weighed, hefei):
    claims = [make_claim(hefei, source=source("academic")) for _ in range(2)]
    assert weighed(*claims) == ("origins", "firsthand", "disinterested", "undisputed")


def test_two_reports_of_one_publisher_are_not_independent(weighed, hefei):
    publisher = make_publisher()
    claims = [make_claim(hefei, source=make_source(publisher=publisher)) for _ in range(2)]
    assert "origins" not in weighed(*claims)


def test_five_papers_that_relay_one_report_have_one_origin(weighed, hefei):
    bloomberg = source()
    claims = [make_claim(hefei, source=source(), origin=bloomberg) for _ in range(5)]
    assert "origins" not in weighed(*claims)
    assert "origins" in weighed(*claims, make_claim(hefei, source=source()))


def test_a_source_without_a_publisher_is_no_second_origin(weighed, hefei):
    unnamed = make_claim(hefei, source=make_source(publisher=None))
    assert "origins" not in weighed(make_claim(hefei, source=source()), unnamed)


def test_half_first_hand_is_mostly(weighed, hefei):
    near, far = make_claim(hefei, source=source("academic")), make_claim(hefei, source=source())
    assert "firsthand" in weighed(near, far)
    assert "firsthand" not in weighed(near, far, make_claim(hefei, source=source()))


@pytest.mark.parametrize(
    ("kind", "country", "state", "interested"),
    [
        ("news", "CN", True, True),
        ("official", "CN", False, True),
        ("company", "CN", False, True),
        ("news", "CN", False, False),
        ("news", "CN", None, False),
        ("legal", "CN", False, False),
        ("academic", "CN", False, False),
        ("news", "US", True, False),
        ("official", "US", True, False),
        ("company", "", False, False),
    ],
)
def test_interest_is_a_matter_of_position(weighed, hefei, kind, country, state, interested):
    claim = make_claim(hefei, source=source(kind, country, state))
    assert ("disinterested" not in weighed(claim)) is interested


def test_an_unknown_publisher_counts_as_interested(weighed, hefei):
    assert "disinterested" not in weighed(make_claim(hefei, source=make_source(publisher=None)))


def test_interest_is_counted_by_origin_and_one_free_voice_frees_its_origin(weighed, hefei):
    bloomberg = source()
    passed_on = [make_claim(hefei, source=source("official", "CN", True), origin=bloomberg) for _ in range(3)]
    official = make_claim(hefei, source=source("official", "CN", True))
    assert "disinterested" not in weighed(*passed_on, official)
    assert "disinterested" in weighed(*passed_on, official, make_claim(hefei, source=source(), origin=bloomberg))


def test_with_two_countries_a_source_of_either_is_interested():
    treaty = frozenset({"CN", "US"})
    claim = make_claim(source=source("official", "US"))
    assert "disinterested" not in weigh([claim], treaty, disputed=False).passed


def test_half_fact_is_mostly_fact(weighed, hefei):
    fact, opinion = make_claim(hefei), make_claim(hefei, nature="assessment")
    assert "undisputed" in weighed(fact, opinion)
    assert "undisputed" not in weighed(fact, opinion, make_claim(hefei, nature="proposal"))


def test_an_open_dispute_fails_the_last_test(weighed, hefei):
    assert "undisputed" not in weighed(make_claim(hefei), disputed=True)


def test_the_results_are_counted_so_that_a_reader_can_check_them(hefei):
    bloomberg = source()
    claims = [
        make_claim(hefei, source=source("academic")),
        make_claim(hefei, source=source("official", "CN", True), nature="forecast"),
        make_claim(hefei, source=source(), origin=bloomberg),
        make_claim(hefei, source=source(), origin=bloomberg),
    ]
    evidence = weigh(claims, hefei.countries, disputed=False)
    assert [result.counted for result in evidence.results] == [
        "origins: 3, in sources: 4",
        "first-hand: 2 of 4",
        "origins without an interest: 2 of 3",
        "reported as fact: 3 of 4",
    ]
    assert evidence.tokens == "origins firsthand disinterested undisputed"
    assert evidence.grade.id == "full"


@pytest.mark.parametrize(("passed", "word"), list(enumerate(["bare", "thin", "fair", "good", "full"])))
def test_the_word_counts_the_tests_passed(hefei, passed, word):
    claims = {
        0: [make_claim(hefei, source=make_source(publisher=None), relayed=True, nature="forecast")],
        1: [make_claim(hefei, source=make_source(publisher=None))],
        2: [make_claim(hefei, source=source())],
        3: [make_claim(hefei, source=source("academic"))],
        4: [make_claim(hefei, source=source("academic")) for _ in range(2)],
    }[passed]
    evidence = weigh(claims, hefei.countries, disputed=False)
    assert (len(evidence.passed), evidence.grade.id) == (passed, word)


def test_the_mark_says_each_result_in_words(hefei):
    evidence = weigh([make_claim(hefei, source=source("academic"))], hefei.countries, disputed=False)
    assert evidence.in_words == (
        "Evidence good, 3 of 4 tests passed: two independent origins no, mostly first-hand yes, "
        "mostly disinterested yes, mostly fact and undisputed yes"
    )
