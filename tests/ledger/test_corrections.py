"""The public ledger: what changed, why, when, by role; its filters, its feed, and nothing that readers may not know."""

import feedparser
import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from policyatlas.records.editions import forget_edition
from policyatlas.records.models import Proposal, Revision
from tests.curate.people import make_curator, make_editor
from tests.makers import make_claim, make_edition, make_place, make_source
from tests.reading import read

pytestmark = pytest.mark.django_db

CLAIM = {
    "n": 1,
    "about": ["place/hefei"],
    "dimension": "finance",
    "statement": "Hefei took shares in 2020.",
    "nature": "fact",
    "passage": {"opens": "The city of"},
}


def change(record="claim/gazette/1", before=None, after=None, **fields):
    """A revision of claim gazette#1, unless said otherwise."""
    now = timezone.now()
    record = "claim/gazette#1" if record == "claim/gazette/1" else record
    return Revision.objects.create(
        record=record,
        edition=make_edition(),
        at=now,
        before=CLAIM if before is None else before or None,
        after={**CLAIM, "statement": "Hefei sold shares in 2020."} if after is None else after or None,
        **({"step": "edit"} | fields),
    )


@pytest.fixture
def source():
    return make_source("Report", slug="gazette")


@pytest.fixture
def claim(source):
    return make_claim(make_place("Hefei"), source=source, statement="Hefei sold shares in 2020.")


def proposed(revision, author):
    reviewer = make_editor("joan")
    Revision.objects.filter(pk=revision.pk).update(by=reviewer)
    Proposal.objects.create(
        kind="claim",
        record=revision.record,
        step="edit",
        author=author,
        reviewer=reviewer,
        revision=revision,
        state="published",
    )


def test_a_correction_says_what_changed_why_when_and_in_which_edition(client, claim):
    change(cause="erred", reason="The gazette says sold.", by=make_editor("grace"))
    page = read(client.get("/corrections/"))
    entry = page.text(".ledger li")
    assert page.texts(".ledger del") == ["taken out: took ; end"]
    assert page.texts(".ledger ins") == ["put in: sold ; end"]
    for words in ("Corrected", "Claim", "We erred.", "The gazette says sold.", "edition 1", "an editor"):
        assert words in entry
    assert page.values(".ledger h2 a", "href") == ["/claims/gazette/1/"]
    assert "grace" not in page.text("body")


@pytest.mark.parametrize(
    ("author", "said"), [(make_curator, "a contributor and an editor"), (make_editor, "two editors")]
)
def test_people_are_named_by_role(client, claim, author, said):
    proposed(change(), author("ada"))
    page = read(client.get("/corrections/"))
    assert said in page.text(".ledger li")
    assert not {user.username for user in User.objects.all()} & set(page.text("body").split())


def test_a_load_is_a_delivery_of_dossiers(client, claim):
    change(step="load")
    assert "a delivery of dossiers" in read(client.get("/corrections/")).text(".ledger li")


def test_what_we_erred_in_is_told_apart_from_what_the_source_changed(client, claim):
    change(cause="erred")
    change(cause="source-changed")
    assert len(read(client.get("/corrections/")).all(".ledger li[data-revision]")) == 2
    page = read(client.get("/corrections/?cause=source-changed"))
    assert page.values("[data-cause]", "data-cause") == ["source-changed"]
    page = read(client.get("/corrections/?cause=nonsense&page=9"))
    assert page.notices == ["There is no page “9”. This is page 1 of 1."]
    assert page.text("#id_cause_error") == "There is no such filter as “nonsense”: it is left out."


def test_the_newest_stands_first_and_kinds_and_steps_narrow(client, claim):
    first = change()
    second = change("source/gazette", {"slug": "gazette", "title": "A"}, {"slug": "gazette", "title": "B"})
    third = change("place/hefei", {"slug": "hefei", "name": "Hofei"}, {"slug": "hefei", "name": "Hefei"}, step="revert")
    shown = lambda query: read(client.get(f"/corrections/{query}")).values(".ledger > li", "data-revision")  # noqa: E731
    assert shown("") == [str(one.pk) for one in (third, second, first)]
    assert shown("?kind=source") == [str(second.pk)]
    assert shown("?kind=case") == [str(third.pk)]
    assert shown("?step=revert") == [str(third.pk)]


def test_what_readers_may_not_know_stays_away(client, claim):
    change(before={})  # the first publication
    change(before={**CLAIM, "state": "draft"})
    change("comparison/a-b", {"slug": "a-b"}, {"slug": "a-b", "title": "x"})
    change("suspicion/a#1/b#2", {"state": "open"}, {"state": "dismissed"})
    change(after={**CLAIM, "note": "Doubtful, ask Wang.", "extracted": {"role": "editor", "date": "2026-11-21"}})
    page = read(client.get("/corrections/"))
    assert len(page.all(".ledger > li")) == 1
    assert "Nothing that readers see has changed." in page.text(".ledger")
    assert "Wang" not in page.text("body")


def test_the_ledger_takes_the_same_queries_at_any_length(client, claim, django_assert_max_num_queries):
    ada = make_curator("ada")
    for number in range(30):
        revision = change()
        if number == 29:
            proposed(revision, ada)
    forget_edition()
    with django_assert_max_num_queries(8):
        page = read(client.get("/corrections/"))
    assert len(page.all(".ledger > li")) == 20
    assert len(read(client.get("/corrections/?page=2")).all(".ledger > li")) == 10


def test_an_empty_ledger_says_so(client):
    assert "Nothing has been corrected yet." in read(client.get("/corrections/")).text()
    assert "No change fits" in read(client.get("/corrections/?cause=erred")).text()


# The feed


def test_the_feed_is_valid_and_leads_to_the_history_by_whole_addresses(client, claim, settings):
    settings.SITE_URL = "https://atlas.example"
    revision = change(cause="erred", reason="The gazette says sold.")
    answer = client.get("/corrections/feed.atom")
    assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
    feed = feedparser.parse(answer.content)
    assert (feed.version, feed.bozo) == ("atom10", False)
    assert feed.feed.title == "Corrections in the Policy Atlas"
    assert {link.href for link in feed.feed.links} == {
        "https://atlas.example/corrections/",
        "https://atlas.example/corrections/feed.atom",
    }
    (entry,) = feed.entries
    assert entry.id == f"tag:atlas.example,2026:correction-{revision.pk}"
    assert entry.link == f"https://atlas.example/claims/gazette/1/history/#r{revision.pk}"
    assert entry.title == "Corrected: Hefei sold shares in 2020."
    assert entry.tags[0].term == "We erred"
    assert "The gazette says sold." in entry.summary
    assert entry.updated_parsed


def test_the_feed_is_narrowed_like_the_page(client, claim):
    change(cause="erred")
    change(cause="wording")
    assert len(feedparser.parse(client.get("/corrections/feed.atom?cause=erred").content).entries) == 1


def test_pages_lead_to_the_ledger_and_name_its_feed(client):
    page = read(client.get("/corrections/"))
    assert "/corrections/" in page.values("footer a", "href")
    assert page.values("link[rel=alternate]", "href") == ["/corrections/feed.atom", "/claims.atom"]
