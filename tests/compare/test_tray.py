"""The tray of a reader without scripts: a page that posts, and the control that leads there."""

import pytest
from django.test import Client
from justhtml import JustHTML

from policyatlas.evidence import recount
from policyatlas.finding.index import rebuild
from policyatlas.records.models import FormerSlug
from tests.compare.reading import read
from tests.makers import make_claim, make_cluster, make_place

pytestmark = pytest.mark.django_db

TRAY = "/compare/tray/"


@pytest.fixture
def cities():
    return [make_place(name) for name in ("Wuhan", "Hefei", "Pittsburgh", "Shanghai", "Detroit")]


def collect(client, *slugs):
    for slug in slugs:
        client.post(TRAY, {"add": slug})


def collected(client):
    return read(client.get(TRAY)).values("ol.rows button[name=remove]", "value")


def test_asking_for_a_case_adds_nothing_until_it_is_confirmed(client, cities):
    found = read(client.get(f"{TRAY}?add=hefei"))
    assert found.text("form.wanted button") == "Add Hefei"
    assert collected(client) == []
    answer = client.post(TRAY, {"add": "hefei"})
    assert (answer.status_code, answer["Location"]) == (302, TRAY)
    assert collected(client) == ["hefei"]


def test_cases_stand_in_the_order_in_which_they_were_collected(client, cities):
    collect(client, "pittsburgh", "hefei", "pittsburgh")
    assert collected(client) == ["pittsburgh", "hefei"]
    found = read(client.get(TRAY))
    assert found.one("form a.button").attrs["href"] == "/compare/pittsburgh,hefei/"
    assert found.text("form a.button") == "Compare 2"
    assert "2 of 4" in found.text("#collected")


def test_one_case_alone_says_what_is_missing(client, cities):
    collect(client, "hefei")
    assert read(client.get(TRAY)).text("form a.button") == "Add another to compare"


def test_one_is_removed_and_then_all(client, cities):
    collect(client, "wuhan", "hefei", "pittsburgh")
    client.post(TRAY, {"remove": "hefei"})
    assert collected(client) == ["wuhan", "pittsburgh"]
    client.post(TRAY, {"remove": ["wuhan", "pittsburgh"]})
    assert collected(client) == []
    assert "Nothing is in the tray yet." in read(client.get(TRAY)).text()


def test_a_fifth_case_may_take_the_place_of_one_of_the_four(client, cities):
    collect(client, "wuhan", "hefei", "pittsburgh", "shanghai")
    answer = client.post(TRAY, {"add": "detroit"})
    assert answer["Location"] == f"{TRAY}?add=detroit"
    found = read(client.get(answer["Location"]))
    assert "Four at most. Put Detroit in place of:" in found.text("form.wanted")
    assert found.texts("form.wanted button") == ["Wuhan", "Hefei", "Pittsburgh", "Shanghai"]
    client.post(TRAY, {"add": "detroit", "remove": "hefei"})
    assert collected(client) == ["wuhan", "pittsburgh", "shanghai", "detroit"]


def test_a_case_that_is_in_the_tray_is_not_offered_again(client, cities):
    collect(client, "hefei")
    found = read(client.get(f"{TRAY}?add=hefei"))
    assert found.notices == ["Hefei is in the tray."]
    assert not found.all("form.wanted")


@pytest.mark.parametrize("written", ["hefe", "no such place", "a/b\0", "é" * 500, "<script>"])
def test_an_unknown_case_gets_a_sentence(client, cities, written):
    found = read(client.get(TRAY, {"add": written}))
    assert found.notices[0].startswith("The atlas has no case called “")
    assert found.values(".notices a", "href") == ([f"{TRAY}?add=hefei"] if written == "hefe" else [])
    assert client.post(TRAY, {"add": written}).status_code == 302
    assert collected(client) == []


def test_a_former_slug_leads_to_its_case(client, cities):
    FormerSlug.objects.create(case=cities[1], slug="hofei")
    collect(client, "HOFEI")
    assert collected(client) == ["hefei"]


def test_a_case_keeps_its_place_under_a_new_slug_and_leaves_when_it_is_gone(client, cities):
    collect(client, "wuhan", "hefei", "pittsburgh")
    cities[0].slug = "wuhan-city"
    cities[0].save()
    FormerSlug.objects.create(case=cities[0], slug="wuhan")
    cities[1].delete()
    assert collected(client) == ["wuhan-city", "pittsburgh"]


@pytest.mark.parametrize("cookie", ["hefei", "hefei:1tampered:with", "", "\x7f"])
def test_a_cookie_that_is_not_ours_is_put_aside_and_the_page_says_so_once(client, cities, cookie):
    client.cookies["tray"] = cookie
    answer = client.get(TRAY)
    assert read(answer).notices == ["What this browser had kept of a tray could not be read, and was put aside."]
    assert not read(answer).all("ol.rows")
    client.cookies["tray"] = answer.cookies["tray"].value
    assert answer.cookies["tray"]["max-age"] == 0


def test_the_cookie_is_sent_to_the_page_of_the_tray_only_and_lasts_a_year(client, cities):
    cookie = client.post(TRAY, {"add": "hefei"}).cookies["tray"]
    assert (cookie["path"], cookie["samesite"], cookie["httponly"]) == (TRAY, "Lax", True)
    assert cookie["max-age"] == 365 * 24 * 60 * 60


def test_a_full_tray_that_is_asked_for_a_fifth_is_valid_html(client, cities):
    collect(client, "wuhan", "hefei", "pittsburgh", "shanghai")
    answer = client.get(f"{TRAY}?add=detroit")
    assert JustHTML(answer.text, sanitize=False, collect_errors=True).errors == []


def test_nothing_is_kept_of_the_page_on_the_way(client, cities):
    assert "no-store" in client.get(TRAY)["Cache-Control"]
    assert read(client.get(TRAY)).values("meta[name=robots]", "content") == ["noindex"]


def test_a_form_of_another_site_changes_nothing(cities):
    stranger = Client(enforce_csrf_checks=True)
    answer = stranger.post(TRAY, {"add": "hefei"})
    assert read(answer).title == "This form could not be taken"
    assert answer.status_code == 403
    assert collected(stranger) == []


def test_other_methods_are_refused(client):
    assert client.put(TRAY).status_code == 405


def test_the_page_costs_the_same_for_four_as_for_one(client, cities, django_assert_max_num_queries):
    collect(client, "wuhan", "hefei", "pittsburgh", "shanghai")
    with django_assert_max_num_queries(4):
        client.get(f"{TRAY}?add=detroit")


@pytest.mark.parametrize(
    "address", ["/places/", "/places/wuhan/", "/places/wuhan/finance/", "/dimensions/finance/", "/search/?q=wuhan"]
)
def test_a_case_that_is_named_can_be_collected(client, address):
    make_claim(make_place("Wuhan"), dimension="finance")
    rebuild()
    control = read(client.get(address)).one("a.collect")
    assert (control.attrs["href"], control.attrs["data-collect"]) == (f"{TRAY}?add=wuhan", "wuhan")
    assert control.to_text(separator="", strip=False) == "Compare Wuhan"


def test_so_can_the_best_covered_and_what_lies_in_a_place(client):
    make_claim(make_cluster("Optics Valley", places=[make_place("Wuhan")]))
    recount()
    assert read(client.get("/compare/")).values("a.collect", "data-collect") == ["optics-valley", "wuhan"]
    assert read(client.get("/places/wuhan/")).values("a.collect", "data-collect") == ["wuhan", "optics-valley"]


def test_a_name_goes_into_the_tray_without_what_stands_in_brackets(client):
    make_place("Northeast China (old industrial base)")
    assert read(client.get("/places/")).values("a.collect", "data-name") == ["Northeast China"]
