"""The same article is known again: elsewhere, re-posted, edited or shortened; what is only similar is not."""

import pytest

from policyatlas.curate.inbox import steps
from policyatlas.curate.inbox.addresses import same_place
from policyatlas.curate.inbox.extraction import written
from policyatlas.curate.inbox.likeness import likeness, runs
from policyatlas.curate.inbox.recognition import at_address, recognised
from policyatlas.records.models import Document, Intake, Proposal
from tests.curate.inbox_texts import ARTICLE, edited, long_article
from tests.curate.people import make_curator
from tests.makers import make_document, make_publisher, make_source
from tests.reading import read

LONG = long_article()


def item_of(text, by=None, **fields):
    common = {"title": "", "note": "", "case": None, "dimension": ""}
    return steps.add(written(text), by=by or make_curator(), **common, **fields)


@pytest.mark.parametrize(
    "other",
    [
        "http://gazette.example/2024/shares",
        "https://www.gazette.example/2024/shares/",
        "https://m.gazette.example/2024/shares?utm_source=x&fbclid=y#top",
        "https://gazette.example:443/2024/shares/amp/",
        "https://amp.gazette.example/2024/shares?outputType=amp",
        "https://www.google.com/amp/s/gazette.example/2024/shares",
        "https://gazette-example.cdn.ampproject.org/c/s/gazette.example/2024/shares",
        "https://web.archive.org/web/20240506101500/https://gazette.example/2024/shares",
        "HTTPS://GAZETTE.example/2024/%73hares",
    ],
)
def test_one_article_has_many_addresses(other):
    assert same_place(other) == same_place("https://gazette.example/2024/shares")


@pytest.mark.parametrize(
    "other",
    [
        "https://gazette.example/2024/share",
        "https://gazette.example/2024/Shares",
        "https://gazette.example/2024/shares?id=2",
        "https://news.gazette.example/2024/shares",
        "https://gazette.example:8080/2024/shares",
    ],
)
def test_what_may_be_another_page_is_another(other):
    assert same_place(other) != same_place("https://gazette.example/2024/shares")


@pytest.mark.parametrize("other", ["", "gazette.example/a", "file:///etc/passwd", "https://[::1", "http://x:y/"])
def test_what_is_no_address_is_like_none(other):
    assert same_place(other) == ""


@pytest.mark.parametrize(
    ("text", "is_same", "is_much"),
    [
        (LONG, True, True),
        ("Ein ganz anderer Titel\n\n" + LONG, True, True),  # a translated title
        (edited(LONG, every=60), True, True),
        (edited(LONG, every=12), False, True),
        (LONG[: len(LONG) // 4], False, True),
        (LONG + "\n\n" + long_article(4000, seed=9), False, True),
        (long_article(seed=5), False, False),
        (long_article(900, seed=5) + "\n\n" + LONG[:400], False, False),  # a quotation
        ("合肥市政府购买了股份。" * 3, False, False),
        ("", False, False),
    ],
)
def test_how_much_is_the_same_word_for_word(text, is_same, is_much):
    like = likeness(runs(LONG), runs(text))
    assert (like.is_same, like.is_much) == (is_same, is_much)


def test_scripts_without_spaces_are_compared_letter_by_letter():
    text = "合肥市政府在二〇二〇年购买了汽车公司的股份，两年以后又把大部分卖掉了。"
    assert likeness(runs(text), runs(text.replace("两年", "三年"))).is_much


@pytest.mark.django_db
class TestInTheAtlas:
    def test_a_known_address_is_told_before_anything_is_fetched_or_saved(self, client):
        source = make_source(slug="gazette-2024", url="https://gazette.example/2024/shares")
        client.force_login(make_curator())
        sent = {"url": "http://www.gazette.example/2024/shares/?utm_source=x", "note": "For the gap."}
        found = read(client.post("/desk/inbox/add/", sent), 409)
        assert found.values("#main .faults a", "href") == [source.get_absolute_url()]
        assert found.text("#id_note") == "For the gap."
        assert not Intake.objects.exists()
        assert client.post("/desk/inbox/add/", sent | {"anyway": "1", "later": "on"}).status_code == 302
        assert Intake.objects.count() == 1

    @pytest.mark.parametrize("text", [edited(LONG, every=12), LONG[: len(LONG) // 4], "Shares sold\n\n" + LONG])
    def test_stored_texts_are_found_again(self, text):
        source = make_source(slug="gazette-2024")
        make_document(source, LONG)
        make_document(make_source(), long_article(seed=5))
        (match,) = recognised(item_of(text))
        assert (match.source, match.strong) == (source, True)

    def test_what_is_merely_similar_is_not(self):
        make_document(make_source(), LONG)
        assert recognised(item_of(long_article(900, seed=5) + "\n\n" + LONG[:400])) == []

    def test_a_title_alone_is_no_proof(self):
        source = make_source("How a City Became an Investor", slug="gazette-2024")
        (match,) = recognised(item_of("How a city became an investor\n\nQuite another text."))
        assert (match.source, match.strong) == (source, False)

    def test_texts_on_their_way_are_known_too(self):
        ada = make_curator()
        first = item_of(LONG, ada, url="https://gazette.example/a")
        (match,) = recognised(item_of(edited(LONG, every=40), ada))
        assert match.intake == first
        (match,) = at_address("https://m.gazette.example/a/")
        assert match.intake == first

    def test_it_takes_as_many_queries_for_many_texts(self, django_assert_max_num_queries):
        for seed in range(20, 40):
            make_document(make_source(), long_article(300, seed=seed))
        intake = item_of(LONG, url="https://gazette.example/a")
        recognised(intake)  # brings the index up to date
        with django_assert_max_num_queries(10):
            recognised(intake)


@pytest.mark.django_db
class TestTheThreeAnswers:
    @pytest.fixture
    def source(self):
        publisher = make_publisher("The Gazette", slug="the-gazette")
        return make_source("Shares for a city", slug="gazette-2024", publisher=publisher, authors=["Tom Hancock"])

    @pytest.fixture
    def intake(self, client, source):
        make_document(source, LONG)
        ada = make_curator("ada")
        client.force_login(ada)
        return item_of("Stakes\n\n" + edited(LONG, every=20), ada)

    def send(self, client, intake, turn, **more):
        typed = {"title": "Stakes", "kind": "news", "language": "en", "slug": "stakes-2025", "notes": "Keep me."}
        seen = Intake.objects.get(pk=intake.pk).changed_at.isoformat()
        return client.post(f"/desk/inbox/{intake.pk}/{turn}/", typed | {"seen": seen} | more)

    def test_without_an_answer_nothing_is_proposed(self, client, intake):
        assert "Say first, above, whether" in read(self.send(client, intake, "source"), 422).text(".faults")
        assert not Proposal.objects.exists()

    def test_it_is_that_source_so_that_nothing_is_saved_twice(self, client, intake, source):
        assert self.send(client, intake, "same", match="source/gazette-2024").status_code == 302
        intake.refresh_from_db()
        assert (intake.source, intake.text, intake.state) == (source, "", "reading")
        assert Document.objects.get().text == LONG

    def test_of_a_source_without_a_text_it_becomes_the_text(self, client, source):
        client.force_login(ada := make_curator("ada"))
        intake = item_of(ARTICLE, ada, url=source.url)
        self.send(client, intake, "same", match="source/gazette-2024")
        assert Document.objects.get().text == ARTICLE.strip()

    def test_it_passes_that_on_which_is_filled_in_and_not_yet_proposed(self, client, intake):
        found = read(self.send(client, intake, "source", relay="source/gazette-2024"))
        values = {
            name: found.one(f"#id_relays_{name}").attrs.get("value") for name in ("title", "publisher", "published")
        }
        assert values == {"title": "Shares for a city", "publisher": "The Gazette", "published": "2024-05-06"}
        assert found.text("#id_relays_authors") == "Tom Hancock"
        assert found.text("#id_notes") == "Keep me."
        assert not Proposal.objects.exists()
        relays = {f"relays_{name}": value for name, value in values.items()}
        assert self.send(client, intake, "source", **relays).status_code == 302
        assert Proposal.objects.get().after["relays"]["publisher"] == "The Gazette"

    def test_it_is_another_text_after_all(self, client, intake):
        assert self.send(client, intake, "source", different="1").status_code == 302
        assert Proposal.objects.get().after.get("relays") is None

    def test_what_is_in_the_inbox_already_is_declined_and_leads_there(self, client, source):
        client.force_login(ada := make_curator("ada"))
        first, second = item_of(LONG, ada), item_of("Stakes\n\n" + LONG, ada)
        answer = self.send(client, second, "same", match=f"inbox/{first.pk}")
        assert answer["Location"] == f"/desk/inbox/{first.pk}/"
        second.refresh_from_db()
        assert (second.state, second.text) == ("declined", "")

    def test_what_matches_nothing_is_told(self, client, intake):
        assert self.send(client, intake, "same", match="source/nothing").status_code == 422
