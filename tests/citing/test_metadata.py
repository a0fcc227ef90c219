"""What pages tell programs: tags, spans and linked data, read with other people's parsers."""

import json
from urllib.parse import parse_qs

import extruct
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from justhtml import JustHTML

from policyatlas.citing import coins, data_block, this_atlas, work_of
from policyatlas.records.editions import forget_edition
from policyatlas.records.models import Source
from tests.browser.pages import KINDS
from tests.makers import make_claim, make_edition, make_place, make_policy, make_publisher, make_source
from tests.reading import Page, read

pytestmark = pytest.mark.django_db

SITE = "https://atlas.example"
HOSTILE = '</script><script>alert("1")</script><!-- & \u2028 {{ x }} 武汉'


@pytest.fixture(autouse=True)
def atlas(settings):
    settings.SITE_URL = SITE
    make_edition(3)
    forget_edition()


def tags(page):
    """The tags for programs that save a source, in their order."""
    return [
        (tag.attrs["name"], tag.attrs["content"])
        for tag in page.all("meta[name]")
        if tag.attrs["name"].startswith("citation_")
    ]


def linked(answer):
    """The linked data of a page, as extruct reads them: one block."""
    (block,) = extruct.extract(answer.text, syntaxes=["json-ld"])["json-ld"]
    assert block["@context"] == "https://schema.org"
    return block


def spans(page):
    """Each source that a span on the page describes, field by field."""
    return [parse_qs(title, strict_parsing=True) for title in page.values("span.Z3988", "title")]


@pytest.fixture
def steel():
    return make_source(
        "Steel & “men”",
        slug="steel",
        authors=["Wang Jun", "郭年顺"],
        publisher=make_publisher("China Daily"),
        published="2016-05-24",
        language="zh",
        url="https://daily.example/steel",
        archived_url="https://archive.example/steel",
    )


def test_a_claim_offers_its_source_to_be_saved_with_the_address_of_the_passage(client, steel):
    claim = make_claim(source=steel)
    assert tags(read(client.get(claim.get_absolute_url()))) == [
        ("citation_title", "Steel & “men”"),
        ("citation_author", "Wang Jun"),
        ("citation_author", "郭年顺"),
        ("citation_publication_date", "2016/05/24"),
        ("citation_journal_title", "China Daily"),
        ("citation_publisher", "China Daily"),
        ("citation_language", "zh"),
        ("citation_public_url", "https://daily.example/steel#:~:text=The%20city%20of,as%20planned"),
        ("citation_abstract_html_url", "https://atlas.example/claims/steel/1/"),
    ]


def test_a_source_offers_itself_with_its_own_address(client, steel):
    told = dict(tags(read(client.get(steel.get_absolute_url()))))
    assert told["citation_public_url"] == "https://daily.example/steel"
    assert told["citation_abstract_html_url"] == "https://atlas.example/sources/steel/"


def test_a_report_names_the_institution(client):
    report = make_source("Steel", kind="official", publisher=make_publisher("A Ministry", kind="government-body"))
    told = dict(tags(read(client.get(report.get_absolute_url()))))
    assert told["citation_technical_report_institution"] == told["citation_publisher"] == "A Ministry"
    assert "citation_journal_title" not in told


def test_what_has_no_title_is_not_offered(client):
    bare = make_source("", slug="bare", publisher=None)
    assert tags(read(client.get(bare.get_absolute_url()))) == []


def test_a_claim_is_linked_data_that_says_where_it_appears_and_rates_nothing(client, steel):
    wire = make_source("Wire", slug="wire", publisher=make_publisher("The Agency"), published="2016", url="")
    city = make_place("Hefei", native_name="合肥", native_lang="zh")
    claim = make_claim(city, make_policy("Steel plan"), source=steel, origin=wire, statement="Hefei grew.")
    block = linked(client.get(claim.get_absolute_url()))
    assert (block["@type"], block["@id"], block["identifier"]) == ("Claim", f"{SITE}/claims/steel/1/", "steel#1")
    assert (block["text"], block["version"]) == ("Hefei grew.", "3")
    assert [about["@type"] for about in block["about"]] == ["Place", "Thing"]
    assert block["about"][0]["alternateName"] == "合肥"
    original = block["appearance"]
    assert (original["@type"], original["name"]) == ("NewsArticle", "Steel & “men”")
    assert original["author"] == ["Wang Jun", "郭年顺"]
    assert original["publisher"]["name"] == "China Daily"
    assert (original["datePublished"], original["inLanguage"]) == ("2016-05-24", "zh")
    assert original["url"].startswith("https://daily.example/steel#:~:text=")
    assert block["firstAppearance"]["publisher"]["name"] == "The Agency"
    assert "url" not in block["firstAppearance"]
    assert "rating" not in json.dumps(block).lower()


def test_a_source_is_linked_data_of_the_original(client, steel):
    block = linked(client.get(steel.get_absolute_url()))
    assert (block["@type"], block["url"]) == ("NewsArticle", "https://daily.example/steel")
    assert block["archivedAt"] == "https://archive.example/steel"
    assert block["subjectOf"]["url"] == f"{SITE}/sources/steel/"


def test_a_profile_is_linked_data_with_every_source_that_it_lists(client, steel):
    city = make_place("Hefei")
    make_claim(city, source=steel)
    make_claim(city, source=make_source("Glass"), dimension="risks")
    block = linked(client.get(city.get_absolute_url()))
    assert (block["@type"], block["mainEntity"]["@type"], block["mainEntity"]["name"]) == ("WebPage", "Place", "Hefei")
    assert {cited["name"] for cited in block["citation"]} == {"Steel & “men”", "Glass"}


def test_a_comparison_is_linked_data_that_names_the_file_of_its_sources(client, steel):
    make_claim(make_place("Hefei"), source=steel)
    block = linked(client.get("/compare/hefei/"))
    assert (block["@type"], block["name"]) == ("WebPage", "Hefei")
    assert block["citation"] == f"{SITE}/compare/hefei.csl.json"
    assert client.get(block["citation"].removeprefix(SITE)).status_code == 200


def test_each_source_of_a_page_is_in_a_span(client, steel):
    city = make_place("Hefei")
    claim = make_claim(city, source=steel)
    (of_claim,) = spans(read(client.get(claim.get_absolute_url())))
    (of_source,) = spans(read(client.get(steel.get_absolute_url())))
    (of_profile,) = spans(read(client.get(city.get_absolute_url())))
    assert of_source == of_profile
    assert of_source["rft_val_fmt"] == ["info:ofi/fmt:kev:mtx:journal"]
    assert of_source["rft.atitle"] == ["Steel & “men”"]
    assert of_source["rft.jtitle"] == ["China Daily"]
    assert of_source["rft.au"] == ["Wang Jun", "郭年顺"]
    assert of_source["rft.date"] == ["2016-05-24"]
    assert of_source["rft_id"] == ["https://daily.example/steel"]
    assert of_claim["rft_id"][0].startswith("https://daily.example/steel#:~:text=")
    assert of_claim["rfr_id"] == ["info:sid/policyatlas:steel#1"]


@pytest.mark.parametrize(
    ("kind", "publisher_kind", "title"),
    [
        ("news", "newspaper", "rft.atitle"),
        ("official", "government-body", "rft.btitle"),
        ("legal", "other", "rft.title"),
    ],
)
def test_a_span_has_the_form_of_its_kind(kind, publisher_kind, title):
    source = make_source("Steel", kind=kind, publisher=make_publisher(kind=publisher_kind))
    assert parse_qs(coins(work_of(source, this_atlas(None))))[title] == ["Steel"]


def test_nothing_in_a_title_or_statement_ends_its_element(client):
    source = make_source(HOSTILE, slug="hostile", authors=[HOSTILE], publisher=make_publisher(HOSTILE, slug="h"))
    claim = make_claim(source=source, statement=HOSTILE)
    answer = client.get(claim.get_absolute_url())
    block = linked(answer)
    assert block["text"] == HOSTILE
    assert (
        block["appearance"]["publisher"]["name"]
        == block["appearance"]["author"][0]
        == HOSTILE.replace("\u2028", " ").replace("  ", " ").replace("  ", " ")
    )
    page = read(answer)
    assert len(page.all("script:not([src])")) == 1
    assert dict(tags(page))["citation_title"].startswith("</script>")
    assert spans(page)[0]["rft.atitle"][0].startswith("</script>")


@given(st.dictionaries(st.text(), st.text()))
@example({"a": HOSTILE, "]]>": "<!--"})
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_linked_data_come_back_as_they_were_given(data):
    written = data_block(data)
    page = Page(JustHTML(f"<!doctype html><title>x</title>{written}<p>after</p>", sanitize=False))
    (script,) = page.all("script")
    assert json.loads(script.to_text(separator="", strip=False) or written[35:-9]) == data
    assert page.text("p") == "after"
    assert not set("<>&\u2028\u2029") & set(written[35:-9])


@pytest.mark.parametrize(
    "address",
    [
        kind.address
        for kind in KINDS
        if kind.name
        in {
            "claim",
            "source",
            "city",
            "policy",
            "source without a title",
            "source without a dossier",
            "claim, disputed",
        }
    ],
)
def test_on_the_evidence_every_such_page_can_be_read(client, loaded_atlas, address):
    answer = client.get(address)
    assert linked(answer)["@type"]
    assert all("rfr_id" in span for span in spans(read(answer)))
    assert Source.objects.exists()
