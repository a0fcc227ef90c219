"""The Atom feed of new claims, as a reader of news takes it."""

import time

import feedparser
import pytest

from policyatlas.records.editions import forget_edition, publish_edition
from policyatlas.records.models import Claim, Revision
from tests.makers import make_claim, make_cluster, make_edition, make_place, make_publisher, make_source
from tests.reading import read

pytestmark = pytest.mark.django_db
FEED = "/claims.atom"


@pytest.fixture
def news(client):
    def news(address=FEED):
        answer = client.get(address)
        assert answer.status_code == 200
        found = feedparser.parse(answer.content)
        assert not found.bozo, found.get("bozo_exception")
        return found

    return news


@pytest.fixture(autouse=True)
def asked_anew():
    forget_edition()
    yield
    forget_edition()


def claims(feed):
    return [entry.id.rpartition("/")[2] for entry in feed.entries]


def test_an_atlas_without_claims_has_a_feed_without_entries(news):
    feed = news()
    assert (feed.feed.title, feed.entries) == ("New claims in the Policy Atlas", [])


def test_the_newest_edition_comes_first_and_in_it_the_newest_source(news):
    old, new = make_source("Old", published="2019"), make_source("New", published="2025-11-03")
    make_claim(source=old), make_claim(source=new), make_claim(source=new)
    publish_edition()
    make_claim(source=old)
    make_claim(source=new, state="draft")
    publish_edition()
    forget_edition()
    assert claims(news()) == ["old#2", "new#1", "new#2", "old#1"]


def test_a_draft_is_new_on_the_day_that_readers_may_see_it(news):
    make_claim(source=make_source("Wire", published="2019"), state="draft")
    make_claim(source=make_source("Later", published="2024"))
    publish_edition()
    Claim.objects.filter(state="draft").update(state="published")
    publish_edition()
    forget_edition()
    assert claims(news()) == ["wire#1", "later#1"]


def test_an_entry_says_what_is_claimed_of_what_and_on_what_it_rests(news, settings):
    settings.SITE_URL = "https://atlas.example"
    source = make_source("Steel & shares", publisher=make_publisher("Hefei Daily"), published="2024-05-06")
    said = {"dimension": "finance", "statement": "Hefei took 24 % of <NIO>."}
    make_claim(make_place("Hefei"), make_place("Anhui"), source=source, **said)
    edition = publish_edition()
    feed = news()
    assert feed.feed.links[1].href == "https://atlas.example/claims.atom"
    (entry,) = feed.entries
    assert entry.title == "Hefei: Hefei took 24 % of <NIO>."
    assert entry.id == "tag:atlas.example,2026:claim/steel-shares#1"
    assert entry.link == "https://atlas.example/claims/steel-shares/1/"
    assert [link.href for link in entry.links if link.rel == "via"] == [
        "https://news.example/steel-shares#:~:text=The%20city%20of,as%20planned"
    ]
    assert [tag.term for tag in entry.tags] == ["Finance", "Hefei", "Anhui"]
    assert "Hefei took 24 % of &lt;NIO&gt;." in entry.summary
    assert "“Steel & shares”, Hefei Daily, 6 May 2024" in entry.summary.replace("&amp;", "&")
    assert time.strftime("%Y-%m-%d", entry.published_parsed) == f"{edition.published_at:%Y-%m-%d}"


def test_a_correction_makes_an_entry_later_but_not_another_one(news):
    claim = make_claim(source=make_source("Wire"))
    first = publish_edition()
    before = news().entries[0]
    later = make_edition(published_at=first.published_at.replace(year=first.published_at.year + 1))
    form = {"state": "published"}
    Revision.objects.create(
        record=f"claim/{claim.public_name}", edition=later, at=later.published_at, step="load", before=form, after=form
    )
    forget_edition()
    after = news().entries[0]
    assert after.id == before.id
    assert after.published == before.published
    assert after.updated > before.updated


def test_a_case_and_a_dimension_have_feeds_of_their_own(news):
    hefei = make_place("Hefei")
    cars = make_cluster("Cars", places=[hefei])
    make_claim(hefei, source=make_source("A"), dimension="finance")
    make_claim(cars, source=make_source("B"), dimension="finance")
    make_claim(hefei, source=make_source("C"), dimension="risks")
    make_claim(source=make_source("D"), dimension="risks")
    publish_edition()
    of_hefei = news(f"{FEED}?case=hefei")
    assert of_hefei.feed.title == "New claims on Hefei in the Policy Atlas"
    assert sorted(claims(of_hefei)) == ["a#1", "b#1", "c#1"]
    assert sorted(claims(news(f"{FEED}?dimension=risks"))) == ["c#1", "d#1"]
    both = news(f"{FEED}?case=hefei&dimension=finance")
    assert both.feed.id != of_hefei.feed.id
    assert sorted(claims(both)) == ["a#1", "b#1"]


@pytest.mark.parametrize("query", ["case=nowhere", "dimension=beauty", "case=a%00b"])
def test_who_follows_what_there_is_not_is_told_so(client, query):
    assert read(client.get(f"{FEED}?{query}"), 404).title


def test_it_holds_fifty_claims_at_most_in_four_queries(client, news, django_assert_num_queries):
    city = make_place()
    source = make_source()
    for number in range(60):
        make_claim(city, source=source, number=number + 1)
    publish_edition()
    forget_edition()
    with django_assert_num_queries(3):  # the edition, the claims, their cases
        assert len(news().entries) == 50
    forget_edition()
    with django_assert_num_queries(5):  # the case, and the clusters in it
        news(f"{FEED}?case={city.slug}")


def test_it_is_sent_once_an_edition(client):
    publish_edition()
    first = client.get(FEED)
    assert "public" in first["Cache-Control"]
    asked = {"if-none-match": first["ETag"]}
    assert client.get(FEED, headers=asked).status_code == 304
    publish_edition()
    forget_edition()
    assert client.get(FEED, headers=asked).status_code == 200
