"""The page of a pair: one case as a model for another, and what speaks for and against it."""

import pytest

from policyatlas.records.editions import forget_edition
from policyatlas.records.models import CaseTerm
from tests.makers import make_claim, make_edition, make_link, make_place, make_policy, make_transfer
from tests.reading import read, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def wuhan():
    return make_place("Wuhan", formerly=["hankou"])


@pytest.fixture
def jilin():
    return make_place("Jilin", kind="province")


@pytest.fixture
def told(wuhan, jilin):
    """The claim by which Wuhan is a model for Jilin."""
    claim = make_claim(jilin, wuhan, dimension="lessons", statement="Jilin looks to Wuhan.", nature="proposal")
    make_transfer(wuhan, jilin, claim=claim, said_by="Robert Pape", year=2021)
    return claim


@pytest.fixture
def page(client):
    return lambda address="wuhan/jilin": read(client.get(f"/transfers/{address}/"))


def test_it_says_how_far_it_went_who_says_so_and_when(page, told, wuhan, jilin):
    make_transfer(wuhan, jilin, degree="studied", said_by="Xinhua", year=2019)
    found = page()
    assert found.title == "Wuhan as a model for Jilin"
    assert found.text(".lede") == "Told of 2 times: studied, held up, said by Xinhua and Robert Pape."
    assert found.fact("Told of") == "2019–2021"
    assert found.claims("#grounds")[1] == told.public_name
    assert "Held up, said by Robert Pape, 2021" in found.text("#grounds")
    assert found.one(".actions a").attrs["href"] == "/compare/wuhan,jilin/"


def test_on_what_grounds_are_claims_that_support_it_and_what_else_is_said_of_both(page, told, wuhan, jilin):
    backing = make_claim(wuhan, statement="Others went, too.")
    make_link(backing, told, stance="supports", question="Whether anybody learns", note="One gives instances.")
    also = make_claim(jilin, wuhan, dimension="lessons", statement="The two signed a plan.")
    found = page()
    assert found.claims("#grounds") == [told.public_name, backing.public_name, also.public_name]
    assert "Supports: Whether anybody learns. One gives instances." in found.text("#grounds")


def test_conditions_are_what_is_coded_of_both_or_of_one_and_two_questions_side_by_side(page, told, wuhan, jilin):
    for place, sectors in ((wuhan, ["steel", "semiconductors"]), (jilin, ["steel"])):
        CaseTerm.objects.bulk_create(
            CaseTerm(case_id=make_policy(places=[place]).pk, tag_list="sector", term=term, position=position)
            for position, term in enumerate(sectors)
        )
    context = make_claim(wuhan, dimension="context", statement="Wuhan began with steel.")
    make_claim(jilin, dimension="context", statement="Jilin began with cars.")
    found = page()
    sectors = next(row for row in found.all(".coded tbody tr") if "Sectors" in words(row))
    assert [words(cell) for cell in sectors.query("td")] == ["Steel", "Semiconductors", "–"]
    assert "Differs: kind (A City; B Province" in found.text("#context")
    assert found.claims("#context")[0] == context.public_name
    assert [part.attrs["data-state"] for part in found.all("#governance .two-cases > div")] == ["not-researched"] * 2
    assert "Not researched yet." in found.text("#governance")


def test_critics_are_those_who_dispute_or_warn_and_beside_them_who_judges_the_model(page, told, wuhan, jilin):
    doubt = make_claim(wuhan, dimension="lessons", nature="assessment", statement="Nobody can copy it.")
    make_link(doubt, told, question="Whether it can be copied", note="Both judge.")
    make_transfer(wuhan, jilin, degree="warning", said_by="The Economist")
    alone = make_claim(wuhan, dimension="lessons", nature="assessment", lead=True, statement="It was luck.")
    both = make_claim(wuhan, jilin, dimension="lessons", nature="assessment", statement="It suits the two.")
    debt = make_claim(wuhan, dimension="risks", nature="assessment", statement="It is in debt.")
    make_claim(wuhan, dimension="risks", statement="A plant closed.")
    found = page()
    assert found.claims("#critics") == [one.public_name for one in (doubt, both, alone, debt)]
    assert "Disputes: Whether it can be copied. Both judge." in found.text("#critics")
    assert "The Economist: warning, as told above." in found.text("#critics")
    assert "The first names Jilin as well." in found.text("#critics")


def test_what_nobody_says_is_said(page, told):
    gaps = " ".join(page().texts(".gap"))
    assert "No source that we hold names an objection to Wuhan as a model for Jilin." in gaps
    assert "No source that we hold names another model for Jilin." in gaps
    assert "No source that we hold names anybody else who is to learn from Wuhan." in gaps
    assert "No source that we hold calls Jilin a model for Wuhan." in gaps


def test_what_else_was_tried_stands_by_year_and_the_other_way_round_by_itself(page, told, wuhan, jilin):
    make_transfer(make_place("Boston"), jilin, year=None)
    make_transfer(make_place("Shanghai"), jilin, year=1999)
    make_transfer(wuhan, make_place("Kenya"), year=2010)
    make_transfer(jilin, wuhan, degree="assigned", year=2017)
    found = page()
    assert [one.partition(",")[0] for one in found.texts("#besides li")] == [
        "1999 Shanghai",
        "Year not given Boston",
        "2010 Kenya",
    ]
    assert found.values("#besides .more a", "href") == ["/transfers/?learner=jilin", "/transfers/?model=wuhan"]
    assert found.one("#reverse a").attrs["href"] == "/transfers/jilin/wuhan/"
    assert "Assigned, said by An adviser, 2017" in found.text("#reverse")
    assert "Assigned" not in found.text("#grounds")


def test_a_pair_that_nobody_names_is_not_found_and_others_are_offered(client, told, wuhan, jilin):
    kenya = make_place("Kenya")
    make_transfer(kenya, wuhan)
    found = read(client.get("/transfers/wuhan/kenya/"), status=404)
    assert found.title == "No source that we hold calls Wuhan a model for Kenya"
    assert found.values(".rows a", "href") == ["/transfers/wuhan/jilin/"]
    assert "/transfers/kenya/wuhan/" in found.values(".actions a", "href")
    for address in ("wuhan/nowhere", "wuhan/wuhan"):
        assert client.get(f"/transfers/{address}/").status_code == 404
    assert client.get("/transfers/wuhan/kenya.bib").status_code == 404


def test_former_slugs_lead_on(client, told):
    for suffix in ("/", ".ris"):
        response = client.get(f"/transfers/hankou/jilin{suffix}")
        assert (response.status_code, response.headers["Location"]) == (301, f"/transfers/wuhan/jilin{suffix}")


def test_a_claim_taken_back_tells_of_nothing(client, told):
    told.state, told.reason = "retracted", "It was wrong."
    told.save()
    assert client.get("/transfers/wuhan/jilin/").status_code == 404


def test_its_sources_can_be_taken_away(client, told, wuhan):
    make_claim(wuhan, dimension="context")
    response = client.get("/transfers/wuhan/jilin.bib")
    assert response.content.count(b"@") == 2
    assert response.headers["Content-Disposition"] == 'attachment; filename="policy-atlas-wuhan-jilin.bib"'


@pytest.mark.parametrize("number", [1, 5])
def test_it_takes_nine_queries_whatever_the_number_of_claims(
    client, told, wuhan, jilin, number, django_assert_num_queries
):
    for _ in range(number):
        make_link(make_claim(wuhan, dimension="risks", nature="assessment"), told)
        make_claim(jilin, wuhan, dimension="context")
        make_transfer(wuhan, jilin)
        make_transfer(wuhan, make_place())
        make_policy(places=[wuhan])
    make_edition()
    forget_edition()
    with django_assert_num_queries(9):
        client.get("/transfers/wuhan/jilin/")
