"""A claim as a footnote: the source as it was published first, then the way through the atlas."""

import pytest

from policyatlas.citing import footnote
from tests.makers import make_claim, make_publisher, make_source
from tests.reading import read

pytestmark = pytest.mark.django_db

SITE = "https://atlas.example"


def test_the_publisher_stands_first_and_the_atlas_last():
    source = make_source(
        "Steel",
        slug="daily-steel",
        publisher=make_publisher("China Daily"),
        authors=["Wang Jun", "Li Na"],
        published="2016-05-24",
        url="https://daily.example/steel",
    )
    assert footnote(make_claim(source=source), SITE) == (
        "Wang Jun, Li Na, China Daily, “Steel”, 24 May 2016, https://daily.example/steel. "
        "Via Policy Atlas, claim daily-steel#1, https://atlas.example/claims/daily-steel/1/."
    )


def test_what_the_source_passes_on_is_named():
    agency = make_source("Wire", publisher=make_publisher("The Agency"), published="2016")
    daily = make_source("Steel", slug="steel", publisher=make_publisher("Daily"), published="2016-05", url="")
    assert footnote(make_claim(source=daily, origin=agency), SITE).startswith(
        "Daily, “Steel”, May 2016, passing on The Agency, “Wire”, 2016. Via Policy Atlas"
    )


def test_of_a_text_known_by_its_publisher_alone_no_more_is_said():
    agency = make_source("", slug="wire", publisher=make_publisher("The Agency"), published="")
    assert ", passing on The Agency. Via" in footnote(make_claim(origin=agency), SITE)


def test_what_is_not_shown_is_said_to_be_not_shown():
    bare = make_source("", slug="bare", publisher=None, published="", url="")
    assert footnote(make_claim(source=bare), SITE).startswith(
        "publisher not shown, [title not shown], date not shown. Via Policy Atlas, claim bare#1"
    )


def test_the_page_of_a_claim_has_it_on_a_button_that_waits_for_scripts(client, settings):
    settings.SITE_URL = SITE
    claim = make_claim(source=make_source('Of "steel" & men', slug="steel"))
    button = read(client.get(claim.get_absolute_url())).one("#claim button.copy")
    assert button.attrs["data-copy"] == footnote(claim, SITE)
    assert '“Of "steel" & men”' in button.attrs["data-copy"]
    assert "hidden" in button.attrs
