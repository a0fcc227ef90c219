"""The reading pane: a passage becomes a claim with and without scripts, and nothing that is typed gets lost."""

from urllib.parse import urlsplit

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from policyatlas.curate import proposals
from policyatlas.records.models import Claim, Document, Intake, Proposal
from tests.curate.people import make_curator, make_editor
from tests.makers import make_claim, make_document, make_place, make_publisher, make_source
from tests.reading import read

pytestmark = pytest.mark.django_db

TEXT = """Shares for a city

The municipal government of Hefei bought a stake in the maker for 5bn yuan in 2020, “its core business” being cars.

The plant was built within a year, said Li Na, a professor at Example University."""
SOURCE = {
    "slug": "gazette-2024",
    "title": "Shares for a city",
    "kind": "news",
    "publisher": "gazette",
    "authors": [],
    "published": "2024",
    "language": "en",
}
WRITTEN = {
    "about": "place/hefei",
    "dimension": "finance",
    "statement": "Hefei took shares in a car maker.",
    "nature": "fact",
    "passage_opens": "The municipal government of",
    "passage_closes": "being cars",
    "passage_paragraph": "2",
}
PIECE = {"HX-Request": "true", "HX-Target": "kept"}


@pytest.fixture
def ada(client):
    ada = make_curator("ada")
    client.force_login(ada)
    return ada


@pytest.fixture
def intake(ada):
    """A text that has been confirmed as a source, which is not published yet."""
    make_place("Hefei", native_name="合肥")
    make_publisher("Gazette", slug="gazette")
    intake = Intake.objects.create(title="Shares", text=TEXT, state="reading", reader=ada, url="https://news.example/s")
    begun = proposals.begin("source", "gazette-2024", by=ada, after=SOURCE, intake=intake)
    proposals.submit(begun, by=ada, version=begun.version)
    return intake


@pytest.fixture
def pane(intake):
    return f"/desk/read/{intake.pk}/"


def claim_proposed():
    return Proposal.objects.get(kind="claim")


def kept(client, pane, **fields):
    """What a script sends by itself, and the piece that comes back."""
    return client.post(pane, WRITTEN | fields, headers=PIECE)


def test_a_reader_never_gets_the_text(client, pane):
    client.logout()
    assert client.get(pane).status_code == 302
    assert client.post(pane, WRITTEN).status_code in (200, 302, 401)
    assert not Proposal.objects.filter(kind="claim").exists()
    assert "municipal" not in client.get(pane, follow=True).text


def test_who_may_not_propose_is_refused(client, pane, django_user_model):
    client.force_login(django_user_model.objects.create_user("reader"))
    assert client.get(pane).status_code == 403


def test_no_cache_keeps_the_text(client, pane):
    assert "no-store" in client.get(pane)["Cache-Control"]


@pytest.mark.parametrize("address", ["/desk/read/999/", "/desk/read/source/nowhere/", "/desk/read/999999999999999999/"])
def test_what_is_not_there_is_not_found(client, ada, address):
    assert client.get(address).status_code == 404


def test_a_text_that_nobody_has_confirmed_waits_for_that(client, ada):
    intake = Intake.objects.create(text=TEXT, state="reading")
    page = read(client.get(f"/desk/read/{intake.pk}/"), status=404)
    assert "confirm it in the inbox" in page.text()


def test_the_passages_stand_numbered_as_locators_count_them(client, pane):
    page = read(client.get(pane))
    assert page.values(".passages > li", "value") == ["1", "2", "3"]
    assert page.texts(".passages .words")[0] == "Shares for a city"
    assert "“its core business”" in page.texts(".passages .words")[1]


def test_a_passage_chosen_by_its_number_fills_the_locator(client, pane):
    page = read(client.get(f"{pane}?passage=2"))
    fields = {name: page.one(f"[name={name}]").attrs.get("value") for name in WRITTEN if "passage" in name}
    assert fields == {
        "passage_opens": "The municipal government of",
        "passage_closes": "core business” being cars",
        "passage_paragraph": "2",
    }
    assert page.one("li[aria-current]").attrs["id"] == "p2"


def test_what_is_recognised_in_a_passage_is_offered_and_not_taken(client, pane):
    page = read(client.get(f"{pane}?passage=2"))
    assert page.values("[name=offered]", "value") == ["place/hefei"]
    assert all("checked" not in box.attrs for box in page.all("[name=offered]"))
    assert page.texts(".taken button") == ["Finance", "5bn yuan"]
    assert page.one("[name=measure_value]").attrs.get("value", "") == ""


def test_using_a_passage_by_a_button_keeps_what_is_typed(client, pane):
    page = read(client.post(pane, {"pick": "3", "statement": "Half a sent", "about": "Hefei"}))
    assert "Half a sent" in page.text("[name=statement]")
    assert page.one("[name=passage_opens]").attrs["value"] == "The plant was built"
    assert not Proposal.objects.filter(kind="claim").exists()


def test_selected_words_become_the_passage(client, pane):
    sent = {"pick": "2", "first": "unicipal government of Hefei bought", "last": "a stake in the maker"}
    answer = client.post(pane, sent, headers={"HX-Request": "true", "HX-Target": "writing"})
    assert "<html" not in answer.text
    page = read(answer)
    assert page.one("[name=passage_opens]").attrs["value"] == "municipal government of Hefei"
    assert page.one("[name=passage_closes]").attrs["value"] == "stake in the maker"


def test_a_figure_that_is_taken_fills_its_fields_and_goes_again(client, pane):
    page = read(client.post(pane, WRITTEN | {"take": "figure:0"}))
    assert page.one("[name=measure_value]").attrs["value"] == "5000000000"
    assert page.one("[name=measure_year]").attrs["value"] == "2020"
    assert page.one("[name=measure_unit] option[selected]").attrs["value"] == "CNY"
    page = read(client.post(pane, WRITTEN | {"measure_value": "5000000000", "clear": "measure"}))
    assert page.one("[name=measure_value]").attrs.get("value", "") == ""


def test_a_dimension_and_a_speaker_that_are_taken_fill_their_fields(client, pane):
    page = read(client.post(pane, WRITTEN | {"dimension": "", "take": "dimension:0"}))
    assert page.one("[name=dimension] option[selected]").attrs["value"] == "finance"
    closes = "professor at Example University"
    third = {"passage_opens": "The plant was built", "passage_closes": closes, "passage_paragraph": "3"}
    page = read(client.post(pane, WRITTEN | third | {"take": "quoted:0"}))
    assert page.one("[name=said_by_name]").attrs["value"] == "Li Na"
    assert page.one("[name=said_by_role]").attrs["value"] == "a professor at Example University"


def test_what_is_typed_is_kept_by_itself(client, pane, ada):
    answer = kept(client, pane, statement="Hefei to")
    page = read(answer)
    assert page.texts("p.when")[0].startswith("Kept ")
    proposal = claim_proposed()
    assert (proposal.state, proposal.author, proposal.written["statement"]) == ("draft", ada, "Hefei to")
    assert proposal.record == "claim/gazette-2024#1"
    number, version = (page.one(f"[name={name}]").attrs["value"] for name in ("claim", "version"))
    kept(client, pane, claim=number, version=version)
    assert claim_proposed().written["statement"] == WRITTEN["statement"]


def test_a_passage_alone_begins_no_draft(client, pane):
    kept(client, pane, statement="", dimension="", nature="")
    assert not Proposal.objects.filter(kind="claim").exists()


def test_what_cannot_be_read_is_kept_as_well(client, pane):
    kept(client, pane, measure_value="about five", dimension="", about="Nowhere at all")
    assert claim_proposed().written["measure_value"] == "about five"
    page = read(client.get(f"{pane}?claim={claim_proposed().pk}"))
    assert page.one("[name=measure_value]").attrs["value"] == "about five"
    assert page.text("[name=about]") == "Nowhere at all"


def test_an_unfinished_draft_is_offered_when_the_pane_is_opened_again(client, pane):
    kept(client, pane)
    page = read(client.get(pane))
    assert page.values(".unfinished a", "href") == [f"?claim={claim_proposed().pk}#claim"]


def test_an_older_window_overwrites_nothing_and_is_shown_both_texts(client, pane):
    kept(client, pane)
    first = claim_proposed()
    kept(client, pane, claim=first.pk, version=first.version, statement="Hefei took a stake in a maker of cars.")
    answer = kept(client, pane, claim=first.pk, version=first.version, statement="Hefei bought itself in.")
    assert claim_proposed().written["statement"] == "Hefei took a stake in a maker of cars."
    page = read(answer, status=409)
    assert "Another window" in page.text(".faults")
    assert page.text(".difference ins").startswith("put in:")
    newer = page.one("[name=over]").attrs["value"]
    kept(client, pane, claim=first.pk, version=first.version, over=newer, statement="Hefei bought itself in.")
    assert claim_proposed().written["statement"] == "Hefei bought itself in."


def test_words_of_an_older_window_outlive_a_claim_that_was_handed_in(client, pane):
    kept(client, pane)
    draft = claim_proposed()
    client.post(pane, WRITTEN | {"claim": draft.pk, "version": draft.version, "do": "hand-in"})
    page = read(kept(client, pane, claim=draft.pk, version=draft.version, statement="Hefei did more."), status=409)
    assert "in review" in page.text(".faults")
    assert claim_proposed().written["statement"] == WRITTEN["statement"]


def test_without_scripts_a_draft_is_kept_by_a_button(client, pane):
    answer = client.post(pane, WRITTEN | {"do": "keep"})
    assert answer["Location"] == f"{pane}?claim={claim_proposed().pk}#claim"
    page = read(client.get(answer["Location"]))
    assert page.notices == ["Kept as a draft."]
    assert page.text("[name=statement]") == WRITTEN["statement"]


def test_cases_that_are_ticked_follow_those_that_are_written(client, pane):
    make_place("Anhui", kind="province")
    client.post(pane, WRITTEN | {"about": "Anhui", "offered": ["place/hefei"], "do": "keep"})
    assert claim_proposed().after["about"] == ["place/anhui", "place/hefei"]


def test_a_claim_is_handed_in_and_its_passage_marked(client, pane):
    answer = client.post(pane, WRITTEN | {"do": "hand-in"})
    assert claim_proposed().state == "in-review"
    assert urlsplit(answer["Location"]).fragment == "p2"
    page = read(client.get(answer["Location"]))
    assert page.notices == ["Claim 1 is handed in for review."]
    assert page.text(".passages mark").startswith("The municipal government")
    assert page.texts(".passages a.rests") == ["claim 1"]
    assert "in review" in page.text("#claim-1")
    assert page.text("[name=statement]") == ""
    assert page.text("[name=about]") == "place/hefei"


def test_a_script_is_told_where_to_go_after_handing_in(client, pane):
    answer = client.post(pane, WRITTEN | {"do": "hand-in"}, headers={"HX-Request": "true", "HX-Target": "writing"})
    assert answer["HX-Redirect"].endswith("?case=place/hefei&saved=1#p2")


def test_what_is_wrong_stands_at_its_field_and_is_kept(client, pane):
    wrong = {"dimension": "", "passage_opens": "Words that are not there"}
    answer = client.post(pane, WRITTEN | wrong | {"do": "hand-in"})
    page = read(answer, status=422)
    assert page.one("#id_dimension_error")
    assert "stand not at all in paragraph 2" in page.text("#id_passage_opens_error")
    assert page.values(".faults a", "href")
    draft = claim_proposed()
    assert (draft.state, draft.written["passage_opens"]) == ("draft", "Words that are not there")


def test_words_of_the_source_are_flagged_while_typing_and_after_handing_in(client, pane):
    statement = "The municipal government of Hefei bought a stake in the maker, its report says."
    page = read(kept(client, pane, statement=statement))
    assert "say it in our own words" in page.text(".checks")
    draft = claim_proposed()
    sent = {"claim": draft.pk, "version": draft.version, "statement": statement, "do": "hand-in"}
    page = read(client.post(pane, WRITTEN | sent, follow=True))
    assert any("our own words" in notice for notice in page.notices)


def test_a_statement_that_names_no_case_is_flagged(client, pane):
    page = read(kept(client, pane, statement="The city took shares."))
    assert "names none of its cases" in page.text(".checks")


def test_a_draft_is_set_aside_and_kept(client, pane):
    kept(client, pane)
    draft = claim_proposed()
    client.post(pane, WRITTEN | {"claim": draft.pk, "version": draft.version, "do": "set-aside"})
    assert claim_proposed().state == "set-aside"
    assert read(client.get(pane)).all(".unfinished a") == []


def test_the_draft_of_somebody_else_is_theirs(client, pane, intake):
    kept(client, pane)
    draft = claim_proposed()
    client.force_login(make_curator("bob"))
    page = client.get(pane)
    assert draft.written["statement"] not in page.text
    assert client.get(f"{pane}?claim={draft.pk}").status_code == 404
    assert kept(client, pane, claim=draft.pk, version=draft.version).status_code == 404


def test_done_with_a_source_tells_the_inbox(client, pane, intake):
    client.post(pane, WRITTEN | {"do": "hand-in"})
    page = read(client.post(pane, {"do": "done"}, follow=True))
    assert "marked as read" in page.notices[-1]
    intake.refresh_from_db()
    assert intake.state == "done"


def test_a_published_claim_and_a_change_of_it_mark_the_text_of_their_source(client, ada):
    source = make_source(slug="gazette-2024")
    make_document(source, TEXT)
    hefei = make_place("Hefei")
    make_claim(hefei, source=source, opens="The municipal government", closes="being cars", paragraph=2)
    make_claim(hefei, source=source, opens="Nowhere to be found", statement="Lost.")
    page = read(client.get("/desk/read/source/gazette-2024/"))
    assert page.texts(".passages a.rests") == ["claim 1"]
    assert "published" in page.text("#claim-1")
    assert "not found in the text" in page.text("#claim-2")


def test_a_source_without_its_text_says_what_to_do(client, ada):
    make_source(slug="gazette-2024")
    page = read(client.get("/desk/read/source/gazette-2024/"), status=404)
    assert "not stored" in page.text()


def test_pages_of_a_pdf_part_the_text(client, ada):
    text = "Head\n\nFirst words stand here on this page.\f\n\nSecond words stand on the other page."
    make_document(make_source(slug="report-2024"), text)
    page = read(client.get("/desk/read/source/report-2024/?passage=3"))
    assert page.texts(".page-break") == ["Page 1", "Page 2"]
    assert page.one("[name=passage_page]").attrs["value"] == "2"
    assert page.one("[name=passage_paragraph]").attrs.get("value", "") == ""


def test_the_whole_way_is_published_by_a_second_person(client, pane):
    client.post(pane, WRITTEN | {"do": "hand-in"})
    proposals.publish(claim_proposed(), by=make_editor(), version=claim_proposed().version)
    assert Claim.objects.get().statement == WRITTEN["statement"]
    assert Document.objects.get().text == TEXT
    assert "published" in read(client.get(pane)).text("#claim-1")


@pytest.mark.parametrize("number", ["0", "99", "-1", "seven", "9" * 40, "²"])
def test_a_number_of_no_passage_opens_an_empty_form(client, pane, number):
    assert client.get(f"{pane}?passage={number}").status_code == 200
    assert client.post(pane, {"pick": number}).status_code == 200


def test_queries_do_not_grow_with_text_and_claims(client, ada):
    source = make_source(slug="long-2024")
    paragraphs = [f"Paragraph {n} tells of Hefei and of matter {n} in some words." for n in range(400)]
    make_document(source, "\n\n".join(paragraphs))
    hefei = make_place("Hefei")
    for n in range(60):
        ends = f"matter {n} in some words"
        make_claim(hefei, source=source, opens=f"Paragraph {n} tells", closes=ends, paragraph=n + 1)
    client.get("/desk/read/source/long-2024/?passage=7")
    with CaptureQueriesContext(connection) as made:
        page = read(client.get("/desk/read/source/long-2024/?passage=7"))
    assert len(page.all(".passages > li")) == 400
    assert len(page.all("a.rests")) == 60
    assert len(made) <= 12, [query["sql"][:120] for query in made]
