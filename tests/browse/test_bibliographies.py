"""Sources taken away: the address of a page with a suffix in place of its closing slash."""

import json

import pytest
import rispy
from pybtex.database import parse_string

from policyatlas.records.editions import forget_edition
from policyatlas.vocabulary import DIMENSIONS
from tests.makers import make_claim, make_cluster, make_edition, make_place, make_publisher, make_source
from tests.reading import read

pytestmark = pytest.mark.django_db

TYPES = {
    "bib": "application/x-bibtex; charset=utf-8",
    "ris": "application/x-research-info-systems; charset=utf-8",
    "csl.json": "application/vnd.citationstyles.csl+json",
}


def keys(answer, suffix):
    """The keys of the works in a file, in their order."""
    assert answer.status_code == 200
    assert answer["Content-Type"] == TYPES[suffix]
    match suffix:
        case "bib":
            return list(parse_string(answer.text, "bibtex").entries)
        case "ris":
            return [entry["id"] for entry in rispy.loads(answer.text)]
    return [item["id"] for item in json.loads(answer.text)]


@pytest.fixture(params=TYPES)
def suffix(request):
    return request.param


@pytest.fixture
def steel():
    make_edition(3)
    forget_edition()
    return make_source("武汉模式", slug="daily-steel", language="zh", publisher=make_publisher("人民日报"))


def test_a_claim_gives_its_source_under_its_own_key(client, suffix, steel):
    make_claim(source=steel, number=2)
    answer = client.get(f"/claims/daily-steel/2.{suffix}")
    assert keys(answer, suffix) == ["daily-steel-2"]
    assert answer["Content-Disposition"] == f'attachment; filename="policy-atlas-daily-steel-2-edition-3.{suffix}"'
    assert "武汉模式" in answer.text
    assert "人民日报" in answer.text
    assert "edition 3" in answer.text


def test_a_source_gives_itself_and_so_does_a_text_without_a_dossier(client, suffix, steel):
    assert keys(client.get(f"/sources/daily-steel.{suffix}"), suffix) == ["daily-steel"]
    make_source("", slug="wire", publisher=None, kind="", published="", url="", is_stub=True)
    assert keys(client.get(f"/sources/wire.{suffix}"), suffix) == ["wire"]


def test_all_sources_are_those_of_which_the_atlas_holds_a_dossier(client, suffix, steel):
    make_source("Wire", slug="wire", is_stub=True)
    assert keys(client.get(f"/sources.{suffix}"), suffix) == ["daily-steel"]


def test_a_profile_gives_every_source_that_its_claims_rest_on(client, suffix):
    city = make_place(slug="hefei")
    sources = [make_source(slug=f"source-{turn}") for turn in range(5)]
    for source in sources:
        make_claim(city, source=source, dimension="finance")
    make_claim(make_cluster(places=[city]), source=make_source(slug="of-a-cluster"), dimension="risks")
    assert len(read(client.get("/places/hefei/")).all("#references li")) == 4  # three leads, and the cluster's
    assert set(keys(client.get(f"/places/hefei.{suffix}"), suffix)) == {source.slug for source in sources} | {
        "of-a-cluster"
    }
    assert "of-a-cluster" not in keys(client.get(f"/places/hefei.{suffix}?own=1"), suffix)


def test_a_profile_without_claims_gives_an_empty_file(client, suffix):
    make_place(slug="hefei")
    assert keys(client.get(f"/places/hefei.{suffix}"), suffix) == []


def test_the_former_name_of_a_case_and_another_kind_lead_to_its_file(client, suffix):
    make_place(slug="hefei", formerly=["hofei"])
    for address in ("/places/hofei", "/clusters/hefei"):
        answer = client.get(f"{address}.{suffix}?own=1")
        assert (answer.status_code, answer["Location"]) == (301, f"/places/hefei.{suffix}?own=1")


@pytest.mark.parametrize("address", ["/claims/daily-steel/9", "/sources/none", "/places/nowhere", "/claims/none/1"])
def test_what_is_not_there_is_not_found(client, suffix, address, steel):
    assert "The atlas has no" in read(client.get(f"{address}.{suffix}"), 404).text()


def test_a_draft_is_not_found(client, suffix, steel):
    make_claim(source=steel, state="draft")
    assert client.get(f"/claims/daily-steel/1.{suffix}").status_code == 404


def test_of_a_claim_that_was_retracted_it_is_said_why(client, suffix, steel):
    make_claim(source=steel, state="retracted", reason="The figure was of another year.")
    answer = client.get(f"/claims/daily-steel/1.{suffix}")
    assert (answer.status_code, answer["Content-Type"]) == (410, "text/plain; charset=utf-8")
    assert answer.text == "Claim daily-steel#1 was retracted. The figure was of another year.\n"


def test_of_a_claim_that_was_replaced_the_other_is_named(client, suffix, steel):
    better = make_claim(source=steel)
    make_claim(source=steel, state="superseded", superseded_by=better, reason="A newer count.")
    answer = client.get(f"/claims/daily-steel/2.{suffix}")
    assert answer.status_code == 410
    assert answer.text == "Claim daily-steel#2 was replaced by claim daily-steel#1. A newer count.\n"


def test_only_known_forms_and_only_reading(client, steel):
    assert client.get("/sources/daily-steel.pdf").status_code == 404
    assert client.get("/sources/daily-steel.cslxjson").status_code == 404
    assert client.post("/sources/daily-steel.bib").status_code == 405


@pytest.mark.parametrize(
    ("page", "files"),
    [
        ("/claims/daily-steel/1/", "/claims/daily-steel/1"),
        ("/sources/daily-steel/", "/sources/daily-steel"),
        ("/places/hefei/", "/places/hefei"),
    ],
)
def test_the_page_links_its_files(client, page, files, steel):
    make_claim(make_place(slug="hefei"), source=steel)
    found = read(client.get(page))
    assert found.values(".citing dd a", "href") == [f"{files}.{suffix}" for suffix in TYPES]
    assert found.texts(".citing dd a") == ["BibTeX", "RIS", "CSL-JSON"]


def test_the_list_of_sources_links_them_all_as_a_file(client, steel):
    links = read(client.get("/sources/")).values(".files a", "href")[2:]
    assert links == [f"/sources.{suffix}" for suffix in TYPES]


def test_the_page_of_a_case_without_its_clusters_links_files_without_them(client):
    make_claim(make_place(slug="hefei"))
    assert read(client.get("/places/hefei/?own=1")).values(".citing dd a", "href")[0] == "/places/hefei.bib?own=1"


def test_queries_do_not_grow_with_the_claims(client, django_assert_max_num_queries):
    city, _source = make_place(slug="hefei"), make_source(slug="steel", relays=make_source(is_stub=True))
    for turn in range(60):
        make_claim(
            city,
            source=make_source(relays=make_source(is_stub=True)),
            dimension=list(DIMENSIONS)[turn % 12],
            measure={},
        )
    for address, most in {"/places/hefei.bib": 12, "/sources.bib": 2, "/sources/steel.bib": 2}.items():
        forget_edition()
        with django_assert_max_num_queries(most):
            client.get(address)
