"""What the compared cases are, at a glance."""

import pytest

from policyatlas.compare.columns import read_columns
from policyatlas.compare.narrowing import Narrowing
from policyatlas.compare.table import compare
from policyatlas.vocabulary import DIMENSIONS
from tests.compare.reading import read, words
from tests.makers import make_claim, make_cluster, make_place, make_policy

pytestmark = pytest.mark.django_db


@pytest.fixture
def wuhan():
    hubei = make_place("Hubei", kind="province", within=make_place("China", kind="country", country="CN"))
    return make_place("Wuhan", within=hubei, known_as="Wuhan model")


def glance(address, narrowing=None):
    """By row, what each column says."""
    rows = compare(read_columns(address).voices, narrowing or Narrowing()).glance
    return {row.term: [cell.words or f"({cell.instead})" for cell in row.cells] for row in rows}


def test_a_place_has_its_kind_what_contains_it_and_what_its_model_is_called(wuhan):
    make_place("Hefei")
    assert glance("wuhan,hefei") == {
        "Kind": ["City", "City"],
        "Lies in": ["Hubei, China", "(not recorded)"],
        "Known as": ["Wuhan model", "(not recorded)"],
    }


def test_a_cluster_has_its_places_start_stage_and_sectors(wuhan):
    optics = make_cluster("Optics", places=[wuhan], founded=1988, sectors=["displays-optics", "semiconductors"])
    make_claim(optics, statement="Optics was founded in 1988.")
    stage = make_claim(optics, said_by={"name": "Miao"})
    optics.stage, optics.stage_claim = "emerging", stage
    optics.save()
    assert glance("optics") == {
        "Kind": ["Cluster"],
        "Lies in": ["Wuhan"],
        "Founded or started": ["1988"],
        "Stage": ["Emerging, so says Miao"],
        "Sectors": ["Semiconductors; Optoelectronics and displays"],
    }


def test_a_policy_has_level_dated_status_years_domains_of_instruments_and_sectors(wuhan):
    plan = make_policy(
        "Plan",
        kind="strategy",
        level="national",
        status="ended",
        status_as_of=2024,
        started=2015,
        ended=2020,
        instruments=["grant", "standard"],
        sectors=["robotics"],
    )
    make_claim(plan, statement="The plan of 2015 came first.")
    found = glance("plan")
    assert found["Kind"] == ["Policy, strategy"]
    assert found["Level"] == ["National"]
    assert found["Status"] == ["Ended, 2024"]
    assert found["Founded or started"] == ["2015"]
    assert "Ended" not in found  # no claim gives the year
    assert found["Instruments"] == ["Product market; Capital"]
    assert found["Sectors"] == ["Robotics"]


def test_what_does_not_apply_to_a_kind_says_so_in_words(wuhan):
    make_cluster("Optics", places=[wuhan])
    make_policy("Plan", level="national")
    found = glance("wuhan,optics,plan")
    assert found["Known as"] == ["Wuhan model", "(does not apply to a cluster)", "(does not apply to a policy)"]
    assert found["Level"] == ["(does not apply to a place)", "(does not apply to a cluster)", "National"]


def test_a_year_stands_only_with_a_claim_that_gives_it(wuhan):
    make_cluster("Optics", places=[wuhan], founded=1988)
    other = make_cluster("Steel", places=[wuhan], founded=1890)
    make_claim(other, statement="It began in 1890.", dimension="finance")
    assert glance("optics,steel")["Founded or started"] == ["(no claim shown here gives the year)", "1890"]
    assert "Founded or started" not in glance("optics,steel", Narrowing(rows=(DIMENSIONS["risks"],)))


def test_the_tags_of_a_place_are_said_to_be_those_of_what_lies_there(client, wuhan):
    make_cluster("Optics", places=[wuhan], sectors=["robotics"])
    page = read(client.get("/compare/wuhan/"))
    cells = {words(row.query_one("th")): words(row.query_one("td")) for row in page.one("#glance").query("tbody tr")}
    assert cells["Sectors"] == "Wuhan Robotics of its clusters and policies"


def test_of_many_tags_the_first_are_named_and_the_rest_counted(wuhan):
    sectors = ["semiconductors", "displays-optics", "computers-electronics", "telecoms", "software-ai", "quantum"]
    make_cluster("Optics", places=[wuhan], sectors=[*sectors, "robotics", "machinery"])
    assert glance("optics")["Sectors"][0].endswith("Quantum technology; 2 more")


def test_the_page_numbers_the_claims_that_years_rest_on_and_marks_what_does_not_apply(client, wuhan):
    claim = make_claim(make_cluster("Optics", places=[wuhan], founded=1988), statement="It began in 1988.")
    page = read(client.get("/compare/optics,wuhan/"))
    row = next(row for row in page.one("#glance").query("tbody tr") if "Founded" in words(row))
    assert row.query_one("[data-cite]").attrs["data-cite"] == claim.public_name
    assert words(row) == "Founded or started Optics 19881 Wuhan – does not apply to a place"
    assert "#glance" in page.values("#references .back a", "href")
