"""Copies are no sources of their own: wherever sources are counted, so are the origins that they come down to."""

import pytest

from policyatlas.citing import amount_in_words, sources_in_words
from policyatlas.evidence import Amount
from tests.makers import make_claim, make_cluster, make_place, make_source, make_transfer
from tests.reading import read

pytestmark = pytest.mark.django_db

# Where each page counts the sources of the claims that it shows, or of those of one cell.
COUNTED = {
    "/": ".hero .label",
    "/places/": ".rows .much .label",
    "/places/hefei/": "#facts dd",
    "/places/hefei/#section": "#finance header",
    "/places/hefei/finance/": ".tests h2",
    "/dimensions/": "li .label",
    "/dimensions/finance/": ".page-head dd",
    "/dimensions/finance/#row": ".answers .side p + p a",
    "/compare/hefei/": "#comparison thead .label",
    "/compare/hefei/#cell": "#A5 .cell-top",
    "/coverage/": "section[aria-labelledby=origin-title] tbody td",
    "/transfers/": ".shown",
    "/transfers/#model": ".models section > div .label",
}


@pytest.fixture
def agency():
    return make_source("The wire report", is_stub=True, kind="", url="")


@pytest.fixture
def hefei(agency):
    """A case that three papers write of, all of them from one report."""
    hefei = make_place("Hefei")
    for _turn in range(3):
        relay(agency, hefei)
    return hefei


def relay(agency, case):
    claim = make_claim(case, dimension="finance", origin=agency)
    make_transfer(case, make_place(), claim=claim)


def counted(client, address):
    return " ".join(read(client.get(address.partition("#")[0])).texts(COUNTED[address]))


@pytest.mark.parametrize("address", COUNTED)
def test_one_more_copy_is_one_more_source_and_no_other_origin(client, agency, hefei, address):
    assert "3 sources, 1 origin" in counted(client, address)
    relay(agency, hefei)
    assert "4 sources, 1 origin" in counted(client, address)


@pytest.mark.parametrize("address", [address for address in COUNTED if address != "/coverage/"])
def test_what_somebody_else_saw_is_one_more_of_both(client, agency, hefei, address):
    claim = make_claim(hefei, dimension="finance")
    make_transfer(hefei, make_place(), claim=claim)
    assert "4 sources, 2 origins" in counted(client, address)


def test_the_comparison_taken_away_counts_both_too(client, hefei):
    taken = client.get("/compare/hefei.json").json()
    [cell] = [cell for row in taken["rows"] if row["dimension"] == "finance" for cell in row["cells"]]
    assert (cell["evidence"]["sources"], cell["evidence"]["origins"]) == (3, 1)
    assert [(column["sources"], column["origins"]) for column in taken["columns"]] == [(3, 1)]


def test_a_place_counts_what_its_clusters_rest_on_once(client, agency, hefei):
    make_claim(make_cluster("Displays", places=[hefei]), hefei, dimension="finance", origin=agency)
    assert "4 claims from 4 sources, 1 origin" in counted(client, "/places/hefei/")


@pytest.mark.parametrize(
    ("sources", "origins", "words"),
    [
        (4, 1, "4 sources, 1 origin"),
        (1, 3, "1 source, 3 origins"),  # one source that passes on three texts
        (4, 4, "4 sources"),
        (1, 1, "1 source"),
        (1200, 1100, "1,200 sources, 1,100 origins"),
    ],
)
def test_origins_are_named_where_they_are_not_as_many(sources, origins, words):
    assert sources_in_words(Amount(9, sources, origins)) == words
    assert amount_in_words(Amount(9, sources, origins)) == f"9 claims from {words}"
