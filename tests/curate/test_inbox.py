"""The inbox: what waits, who has it, and the way of a text from its arrival to a proposed source."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from policyatlas.curate import proposals
from policyatlas.curate.inbox import arriving, steps
from policyatlas.curate.inbox.extraction import written
from policyatlas.fetching import Fetched
from policyatlas.records.models import Claim, Document, Intake, Proposal, Publisher, Source
from tests.curate.inbox_texts import ARTICLE, page, pdf
from tests.curate.people import make_curator, make_editor
from tests.makers import make_place, make_publisher, make_source
from tests.reading import read

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada(client):
    ada = make_curator("ada")
    client.force_login(ada)
    return ada


@pytest.fixture
def grace():
    return make_editor("grace")


def item(intake):
    return reverse("desk:inbox-item", args=[intake.pk])


def seen(intake):
    return Intake.objects.get(pk=intake.pk).changed_at.isoformat()


def pasted(by, text=ARTICLE, **fields):
    return steps.add(written(text), by=by, title="", note="", case=None, dimension="", **fields)


SOURCE = {
    "title": "Shares for a city",
    "kind": "news",
    "publisher": "The Gazette",
    "published": "2024-05-06",
    "language": "en",
    "url": "https://gazette.example/2024/shares",
    "slug": "gazette-2024-shares",
}


def confirm(client, intake, **more):
    return client.post(f"{item(intake)}source/", SOURCE | {"seen": seen(intake)} | more)


def test_pasted_text_becomes_an_item_that_its_finder_reads(client, ada):
    answer = client.post("/desk/inbox/add/", {"text": ARTICLE, "note": "Who paid?"})
    intake = Intake.objects.get()
    assert answer["Location"] == item(intake)
    assert (intake.state, intake.reader, intake.suggested_by, intake.note) == ("reading", ada, ada, "Who paid?")
    assert (intake.title, intake.media_type, len(intake.digest)) == ("Shares for a city", "text/plain", 64)
    assert intake.text == ARTICLE.strip()


def test_a_confirmed_source_is_proposed_and_handed_in(client, ada):
    make_publisher("The Gazette", slug="the-gazette")
    intake = pasted(ada)
    assert confirm(client, intake).status_code == 302
    proposal = Proposal.objects.get()
    assert (proposal.record, proposal.state, proposal.intake) == ("source/gazette-2024-shares", "in-review", intake)
    assert proposal.after["publisher"] == "the-gazette"
    assert not Source.objects.exists()


def test_what_stands_above_the_confirmed_title_is_cut_off(client, ada):
    make_publisher("The Gazette")
    intake = pasted(ada, "Advertisement\n\nBusiness\n\n" + ARTICLE)
    confirm(client, intake)
    intake.refresh_from_db()
    assert intake.text == ARTICLE.strip()
    assert intake.digest == written(ARTICLE).digest


def test_an_unknown_publisher_is_asked_about_and_proposed_along(client, ada):
    make_publisher("The Seattle Gazette")
    intake = pasted(ada)
    refused = read(confirm(client, intake), 422)
    assert "The nearest are: The Seattle Gazette" in refused.text(".faults")
    assert not Proposal.objects.exists()
    assert confirm(client, intake, add_publisher="on", publisher_country="gb").status_code == 302
    publisher, source = Proposal.objects.order_by("pk")
    assert (publisher.kind, publisher.after["country"], publisher.state) == ("publisher", "GB", "in-review")
    assert source.after["publisher"] == publisher.name == "the-gazette"


def test_source_publisher_and_text_are_published_with_the_first_claim(client, ada, grace):
    make_place("Hefei")
    intake = pasted(ada)
    confirm(client, intake, add_publisher="on")
    form = {
        "n": 1,
        "about": ["place/hefei"],
        "dimension": "finance",
        "statement": "Hefei took shares in a maker of cars.",
        "nature": "fact",
        "passage": {"opens": "The municipal government bought", "closes": "in 2020", "paragraph": 2},
    }
    begun = proposals.begin("claim", "gazette-2024-shares#1", by=ada, after=form, intake=intake)
    proposal = proposals.submit(begun, by=ada, version=1)
    proposals.publish(proposal, by=grace, version=proposal.version)
    assert Claim.objects.get().source.publisher == Publisher.objects.get(slug="the-gazette")
    assert Document.objects.get().text == ARTICLE.strip()
    assert set(Proposal.objects.values_list("state", flat=True)) == {"published"}


def test_what_is_wrong_with_the_source_stands_at_its_field_and_nothing_is_lost(client, ada):
    intake = pasted(ada)
    found = read(confirm(client, intake, publisher="", kind="", published="spring", notes="Keep me."), 422)
    assert "which is no date" in found.text("#id_published_error")
    assert found.text("#id_kind_error")
    assert found.text("#id_notes") == "Keep me."
    assert found.one("#id_published").attrs["aria-describedby"].split()[-1] == "id_published_error"


def test_a_file_is_read_by_its_bytes_and_not_by_its_name(client, ada):
    sent = SimpleUploadedFile("../../etc/passwd.txt", page().encode(), content_type="image/png")
    assert client.post("/desk/inbox/add/", {"file": sent}).status_code == 302
    intake = Intake.objects.get()
    assert intake.media_type == "text/html"
    assert intake.proposed["publisher"] == "The Gazette"
    assert intake.proposed["authors"] == ["Tom Hancock"]
    assert intake.proposed["published"] == "2024-05-06"
    assert intake.proposed["url"] == "https://gazette.example/2024/shares"
    assert intake.text.startswith("Shares for a city\n\nThe municipal government")
    assert "passwd" not in str(Intake.objects.values().get())


def test_what_was_read_stands_beside_what_is_typed_and_fills_it(client, ada):
    make_publisher("The Gazette", slug="the-gazette", kind="newspaper")
    sent = SimpleUploadedFile("a.html", page().encode())
    client.post("/desk/inbox/add/", {"file": sent})
    shown = read(client.get(item(Intake.objects.get())))
    assert shown.one("#id_publisher").attrs["value"] == "The Gazette"
    assert shown.one("#id_slug").attrs["value"] == "the-gazette-2024-shares-for-a-city"
    assert shown.text("#id_authors") == "Tom Hancock"
    assert shown.one("#id_kind [selected]").attrs["value"] == "news"
    assert "Read off the text: 2024-05-06" in shown.texts(".pair > .label")


def test_a_pdf_keeps_its_pages(client, ada):
    sent = SimpleUploadedFile(
        "a.pdf", pdf("A plan for the valley\nIt starts in May.", "It ends in June.", title="Plan")
    )
    client.post("/desk/inbox/add/", {"file": sent})
    intake = Intake.objects.get()
    assert (intake.media_type, intake.title) == ("application/pdf", "Plan")
    assert intake.text.split("\f") == ["A plan for the valley It starts in May.\n\n", "It ends in June."]
    assert intake.proposed["authors"] == ["Ann Ng", "Bo Li"]


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({}, "Give an address, choose a file or paste the text."),
        ({"url": "ftp://x.example/a"}, "begins with https:// or http://"),
        ({"url": "http://2130706433/"}, "begins with https:// or http://"),
        ({"url": "file:///etc/passwd"}, "begins with https:// or http://"),
        ({"url": "javascript:alert(1)"}, "begins with https:// or http://"),
        ({"text": " \0 \n"}, "Give an address"),
        ({"text": "Words", "case": "Atlantis"}, "No case is called “Atlantis”"),
        ({"text": "Words", "dimension": "beauty"}, "beauty"),
    ],
)
def test_what_cannot_be_added_is_told_in_a_sentence(client, ada, sent, sentence):
    assert sentence in read(client.post("/desk/inbox/add/", sent), 422).text(".faults")
    assert not Intake.objects.exists()


def test_where_an_address_cannot_be_fetched_the_item_stays_with_the_reason(client, ada, settings):
    settings.FETCHING = False
    client.post("/desk/inbox/add/", {"url": "https://gazette.example/a", "note": "For the gap."})
    intake = Intake.objects.get()
    assert (intake.state, intake.note) == ("wanted", "For the gap.")
    assert "Fetching is switched off" in intake.failure
    shown = read(client.get(item(intake)))
    assert "paste" in shown.text(".notices")
    assert client.post(f"{item(intake)}text/", {"text": ARTICLE, "seen": seen(intake)}).status_code == 302
    intake.refresh_from_db()
    assert (intake.failure, intake.state, intake.reader) == ("", "reading", ada)


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1/a", "http://[::1]/", "http://[::ffff:127.0.0.1]/", "http://169.254.0.1/"]
)
def test_nothing_is_fetched_from_within(client, ada, url):
    client.post("/desk/inbox/add/", {"url": url})
    assert "does not lie in the public network" in Intake.objects.get().failure


def test_what_stands_at_an_address_is_read_at_once(client, ada, monkeypatch):
    where = "https://gazette.example/2024/shares?utm_source=x"
    answer = Fetched(where, 200, media_type="text/html", charset="utf-8", body=page().encode())
    monkeypatch.setattr(arriving, "fetch", lambda *_args, **_options: answer)
    client.post("/desk/inbox/add/", {"url": where})
    intake = Intake.objects.get()
    assert (intake.state, intake.reader, intake.title) == ("reading", ada, "Shares for a city")
    assert intake.proposed["url"] == "https://gazette.example/2024/shares"  # as the page calls itself


def test_a_page_that_comes_to_be_known_only_once_it_is_fetched_is_asked_about(client, ada, monkeypatch):
    make_source(slug="gazette-2024", url="https://gazette.example/2024/shares")
    answer = Fetched("https://short.example/x", 200, media_type="text/html", body=page().encode())
    monkeypatch.setattr(arriving, "fetch", lambda *_args, **_options: answer)
    client.post("/desk/inbox/add/", {"url": "https://short.example/x"})
    assert "It has the same address." in read(client.get(item(Intake.objects.get()))).text("[aria-labelledby=h-same]")


@pytest.mark.parametrize(("status", "sentence"), [(404, "no page at this address"), (403, "lets no program read")])
def test_an_address_without_a_page_says_what_the_server_answered(client, ada, monkeypatch, status, sentence):
    intake = steps.add(None, by=ada, url="https://gazette.example/a", title="", note="", case=None, dimension="")
    monkeypatch.setattr(arriving, "fetch", lambda *_args, **_options: Fetched(intake.url, status))
    client.post(f"{item(intake)}fetch/", {"seen": seen(intake)})
    shown = read(client.get(item(intake)))
    assert sentence in shown.text(".notices")
    assert "paste the text" in shown.text(".notices")


def test_an_item_goes_from_hand_to_hand(client, ada, grace):
    intake = steps.add(None, by=grace, title="Shares", note="", case=None, dimension="")
    assert client.post(f"{item(intake)}take/", {"seen": seen(intake)}).status_code == 302
    intake.refresh_from_db()
    assert (intake.state, intake.reader) == ("reading", ada)
    client.post(f"{item(intake)}hand-over/", {"seen": seen(intake), "to": grace.pk})
    intake.refresh_from_db()
    assert intake.reader == grace
    refused = client.post(f"{item(intake)}take/", {"seen": seen(intake)})
    assert "grace has it" in read(refused, 409).text(".faults")


def test_what_was_sent_back_is_mended_by_the_same_form(client, ada, grace):
    make_publisher("The Gazette")
    intake = pasted(ada)
    confirm(client, intake)
    sent = Proposal.objects.get()
    proposals.send_back(sent, by=grace, version=sent.version, remarks={"published": "Which day?"})
    pasted(ada)  # the same text once more, which asks nothing of what is proposed already
    assert read(client.get(item(intake))).one("#id_slug").attrs["value"] == "gazette-2024-shares"
    assert confirm(client, intake, published="2024-05").status_code == 302
    again = Proposal.objects.get()
    assert (again.pk, again.state, again.after["published"]) == (sent.pk, "in-review", "2024-05")


def test_nobody_gets_an_item_who_may_not_read_it(client, ada, django_user_model):
    intake = pasted(ada)
    reader = django_user_model.objects.create_user("reader")
    for to in (reader.pk, "nobody"):
        refused = client.post(f"{item(intake)}hand-over/", {"seen": seen(intake), "to": to})
        assert "Choose who goes on with it." in read(refused, 422).text(".faults")
    assert Intake.objects.get().reader == ada


def test_the_second_of_two_is_told_and_writes_nothing(client, ada):
    intake = steps.add(None, by=ada, title="Shares", note="", case=None, dimension="")
    before = seen(intake)
    client.post(f"{item(intake)}take/", {"seen": before})
    refused = client.post(f"{item(intake)}decline/", {"seen": before, "reason": "Too short."})
    assert "Somebody has changed this item" in read(refused, 409).text(".faults")
    assert Intake.objects.get().state == "reading"
    assert client.post(f"{item(intake)}take/", {"seen": "yesterday\0"}).status_code == 409


def test_declining_needs_a_reason_and_deletes_the_text(client, ada):
    intake = pasted(ada)
    refused = client.post(f"{item(intake)}decline/", {"seen": seen(intake), "reason": " "})
    assert "Say in a sentence why" in read(refused, 422).text("#id_reason_error")
    client.post(f"{item(intake)}decline/", {"seen": seen(intake), "reason": "An advertisement."})
    intake.refresh_from_db()
    assert (intake.state, intake.reason, intake.text) == ("declined", "An advertisement.", "")


def test_an_item_is_done_once_something_was_drawn_from_it(client, ada):
    intake = pasted(ada)
    assert client.post(f"{item(intake)}finish/", {"seen": seen(intake)}).status_code == 409
    make_publisher("The Gazette")
    confirm(client, intake)
    assert client.post(f"{item(intake)}finish/", {"seen": seen(intake)}).status_code == 302
    assert Intake.objects.get().state == "done"


def test_the_list_is_narrowed_by_state_and_by_who_has_it(client, ada, grace):
    hefei = make_place("Hefei")
    steps.add(None, by=grace, title="Wanted one", note="", case=hefei.case_ptr, dimension="finance")
    pasted(ada)
    shown = read(client.get("/desk/inbox/"))
    assert shown.texts(".proposals h2") == ["Shares for a city", "Wanted one"]
    assert "Hefei, Finance" in shown.texts(".proposals .label")[2]
    assert read(client.get("/desk/inbox/?state=wanted")).texts(".proposals h2") == ["Wanted one"]
    assert read(client.get("/desk/inbox/?who=me")).texts(".proposals h2") == ["Shares for a city"]
    assert read(client.get("/desk/inbox/?state=beauty&who=x&page=0")).texts(".proposals h2")


def test_the_list_takes_eight_queries_however_long_it_is(client, ada, grace, django_assert_max_num_queries):
    for number in range(30):
        steps.add(None, by=grace, title=f"Item {number}", note="", case=make_place().case_ptr, dimension="finance")
    with django_assert_max_num_queries(8):
        client.get("/desk/inbox/")


def test_titles_that_were_read_off_a_page_are_shown_as_words(client, ada):
    pasted(ada, "<script>alert(1)</script>\n\nText & more <img src=x onerror=alert(1)>")
    intake = Intake.objects.get()
    for address in ("/desk/inbox/", item(intake)):
        shown = client.get(address)
        assert "<script>alert" not in shown.text
        assert "<img src=x" not in shown.text


def test_the_private_text_is_on_no_public_page(client, ada, grace):
    intake = pasted(ada)
    make_publisher("The Gazette")
    confirm(client, intake)
    client.logout()
    source = make_source(slug="gazette-2024")
    for address in ("/", "/sources/", source.get_absolute_url(), "/search/?q=nine+thousand+workers"):
        assert "nine thousand workers, a ring" not in client.get(address).text
    assert client.get(item(intake)).status_code == 302


def test_strangers_and_readers_are_not_let_in(client, django_user_model):
    intake = steps.add(None, by=None, title="Shares", note="", case=None, dimension="")
    addresses = ["/desk/inbox/", "/desk/inbox/add/", item(intake), f"{item(intake)}take/", f"{item(intake)}source/"]
    ways = [client.get] * 3 + [client.post] * 2
    for ask, address in zip(ways, addresses, strict=True):
        assert ask(address).status_code in (302, 401)
    client.force_login(django_user_model.objects.create_user("reader"))
    for ask, address in zip(ways, addresses, strict=True):
        assert ask(address).status_code == 403
