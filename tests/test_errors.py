"""What is answered where there is no page, no right, no sense, or a fault of ours."""

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.test import Client, RequestFactory, override_settings
from django.urls import include, path

from policyatlas.browse import views
from policyatlas.browse.suggestions import suggestions
from policyatlas.caching.outage import outage
from policyatlas.urls import handler400, handler403, handler404, handler500  # noqa: F401 - those of the address list
from tests.makers import make_claim, make_cluster, make_place, make_publisher, make_source, make_speaker
from tests.reading import read


def raises(error):
    def view(request):
        raise error

    return view


urlpatterns = [
    path("broken/", raises(RuntimeError("a fault of ours"))),
    path("forbidden/", raises(PermissionDenied)),
    path("odd/", raises(SuspiciousOperation)),
    path("", include("policyatlas.urls")),
]


@pytest.fixture
def odd_client(monkeypatch):
    """A client of the site that answers with pages where Django's would raise, and has not seen its database."""
    monkeypatch.setattr(outage, "standing", lambda: None)
    with override_settings(ROOT_URLCONF="tests.test_errors"):
        yield Client(raise_request_exception=False)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address", ["/wuhan", "/places/wuhann/", "/cities/Wu-han/", "/places/wuhan/economy/", "/武汉/"]
)
def test_a_wrong_address_gets_near_names(client, address):
    make_place("Wuhan", native_name="武汉")
    make_cluster("Hefei displays")
    page = read(client.get(address, follow=False), status=404)
    assert page.values("#suggestions ~ .rows a", "href") == ["/places/wuhan/"]


@pytest.mark.django_db
def test_sources_are_near_names_too(client):
    make_source("On steel", slug="gazette-2024-on-steel")
    page = read(client.get("/sources/gazette-2024-on-stel/"), status=404)
    assert page.texts("#suggestions ~ .rows a") == ["On steel"]


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/places/wuhann/", "/speakers/lin-wie/", "/publishers/gazete/"])
def test_guesses_take_three_queries_whatever_there_is(client, address, django_assert_max_num_queries):
    make_place("Wuhan")
    make_claim(source=make_source(publisher=make_publisher("Gazette")), speaker=make_speaker("Lin Wei"))
    client.get("/speakers/")  # counts what was made
    with django_assert_max_num_queries(3):
        (found,) = suggestions(address)[:1]
    assert found.href.startswith(address[:8])


@pytest.mark.django_db
def test_where_nothing_is_near_lists_and_search_lead_on(client):
    make_place("Wuhan")
    page = read(client.get("/xyzzy/"), status=404)
    assert not page.one("#suggestions")
    assert {"/places/", "/clusters/", "/policies/", "/sources/"} <= set(page.values("main a", "href"))
    assert page.one("main form").attrs["action"] == "/search/"
    assert page.title == "There is no page at this address"


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/" + "a" * 5000, "/%00/", "/<script>/", "/" + "/".join("abcdefgh") + "/"])
def test_odd_addresses_are_answered(client, address):
    assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    ("address", "status", "title"),
    [
        ("/broken/", 500, "Something went wrong"),
        ("/forbidden/", 403, "This page is not open to you"),
        ("/odd/", 400, "This request cannot be understood"),
    ],
)
@pytest.mark.filterwarnings("ignore::RuntimeWarning")
def test_a_fault_is_answered_in_the_dress_of_the_atlas_without_the_database(odd_client, address, status, title):
    page = read(odd_client.get(address), status)
    assert page.title == title
    assert page.values("link[rel=stylesheet]", "href") == ["/static/css/atlas.css", "/static/css/pages.css"]
    assert page.one("svg.emblem")


def test_nothing_stands_inline_on_a_page_of_a_fault(odd_client):
    page = read(odd_client.get("/broken/"), 500)
    assert not page.all("style, script, [style], [onclick]")


def test_an_unknown_host_is_answered_too(odd_client):
    page = read(odd_client.get("/", headers={"host": "elsewhere.example"}), 400)
    assert page.title == "This request cannot be understood"


def test_a_fault_is_answered_where_static_files_were_never_collected(tmp_path):
    hashed = {"staticfiles": {"BACKEND": "policyatlas.minifying.MinifiedStaticFilesStorage"}}
    with override_settings(STORAGES=hashed, STATIC_ROOT=tmp_path):
        page = read(views.server_error(RequestFactory().get("/")), 500)
    assert page.values("link[rel=stylesheet]", "href") == ["/static/css/atlas.css", "/static/css/pages.css"]


@pytest.mark.django_db
def test_a_missing_page_takes_three_queries(client, django_assert_max_num_queries):
    for _ in range(5):
        make_place()
    with django_assert_max_num_queries(3):
        client.get("/nowhere/")
