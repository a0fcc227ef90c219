"""The review room: the queue, one screen a proposal, and what becomes of it there. Nothing that was typed is lost."""

import json

import pytest

from policyatlas.curate import proposals
from policyatlas.curate.review.narrowing import Narrowing
from policyatlas.curate.review.queue import in_review
from policyatlas.records.models import Claim, Edition, Intake, Place, Proposal, Source
from tests.curate.people import make_curator, make_editor
from tests.curate.test_claim_forms import as_sent
from tests.makers import make_claim, make_document, make_link, make_place, make_publisher, make_source
from tests.reading import read, words

pytestmark = pytest.mark.django_db

TEXT = (
    "Shares for a city\n\nThe municipal government bought a stake in the maker, its core business being cars.\n\nEnd."
)


@pytest.fixture
def ada():
    return make_curator("ada")


@pytest.fixture
def grace(client):
    grace = make_editor("grace")
    client.force_login(grace)
    return grace


@pytest.fixture
def source():
    make_place("Hefei")
    source = make_source(slug="gazette-2024")
    make_document(source, TEXT)
    return source


def claim(number=1, **fields):
    return {
        "n": number,
        "about": ["place/hefei"],
        "dimension": "finance",
        "statement": f"Hefei took shares in a car maker, {number}.",
        "nature": "fact",
        "passage": {"opens": "The municipal government", "closes": "being cars"},
    } | fields


def handed_in(by, number=1, **fields):
    begun = proposals.begin("claim", f"gazette-2024#{number}", by=by, after=claim(number, **fields))
    return proposals.submit(begun, by=by, version=begun.version)


def address(proposal, deed=""):
    return f"/desk/review/{proposal.pk}/{deed}{'/' if deed else ''}"


def sent(proposal, **more):
    return {"version": proposal.version, "seen": json.dumps(proposal.after)} | more


def mending(proposal, **more):
    shown = as_sent(proposal.after)
    return sent(proposal, **(shown | more))


# The queue


def test_the_queue_lists_what_waits_and_who_has_waited_longest_comes_first(client, ada, grace, source):
    for number in (1, 2, 3):
        handed_in(ada, number)
    proposals.begin("claim", "gazette-2024#4", by=ada, after=claim(4))
    page = read(client.get("/desk/review/"))
    assert page.texts(".proposals h2") == [f"Hefei took shares in a car maker, {number}." for number in (1, 2, 3)]
    first = page.texts(".proposals li")[0]
    for word in ("Add", "Claim", "Hefei", "Finance", "gazette-2024#1", "ada", "no check fails"):
        assert word in first


def test_the_queue_is_for_those_who_decide(client, ada):
    client.force_login(ada)
    assert client.get("/desk/review/").status_code == 403
    client.logout()
    assert client.get("/desk/review/")["Location"].startswith("/desk/sign-in/")


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("kind=claim", [1, 2, 3]),
        ("kind=source", []),
        ("step=edit", []),
        ("source=gazette-2024", [1, 2, 3]),
        ("source=other", []),
        ("case=Hefei", [1, 2, 3]),
        ("case=place/wuhan", [3]),
        ("author=grace", [3]),
        ("whose=mine", [3]),
        ("whose=others", [1, 2]),
        ("checks=faults", [2]),
        ("checks=clean", [1, 3]),
        ("checks=flagged", [1]),
        ("checks=disputed", []),
    ],
)
def test_the_queue_is_narrowed_by_its_address(client, ada, grace, source, query, numbers):
    make_place("Wuhan")
    handed_in(ada, 1, statement="It took shares in a car maker, 1.")
    handed_in(ada, 2, passage={"opens": "The provincial government"})
    handed_in(grace, 3, about=["place/hefei", "place/wuhan"])
    page = read(client.get(f"/desk/review/?{query}"))
    assert [int(one.rstrip(".")[-1]) for one in page.texts(".proposals h2")] == numbers


def test_a_disputed_claim_is_found(client, ada, grace, source):
    made = make_claim(source=source, number=9, statement="Hefei sold shares.")
    make_link(made, make_claim())
    edited = proposals.begin("claim", "gazette-2024#9", by=ada)
    Proposal.objects.filter(pk=edited.pk).update(state="in-review", submitted_at=edited.made_at)
    assert read(client.get("/desk/review/?checks=disputed")).texts(".proposals h2") == ["Hefei sold shares."]


def test_what_is_no_filter_is_left_out_and_named(client, ada, grace, source):
    handed_in(ada)
    page = read(client.get("/desk/review/?kind=nonsense&page=7&step=%00"))
    assert len(page.all(".proposals li")) == 1
    assert "“nonsense”" in page.notices[0]
    assert "There is no page" in page.notices[-1]


def test_the_queue_takes_the_same_queries_at_any_size(client, ada, grace, source, django_assert_max_num_queries):
    for number in range(1, 40):
        handed_in_cheaply(ada, number)
    narrowing = Narrowing.read({"kind": "claim", "case": "Hefei"})
    with django_assert_max_num_queries(6):  # whoever is signed in costs every page of the desk the same, beside these
        in_review(grace, narrowing)
    page = read(client.get(f"/desk/review/?{narrowing.query}"))
    assert len(page.all(".proposals > li")) == 25
    assert page.values(".pages a", "href") == ["?kind=claim&case=Hefei&page=2"]


def handed_in_cheaply(by, number):
    begun = proposals.begin("claim", f"gazette-2024#{number}", by=by, after=claim(number))
    Proposal.objects.filter(pk=begun.pk).update(state="in-review", submitted_at=begun.made_at, faults=0)


def test_a_curator_sees_all_of_their_own_with_its_state(client, ada, grace, source):
    one, two = handed_in(ada, 1), handed_in(ada, 2)
    proposals.send_back(one, by=grace, version=one.version, remarks={"statement": "Which maker?"})
    proposals.publish(two, by=grace, version=two.version)
    proposals.begin("claim", "gazette-2024#3", by=ada, after=claim(3))
    handed_in(grace, 4)
    client.force_login(ada)
    page = read(client.get("/desk/own/"))
    assert {text.split("touched")[0].strip() for text in page.texts(".state")} == {"Draft", "Published", "Sent back"}
    assert "“Which maker?”" in page.text(".proposals")
    assert len(read(client.get("/desk/own/?state=sent-back")).all(".proposals > li")) == 1


# The screen


def test_the_screen_shows_the_passage_in_its_context_the_claim_and_its_source(client, ada, grace, source):
    page = read(client.get(address(handed_in(ada))))
    assert (
        words(page.one("mark")) == "The municipal government bought a stake in the maker, its core business being cars"
    )
    assert page.texts(".source-text p")[0] == "Paragraph 1 Shares for a city"
    labels = page.texts(".right .difference dt")
    assert {"Cases", "Dimension", "Statement", "Nature", "Passage: Opens with"} <= {*labels}
    assert "Report" in page.text("#main") or source.title in page.text("#main")
    assert "No check fails." in page.text("#main")
    assert [button for button in page.texts(".decide button") if button] == [
        "Accept and publish",
        "Keep and publish",
        "Keep",
        "Send back",
        "Propose the dispute",
        "Set aside",
    ]


def test_an_edit_is_shown_word_by_word_against_what_is_live(client, ada, grace, source):
    first = handed_in(ada)
    proposals.publish(first, by=grace, version=first.version)
    begun = proposals.begin("claim", "gazette-2024#1", by=ada)
    kept = proposals.keep(
        begun, {**begun.after, "statement": "Hefei sold shares in a car maker, 1."}, by=ada, version=1
    )
    page = read(client.get(address(proposals.submit(kept, by=ada, version=2))))
    assert page.texts(".right .difference dt")[:1] == ["Statement"]
    assert words(page.one(".right del")) == "taken out: took ; end"
    assert words(page.one(".right ins")) == "put in: sold ; end"
    assert page.values("#main header a", "href")[0] == "/claims/gazette-2024/1/"


def test_each_failing_check_leads_to_the_field_at_which_it_is_mended(client, ada, grace, source):
    proposal = handed_in(ada, passage={"opens": "The provincial government"})
    page = read(client.get(address(proposal)))
    assert "stand nowhere" in page.text(".checks.bad")
    assert page.values(".checks.bad a", "href") == ["?open=mend#id_passage_opens"]
    opened = read(client.get(f"{address(proposal)}?open=mend"))
    assert "open" in opened.one("#mend").attrs
    assert opened.one("#id_passage_opens").attrs["value"] == "The provincial government"


def test_flags_other_proposals_and_the_cell_stand_beside_it(client, ada, grace, source):
    make_claim(
        Place.objects.get(),
        dimension="finance",
        statement="The fund lost money.",
    )
    proposal = handed_in(ada, statement="It took shares in a car maker.")
    page = read(client.get(address(proposal)))
    assert "points back" in page.text(".checks")
    assert "The fund lost money." in page.text("#main")
    assert page.one(".more a").attrs["href"] == "/places/hefei/finance/"


def test_who_neither_wrote_it_nor_decides_is_not_let_in(client, ada, source):
    proposal = handed_in(ada)
    client.force_login(make_curator("bob"))
    assert client.get(address(proposal)).status_code == 403
    assert client.post(address(proposal, "publish"), sent(proposal)).status_code == 403
    assert client.post(address(proposal, "mend"), mending(proposal)).status_code == 403
    assert client.get("/desk/review/999/").status_code == 404


# Deciding


def test_accepted_and_on_to_the_next(client, ada, grace, source):
    one, two = handed_in(ada, 1), handed_in(ada, 2)
    answer = client.post(f"{address(one, 'publish')}?kind=claim", sent(one))
    assert (answer.status_code, answer["Location"]) == (302, f"/desk/review/{two.pk}/?kind=claim")
    assert Claim.objects.get().reviewed_by == grace
    said = read(client.get(answer["Location"])).text("[role=status]")
    assert "Published: Hefei took shares in a car maker, 1." in said
    assert "Next: Hefei took shares in a car maker, 2." in said


def test_after_the_last_one_the_queue_says_that_nothing_waits(client, ada, grace, source):
    one = handed_in(ada)
    page = read(client.post(address(one, "publish"), sent(one), follow=True))
    assert page.title == "Review"
    assert "Nothing else waits for you here." in page.text("[role=status]")
    assert page.values("[role=status] a", "href") == ["/claims/gazette-2024/1/"]


def test_nothing_is_published_while_a_check_fails_and_every_reason_is_told(client, ada, grace, source):
    proposal = handed_in(ada)
    Proposal.objects.update(after=claim(statement="word " * 46, about=["place/atlantis"]))
    page = read(client.post(address(proposal, "publish"), sent(proposal)), status=422)
    assert "46 words" in page.text(".faults")
    assert "atlantis" in page.text(".faults")
    assert {"#id_statement", "#id_about"} <= {*page.values(".faults a", "href")}
    assert (Claim.objects.count(), Edition.objects.count()) == (0, 0)


def test_nobody_decides_on_their_own_and_the_screen_says_so(client, grace, source):
    proposal = handed_in(grace)
    page = read(client.get(address(proposal)))
    assert "This is your own: a second person decides on it." in page.text("#main")
    assert "Accept and publish" not in page.text("#main")
    refused = read(client.post(address(proposal, "publish"), sent(proposal)), status=403)
    assert "A second person decides" in refused.text(".faults")
    assert not Claim.objects.exists()


def test_mended_and_published_at_once_with_what_was_mended_put_down(client, ada, grace, source):
    proposal = handed_in(ada)
    answer = client.post(address(proposal, "mend"), mending(proposal, statement="Hefei bought shares.", then="publish"))
    assert answer.status_code == 302
    published = Claim.objects.get()
    assert (published.statement, published.extracted_by, published.reviewed_by) == ("Hefei bought shares.", ada, grace)
    (change,) = Proposal.objects.get().changes
    assert change["by"] == "grace"
    assert change["before"]["statement"] != change["after"]["statement"] == "Hefei bought shares."
    client.force_login(ada)
    assert "Mended by grace" in read(client.get(address(proposal))).text("#main")


def test_a_mend_that_is_not_sound_is_shown_again_as_it_was_typed(client, ada, grace, source):
    proposal = handed_in(ada)
    data = mending(proposal, statement="word " * 46, measure_value="about 5", then="publish")
    page = read(client.post(address(proposal, "mend"), data), status=422)
    assert page.one("#id_measure_value").attrs["value"] == "about 5"
    assert words(page.one("#id_statement")).startswith("word word")
    assert "is not a number" in page.text(".faults")
    assert page.one("#id_measure_value").attrs["aria-invalid"] == "true"
    assert "id_measure_value_error" in page.one("#id_measure_value").attrs["aria-describedby"]
    assert Proposal.objects.get().after == proposal.after


def test_sent_back_by_field_with_reasons(client, ada, grace, source):
    proposal = handed_in(ada)
    page = read(client.post(address(proposal, "send-back"), sent(proposal)), status=422)
    assert "Say what is to be changed" in page.text(".faults")
    remark = {"remark-statement": "Which maker?", "reason": "Good otherwise."}
    assert client.post(address(proposal, "send-back"), sent(proposal, **remark)).status_code == 302
    back = Proposal.objects.get()
    assert (back.state, back.reviewer) == ("sent-back", grace)
    assert back.remarks == {"statement": "Which maker?", "": "Good otherwise."}
    client.force_login(ada)
    page = read(client.get(address(proposal)))
    assert "Statement. Which maker?" in page.text("#main")
    answer = client.post(
        address(proposal, "mend"), mending(back, statement="Hefei took shares in NIO.", then="hand-in")
    )
    assert answer.status_code == 302
    assert Proposal.objects.get().state == "in-review"


def test_set_aside_with_a_reason(client, ada, grace, source):
    proposal = handed_in(ada)
    page = read(client.post(address(proposal, "set-aside"), sent(proposal)), status=422)
    assert "Say why it is set aside" in page.text(".faults")
    client.post(address(proposal, "set-aside"), sent(proposal, reason="Said elsewhere."))
    assert Proposal.objects.get().state == "set-aside"


def test_its_author_keeps_what_is_not_sound_and_goes_on_later(client, ada, source):
    begun = proposals.begin("claim", "gazette-2024#1", by=ada, after=claim())
    client.force_login(ada)
    data = mending(begun, statement="", measure_value="about 5", then="keep")
    assert client.post(address(begun, "mend"), data).status_code == 422
    page = read(client.get(address(begun)))
    assert page.one("#id_measure_value").attrs["value"] == "about 5"
    assert client.post(address(begun, "hand-in"), sent(Proposal.objects.get())).status_code == 422


# A source that comes along


@pytest.fixture
def new_source(ada):
    make_place("Hefei")
    make_publisher("The Gazette", slug="gazette")
    intake = Intake.objects.create(title="Shares for a city", text=TEXT, digest="0" * 64)
    form = {
        "slug": "gazette-2024",
        "title": "Shares for a city",
        "kind": "news",
        "authors": [],
        "publisher": "gazette",
        "published": "2024",
        "language": "en",
        "url": "https://gazette.example/shares",
    }
    about_source = proposals.begin("source", "gazette-2024", by=ada, after=form, intake=intake)
    about_source = proposals.submit(about_source, by=ada, version=1)
    begun = proposals.begin("claim", "gazette-2024#1", by=ada, after=claim(), intake=intake)
    return about_source, proposals.submit(begun, by=ada, version=1)


def test_a_new_source_is_shown_with_its_claim_and_published_with_it(client, grace, new_source):
    about_source, proposal = new_source
    page = read(client.get(address(proposal)))
    assert "The source is new, too" in page.text("#main")
    assert address(about_source) in page.values("#main a", "href")
    assert words(page.one("mark")).startswith("The municipal government")
    assert client.post(address(proposal, "publish"), sent(proposal)).status_code == 302
    assert Source.objects.get().title == "Shares for a city"


def test_a_new_source_is_mended_likewise(client, grace, new_source):
    about_source, _claim = new_source
    page = read(client.get(address(about_source)))
    assert page.one("#id_title").attrs["value"] == "Shares for a city"
    data = {**about_source.after, "authors": "Tom Hancock\nA. Smith", "title": "Shares for a town", "then": "keep"}
    assert client.post(address(about_source, "mend"), sent(about_source, **data)).status_code == 302
    mended = Proposal.objects.get(pk=about_source.pk)
    assert mended.after == {**about_source.after, "title": "Shares for a town", "authors": ["Tom Hancock", "A. Smith"]}
    wrong = sent(mended, **(data | {"publisher": "nobody", "published": "soon"}))
    page = read(client.post(address(about_source, "mend"), wrong), status=422)
    assert "no date" in page.text(".faults")


def test_a_claim_is_not_published_before_its_source_is_handed_in(client, ada, grace, new_source):
    about_source, proposal = new_source
    Proposal.objects.filter(pk=about_source.pk).update(state="draft")
    page = read(client.post(address(proposal, "publish"), sent(proposal)), status=422)
    assert "Its source is neither published nor in review" in page.text(".faults")


# Disputes


def test_a_dispute_is_a_proposal_of_the_reviewer_that_goes_on_once_the_claim_is_published(client, ada, grace, source):
    other = make_claim(source=make_source(slug="times-2023"), statement="Hefei never took shares.")
    proposal = handed_in(ada)
    told = {"other": other.public_name, "question": "Whether it took shares", "note": "Two accounts."}
    assert client.post(address(proposal, "dispute"), sent(proposal, **told)).status_code == 302
    link = Proposal.objects.get(kind="link")
    assert (link.state, link.author) == ("draft", grace)
    assert client.post(address(proposal, "dispute"), sent(proposal, **told)).status_code == 422
    client.post(address(proposal, "publish"), sent(proposal))
    link.refresh_from_db()
    assert link.state == "in-review"
    client.force_login(make_editor("joan"))
    assert client.post(address(link, "publish"), sent(link)).status_code == 302
    assert other.links_in.get().stance == "disputes"


def test_a_dispute_names_a_claim_and_a_question(client, ada, grace, source):
    proposal = handed_in(ada)
    page = read(client.post(address(proposal, "dispute"), sent(proposal)), status=422)
    assert {"#dispute_beside", "#dispute_question"} <= {*page.values(".faults a", "href")}


# Two at once


def test_who_comes_second_is_told_and_loses_nothing(client, ada, grace, source):
    proposal = handed_in(ada)
    joan = make_editor("joan")
    proposals.publish(proposal, by=joan, version=proposal.version)
    page = read(client.post(address(proposal, "publish"), sent(proposal)), status=409)
    assert "joan has published this in the meantime." in page.text(".faults")
    assert Claim.objects.get().reviewed_by == joan


def test_a_mend_over_somebody_elses_shows_both_texts_and_keeps_the_typed_one(client, ada, grace, source):
    proposal = handed_in(ada)
    proposals.keep(proposal, claim(statement="Hefei sold shares."), by=make_editor("joan"), version=proposal.version)
    data = mending(proposal, statement="Hefei bought shares.", then="keep")
    page = read(client.post(address(proposal, "mend"), data), status=409)
    assert words(page.one("#id_statement")) == "Hefei bought shares."
    assert "What changed since you opened it" in page.text("#main")
    assert "sold" in page.text("[aria-labelledby=h-since]")
    assert "bought" in page.text("[aria-labelledby=h-since]")
    version = page.one("#mend [name=version]").attrs["value"]
    again = client.post(address(proposal, "mend"), data | {"version": version})
    assert again.status_code == 302
    assert Proposal.objects.get().after["statement"] == "Hefei bought shares."


def test_an_edit_of_a_record_that_changed_meanwhile_goes_on_once_both_are_compared(client, ada, grace, source):
    first = handed_in(ada)
    proposals.publish(first, by=grace, version=first.version)
    edits = []
    for statement in ("Hefei bought shares.", "Hefei sold shares."):
        begun = proposals.begin("claim", "gazette-2024#1", by=ada)
        kept = proposals.keep(begun, {**begun.after, "statement": statement}, by=ada, version=1, cause="erred")
        edits.append(proposals.submit(kept, by=ada, version=2))
    proposals.publish(edits[0], by=grace, version=3)
    late = Proposal.objects.get(pk=edits[1].pk)
    assert late.faults == 1
    page = read(client.get(address(late)))
    assert "bought" in page.text("[aria-labelledby=h-side-1]")
    assert "sold" in page.text("[aria-labelledby=h-side-2]")
    assert client.post(address(late, "publish"), sent(late)).status_code == 422
    answer = client.post(address(late, "mend"), mending(late, compared="yes", then="publish"))
    assert answer.status_code == 302
    assert Claim.objects.get().statement == "Hefei sold shares."


def test_whatever_a_form_claims_to_have_seen_is_answered(client, ada, grace, source):
    proposal = handed_in(ada)
    for seen in ("", "no json", "[1]", '{"statement": 3, "about": {"a": [{}]}}', "[" * 5000):
        answer = client.post(address(proposal, "mend"), mending(proposal, version="x", seen=seen))
        assert answer.status_code == 409
    assert client.get(address(proposal, "mend")).status_code == 302


def test_the_screen_takes_the_same_queries_however_many_claims_there_are(
    client, ada, grace, source, django_assert_max_num_queries
):
    proposal = handed_in(ada)
    for _ in range(20):
        make_claim(Place.objects.get(), dimension="finance", measure={})
    with django_assert_max_num_queries(50):
        client.get(address(proposal))


def test_names_of_cases_are_suggested(client, ada, source):
    client.force_login(ada)
    page = read(client.get("/desk/cases-like/?about=place/wuhan%0AHef"))
    assert "place/hefei" in page.text("#main")
    piece = client.get("/desk/cases-like/?about=hef", headers={"HX-Request": "true", "HX-Target": "cases-like"})
    assert "data-take" in piece.text
    assert "<html" not in piece.text
