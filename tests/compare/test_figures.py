"""The figures of a comparison: which are lined up, what is said of them, and how the page shows it."""

from decimal import Decimal

import pytest

from policyatlas.compare.columns import read_columns
from policyatlas.compare.narrowing import Narrowing
from policyatlas.compare.table import compare
from policyatlas.vocabulary import DIMENSIONS
from tests.compare.reading import read, words
from tests.makers import make_claim, make_cluster, make_place, make_source

pytestmark = pytest.mark.django_db


@pytest.fixture
def wuhan():
    return make_place("Wuhan", country="CN")


@pytest.fixture
def hefei():
    return make_place("Hefei", country="CN")


@pytest.fixture
def pittsburgh():
    return make_place("Pittsburgh", country="US")


def claim(
    case, value, *others, indicator="gdp", unit="CNY", year=2021, basis="outturn", dimension="outcomes", **fields
):
    measure = {"indicator": indicator, "value": value, "unit": unit, "year": year, "basis": basis}
    measure |= {"area": case if case.case_kind == "place" else None, "label": f"{indicator} of {case.name}"}
    of_claim = {name: fields.pop(name) for name in ("source", "lead") if name in fields}
    return make_claim(case, *others, dimension=dimension, measure=measure | fields, **of_claim)


def figures(address, narrowing=None):
    return compare(read_columns(address).voices, narrowing or Narrowing()).figures


def compared(row):
    return [cell.compared and cell.compared.claim.measure.value for cell in row.cells]


def test_figures_of_one_indicator_stand_in_one_row_with_verdict_and_relation(wuhan, hefei):
    claim(wuhan, 2_000_000_000)
    claim(hefei, 6_100_000_000)
    (row,) = figures("wuhan,hefei").rows
    assert row.indicator.id == "gdp"
    assert compared(row) == [2_000_000_000, 6_100_000_000]
    assert row.verdict.reads_across
    assert row.relations == ("Hefei: about three times Wuhan (6.1 bn yuan ÷ 2 bn yuan = 3.05).",)


def test_the_working_is_in_one_unit_where_the_figures_are_in_two(wuhan, hefei):
    claim(wuhan, 1, indicator="area-site", unit="km2")
    claim(hefei, 50, indicator="area-site", unit="ha")
    (row,) = figures("wuhan,hefei").rows
    assert row.relations == ("Hefei: about half of Wuhan (500,000 m² ÷ 1 million m² = 0.50).",)


def test_a_relation_is_never_said_where_figures_are_not_comparable(wuhan, pittsburgh):
    claim(wuhan, 2, unit="CNY")
    claim(pittsburgh, 6, unit="USD")
    (row,) = figures("wuhan,pittsburgh").rows
    assert (row.verdict.term.id, row.relations) == ("≠", ())
    assert row.verdict.reason == "Not comparable: in yuan and US dollars, and money is not converted here (C1)."


def test_a_target_is_not_set_beside_a_result_where_there_is_a_result_to_set_there(wuhan, hefei):
    claim(wuhan, 5000, indicator="sector-jobs", unit="jobs", basis="target", lead=True)
    claim(wuhan, 3000, indicator="sector-jobs", unit="jobs")
    claim(hefei, 1000, indicator="sector-jobs", unit="jobs")
    (row,) = figures("wuhan,hefei").rows
    assert compared(row) == [3000, 1000]
    assert [cell.more for cell in row.cells] == [1, 0]


def test_a_target_beside_a_result_is_refused_where_there_is_no_other(wuhan, hefei):
    claim(wuhan, 5000, indicator="sector-jobs", unit="jobs", basis="target")
    claim(hefei, 1000, indicator="sector-jobs", unit="jobs")
    (row,) = figures("wuhan,hefei").rows
    assert row.verdict.reason == "Not comparable: target and outturn: what is aimed at is not what happened (C8)."


def test_of_several_figures_those_of_the_nearest_years_are_compared(wuhan, hefei):
    for year, value in ((2014, 1), (2021, 2), (2025, 3)):
        claim(wuhan, value, year=year, lead=year == 2014)
    claim(hefei, 4, year=2021)
    (row,) = figures("wuhan,hefei").rows
    assert compared(row) == [2, 4]


def test_a_column_without_a_figure_stays_empty_in_a_row_of_the_others(wuhan, hefei, pittsburgh):
    claim(wuhan, 2)
    claim(hefei, 4)
    claim(pittsburgh, 6, indicator="exports", unit="USD")
    found = figures("wuhan,pittsburgh,hefei")
    assert [compared(row) for row in found.rows] == [[2, None, 4]]
    assert [(voice.key, [one.id for one in indicators]) for voice, indicators in found.alone] == [
        ("pittsburgh", ["exports"])
    ]


def test_a_figure_is_never_compared_with_itself(wuhan):
    optics = make_cluster("Optics", places=[wuhan])
    claim(optics, 127_000, indicator="firms", unit="firms")
    assert figures("wuhan,optics").rows == ()


def test_a_figure_on_two_cases_is_that_of_the_first(wuhan, hefei):
    claim(wuhan, 7, hefei)
    claim(hefei, 4)
    (row,) = figures("wuhan,hefei").rows
    assert compared(row) == [7, 4]


def test_a_figure_that_is_not_coded_is_not_compared(wuhan, hefei):
    for case in (wuhan, hefei):
        make_claim(case, measure={"indicator": ""})
    assert figures("wuhan,hefei") is None


def test_one_column_has_nothing_to_compare(wuhan):
    claim(wuhan, 2)
    assert figures("wuhan") is None


def test_rows_that_are_not_asked_for_bring_no_figures(wuhan, hefei):
    for case in (wuhan, hefei):
        claim(case, 2, dimension="outcomes")
        claim(case, 2, indicator="firms", unit="firms", dimension="finance")
    asked = Narrowing(rows=(DIMENSIONS["finance"],))
    assert [row.indicator.id for row in figures("wuhan,hefei", asked).rows] == ["firms"]


def test_indicators_stand_in_the_order_of_the_codebook(wuhan, hefei):
    for indicator, unit in (("firms", "firms"), ("gdp", "CNY"), ("population", "persons")):
        claim(wuhan, 2, indicator=indicator, unit=unit)
        claim(hefei, 2, indicator=indicator, unit=unit)
    assert [row.indicator.id for row in figures("wuhan,hefei").rows] == ["gdp", "population", "firms"]


MONEY = ["gdp", "output", "profit-loss", "exports", "grant-award", "equity-stake", "fund-size", "berd"]


@pytest.fixture
def many(wuhan, pittsburgh):
    """Eight figures that do not read across, in yuan and dollars, and after them one that does."""
    for indicator in MONEY:
        claim(wuhan, 2, indicator=indicator, unit="CNY")
        claim(pittsburgh, 6, indicator=indicator, unit="USD")
    for case in (wuhan, pittsburgh):
        claim(case, 5, indicator="graduates", unit="persons")


def test_figures_that_read_across_stand_first_and_those_that_do_not_fill_up_six_rows(many):
    found = figures("wuhan,pittsburgh")
    assert [row.verdict.term.id for row in found.rows] == ["≈", *["≠"] * 5]
    assert found.left_out == 3
    ((reason, indicators),) = found.folded
    assert reason == "in yuan and US dollars, and money is not converted here"
    assert {one.id for one in indicators} == set(MONEY) - {row.indicator.id for row in found.rows}


@pytest.mark.parametrize("asked", [{"figures": "full"}, {"depth": "full"}])
def test_in_full_every_figure_has_its_row_and_the_first_ones_stay_first(many, asked):
    short, full = figures("wuhan,pittsburgh"), figures("wuhan,pittsburgh", Narrowing(**asked))
    assert len(full.rows) == 9
    assert [row.indicator for row in full.rows[: full.short]] == [row.indicator for row in short.rows]
    assert full.folded == ()


def test_however_many_read_across_all_have_their_rows(wuhan, hefei):
    for indicator in MONEY:
        claim(wuhan, 2, indicator=indicator)
        claim(hefei, 6, indicator=indicator)
    found = figures("wuhan,hefei")
    assert all(row.verdict.term.id != "≠" for row in found.rows) == (len(found.rows) > 6)
    assert found.left_out == 8 - len(found.rows)


def test_the_page_says_which_figures_are_folded_and_why_and_leads_to_them(client, many):
    page = read(client.get("/compare/wuhan,pittsburgh/?own=1"))
    folded = page.one(".folded-figures")
    assert words(folded) == (
        "3 more figures, none of which reads across: Public equity, Fund size, Business R&D "
        "(in yuan and US dollars, and money is not converted here)."
    )
    assert folded.query_one("#more-figures").attrs["href"] == "?own=1&figures=full#figures"
    assert page.one("form.finder [name=figures]") is None
    full = read(client.get("/compare/wuhan,pittsburgh/?own=1&figures=full"))
    assert len(full.all("#figures tbody tr")) == 9
    assert full.one("a#fewer-figures").attrs["href"] == "?own=1#figures"
    assert full.all("#figures tbody tr")[6].query_one("a#more-figures")  # has the keyboard when it comes
    for form in ("form.finder", ".narrow form"):
        assert full.one(f"{form} [name=figures]").attrs["value"] == "full"
    assert read(client.get("/compare/wuhan,pittsburgh/?depth=full")).one(".folded-figures") is None


def test_sources_keep_their_numbers_when_figures_unfold(client, many):
    def numbers(query):
        page = read(client.get(f"/compare/wuhan,pittsburgh/{query}"))
        return {mark.attrs["data-cite"]: words(mark) for mark in page.all("[data-cite]")}

    short, full = numbers(""), numbers("?figures=full")
    assert short.items() < full.items()


def test_one_case_in_two_voices_is_compared_with_itself(hefei):
    claim(hefei, 2, source=make_source(kind="official"))
    claim(hefei, 4, source=make_source(kind="news"))
    (row,) = figures("hefei@official,hefei@independent").rows
    assert compared(row) == [2, 4]
    assert row.relations[0].startswith("Hefei (independent voices): about twice Hefei (official voices)")


def test_dates_are_set_apart_in_years_and_never_divided(wuhan, hefei):
    for case, year in ((wuhan, 1988), (hefei, 2013)):
        claim(case, year, indicator="founded", unit="year", year=year, basis="", label="year the zone began")
    (row,) = figures("wuhan,hefei").rows
    assert row.relations == ("Hefei: 25 years after Wuhan (2013 − 1988 = 25).",)


def test_the_page_shows_every_figure_with_year_basis_area_and_source(client, wuhan, hefei):
    one = claim(wuhan, 2_000_000_000)
    claim(wuhan, 1, year=2014)
    claim(hefei, Decimal("6.1"), unit="USD", original={"value": 40, "unit": "CNY"})
    page = read(client.get("/compare/wuhan,hefei/"))
    table = page.one("#figures table")
    assert [words(cell) for cell in table.query("thead th")] == ["Figure", "Wuhan", "Hefei", "Reading across"]
    first, second, verdict = table.query("tbody td")
    figure = first.query_one(".measure")
    assert {name: figure.attrs[name] for name in ("data-indicator", "data-value", "data-unit", "data-year")} == {
        "data-indicator": "gdp",
        "data-value": "2000000000",
        "data-unit": "CNY",
        "data-year": "2021",
    }
    assert words(first) == "Wuhan 2 bn yuan Gdp of Wuhan, 2021 · outturn · Wuhan1 1 other figure GDP, Wuhan"
    assert first.query_one("[data-cite]").attrs["data-cite"] == one.public_name
    assert first.query_one(".label a").attrs["href"] == one.get_absolute_url()
    assert "converted by its source from 40 yuan" in words(second)
    assert verdict.attrs["data-verdict"] == "≠"
    assert words(verdict) == "≠Not comparable: in yuan and US dollars, and money is not converted here (C1)."
    assert table.query_one("tbody th a").attrs["href"] == "/indicators/gdp/"
    assert one.source.slug in page.values("#references [data-source]", "data-source")


def test_the_page_of_one_case_leaves_the_part_out(client, wuhan):
    claim(wuhan, 2)
    assert read(client.get("/compare/wuhan/")).one("#figures") is None


def test_figures_cost_no_query(wuhan, hefei, django_assert_num_queries):
    voices = read_columns("wuhan,hefei").voices
    make_claim(wuhan, measure={"indicator": ""})
    with django_assert_num_queries(6):
        assert compare(voices, Narrowing()).figures is None
    for case in (wuhan, hefei):
        for value in range(5):
            claim(case, value + 1, year=2015 + value)
    with django_assert_num_queries(6):
        assert compare(voices, Narrowing()).figures.rows
