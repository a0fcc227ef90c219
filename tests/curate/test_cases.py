"""The room of cases: lists, and forms made from the format. Evidence goes to a second person, the rest takes effect."""

import json

import pytest

from policyatlas.curate import proposals
from policyatlas.curate.cases.kinds import SORTS
from policyatlas.curate.entry_forms import EntryForm
from policyatlas.curate.steps import stored
from policyatlas.dossiers.format import KINDS
from policyatlas.records.models import Comparison, CoverageNote, Place, Proposal, Revision
from policyatlas.vocabulary import LEVELS
from tests.curate.people import make_curator, make_editor
from tests.makers import make_claim, make_cluster, make_comparison, make_place, make_policy, make_source, make_transfer
from tests.reading import read

pytestmark = pytest.mark.django_db

HEFEI = {"name": "Hefei", "kind": "city", "within": "anhui", "lat": "31.861", "lon": "117.286"}


@pytest.fixture
def ada(client):
    ada = make_curator("ada")
    client.force_login(ada)
    return ada


@pytest.fixture
def grace():
    return make_editor("grace")


@pytest.fixture
def anhui():
    return make_place("Anhui", kind="province", lat=31.8, lon=117.2)


def as_sent(kind, record, **more):
    """What a browser sends of this record."""
    shown = {name: field.initial or value for name, field, value in _fields(kind, record)}
    return {name: value for name, value in shown.items() if value not in ("", [])} | more


def _fields(kind, record):
    form = EntryForm(kind=kind, record=record)
    return [(name, field, form.initial[name]) for name, field in form.fields.items()]


def seen(kind, name):
    return json.dumps(stored(kind, name))


def published(proposal, by):
    return proposals.publish(proposal, by=by, version=proposal.version)


# Forms


@pytest.mark.parametrize("kind", SORTS)
def test_each_form_has_every_field_of_the_format_with_a_label_and_its_description(kind):
    form = EntryForm(kind=kind)
    for name, info in KINDS[kind].entry.model_fields.items():
        name = info.alias or name
        inner = [path for path in form.fields if path == name or path.startswith(f"{name}.")]
        assert inner, f"{kind}: {name}"
    for path, field in form.fields.items():
        assert field.label, path
        assert len(str(field.help_text)) > 3, path


WHOLE = {
    "place": {
        "slug": "hefei",
        "name": "Hefei",
        "native_name": "合肥",
        "native_lang": "zh-Hans",
        "also_known_as": ["Hofei", "Luzhou"],
        "formerly": ["hofei"],
        "known_as": "Hefei model",
        "kind": "city",
        "within": "anhui",
        "lat": 31.861,
        "lon": 117.286,
        "codes": {"wikidata": "Q185684"},
        "note": "Under the province.",
    },
    "cluster": {
        "slug": "hefei-ev",
        "name": "Hefei electric vehicles",
        "native_name": None,
        "places": ["anhui"],
        "sectors": ["electric-vehicles"],
        "themes": ["manufacturing"],
        "founded": 1988,
        "stage": {"stage": "emerging", "source": "gazette", "claim": 1},
    },
    "policy": {
        "slug": "buy-cars",
        "name": "Buy cars",
        "native_name": None,
        "kind": "programme",
        "places": ["anhui"],
        "level": "provincial",
        "status": "in-force",
        "status_as_of": 2023,
        "started": 2014,
        "ended": 2020,
        "instruments": ["capital-market", "guidance-fund"],
        "motive": ["supply-security"],
        "sectors": ["electric-vehicles"],
    },
    "summary": {"case": "place/anhui", "text": "It took shares [@gazette#1]."},
    "transfer": {
        "model": "place/anhui",
        "learner": "place/jilin",
        "degree": "held-up",
        "year": 2017,
        "said_by": "The Gazette",
        "source": "gazette",
        "claim": 1,
    },
    "comparison": {
        "slug": "two",
        "title": "Two provinces",
        "standfirst": "One buys; one learns.",
        "cases": ["anhui", "jilin"],
        "text": "Anhui took shares [@gazette#1].",
    },
    "coverage": {
        "case": "place/jilin",
        "dimension": "finance",
        "state": "nothing-found",
        "searched_on": "2026-11-01",
        "sources_searched": 4,
        "note": "Nobody says.",
    },
}


@pytest.fixture
def told(anhui):
    jilin = make_place("Jilin", kind="province")
    make_claim(
        anhui, jilin, source=make_source(slug="gazette"), number=1, dimension="lessons", statement="Anhui took shares."
    )


@pytest.mark.parametrize("kind", WHOLE)
def test_a_whole_record_goes_into_its_form_and_comes_back(kind, told):
    form = EntryForm(as_sent(kind, WHOLE[kind]), kind=kind)
    assert form.errors == {}
    assert form.written() == KINDS[kind].entry.model_validate(WHOLE[kind]).form()


def test_cases_may_be_written_by_name(told):
    sent = as_sent("cluster", WHOLE["cluster"], places="Anhui\nJilin")
    form = EntryForm(sent, kind="cluster")
    assert form.errors == {}
    assert form.written()["places"] == ["anhui", "jilin"]
    form = EntryForm(as_sent("coverage", WHOLE["coverage"], case="Jilin"), kind="coverage")
    assert form.written()["case"] == "place/jilin"


def test_terms_are_chosen_from_lists_with_their_labels():
    form = EntryForm(kind="policy")
    boxes = dict(form.fields["instruments"].choices)
    assert boxes["guidance-fund"] != "guidance-fund"
    assert boxes["capital-market"] == "Capital, no tool named"
    assert dict(form.fields["status"].choices)["in-force"] == "In force"


# Proposals


def test_a_new_place_is_a_proposal_that_a_second_person_publishes(client, ada, grace, anhui):
    answer = client.post("/desk/cases/add/place/", {**HEFEI, "then": "hand-in", "reason": "A new case."})
    assert answer.status_code == 302
    proposal = Proposal.objects.get()
    assert (proposal.record, proposal.step, proposal.state) == ("place/hefei", "add", "in-review")
    assert not Place.objects.filter(slug="hefei").exists()
    published(proposal, grace)
    assert Place.objects.get(slug="hefei").within.slug == "anhui"
    assert client.get("/places/hefei/").status_code == 200


def test_unsound_input_is_told_at_its_field_and_kept_as_a_draft(client, ada, anhui):
    sent = {**HEFEI, "lat": "311", "within": "Atlantis", "then": "hand-in"}
    page = read(client.post("/desk/cases/add/place/", sent), 422)
    assert "which is no latitude" in page.text(".faults")
    assert page.one("[name=lat]").attrs["value"] == "311"
    assert page.one("[name=lat]").attrs["aria-invalid"] == "true"
    assert page.one("[name=within]").attrs["value"] == "Atlantis"
    proposal = Proposal.objects.get()
    assert proposal.state == "draft"
    assert page.one("#entry").attrs["action"] == f"/desk/cases/draft/{proposal.pk}/"
    again = read(client.get(f"/desk/cases/draft/{proposal.pk}/"))
    assert again.one("[name=within]").attrs["value"] == "Atlantis"
    assert "No case is called “Atlantis”" in again.text(".faults")


def test_without_a_name_nothing_is_kept_and_nothing_is_lost(client, ada):
    page = read(client.post("/desk/cases/add/place/", {"lat": "31", "then": "keep"}), 422)
    assert "This names the record" in page.text(".faults")
    assert page.one("[name=lat]").attrs["value"] == "31"
    assert not Proposal.objects.exists()


def test_a_draft_goes_by_the_name_that_it_has_now(client, ada, grace, anhui):
    client.post("/desk/cases/add/place/", {**HEFEI, "then": "keep"})
    draft = Proposal.objects.get()
    sent = {**HEFEI, "slug": "hefei-city", "version": draft.version, "then": "hand-in"}
    client.post(f"/desk/cases/draft/{draft.pk}/", sent)
    draft.refresh_from_db()
    assert (draft.record, draft.state) == ("place/hefei-city", "in-review")
    published(draft, grace)
    assert Place.objects.filter(slug="hefei-city").exists()


def test_a_place_that_gets_another_slug_keeps_its_old_address(client, ada, grace, anhui):
    sent = as_sent("place", stored("place", "anhui"), slug="anhui-province", seen=seen("place", "anhui"))
    client.post("/desk/cases/place/anhui/", sent | {"then": "hand-in", "reason": "There is a town, too."})
    proposal = Proposal.objects.get()
    assert proposal.after["formerly"] == ["anhui"]
    published(proposal, grace)
    assert [place.slug for place in Place.objects.all()] == ["anhui-province"]
    assert client.get("/places/anhui/").headers["Location"] == "/places/anhui-province/"


def test_who_is_changing_a_record_already_goes_on_with_that(client, ada, anhui):
    sent = as_sent("place", stored("place", "anhui"), name="Anhwei", seen=seen("place", "anhui"))
    client.post("/desk/cases/place/anhui/", sent | {"then": "keep"})
    draft = Proposal.objects.get()
    assert client.get("/desk/cases/place/anhui/").headers["Location"] == f"/desk/cases/draft/{draft.pk}/"
    page = read(client.post("/desk/cases/place/anhui/", sent | {"name": "Ngan-hui", "then": "keep"}), 409)
    assert "Anhwei" in page.text(".two-sides")
    assert page.one("[name=name]").attrs["value"] == "Ngan-hui"
    assert Proposal.objects.get().after["name"] == "Anhwei"


def test_a_record_that_changed_since_the_page_was_opened_is_not_overwritten(client, ada, anhui):
    sent = as_sent("place", stored("place", "anhui"), name="Anhwei", seen=seen("place", "anhui"))
    Place.objects.filter(slug="anhui").update(native_name="安徽")
    page = read(client.post("/desk/cases/place/anhui/", sent | {"then": "hand-in"}), 409)
    assert not Proposal.objects.exists()
    assert "安徽" in page.text("[aria-labelledby=h-theirs]")
    assert "Anhwei" in page.text("[aria-labelledby=h-mine]")
    sent["seen"] = page.one("[name=seen]").attrs["value"]
    assert client.post("/desk/cases/place/anhui/", sent | {"then": "hand-in"}).status_code == 302


def test_two_windows_on_one_draft_do_not_overwrite_one_another(client, ada, anhui):
    client.post("/desk/cases/add/place/", {**HEFEI, "then": "keep"})
    draft = Proposal.objects.get()
    address, opened = f"/desk/cases/draft/{draft.pk}/", {"version": draft.version, "seen": json.dumps(draft.after)}
    client.post(address, {**HEFEI, **opened, "native_name": "合肥", "native_lang": "zh-Hans", "then": "keep"})
    page = read(client.post(address, {**HEFEI, **opened, "known_as": "Hefei model", "then": "keep"}), 409)
    assert "合肥" in page.text("[aria-labelledby=h-theirs]")
    assert page.one("[name=known_as]").attrs["value"] == "Hefei model"


def test_a_draft_of_a_record_that_changed_since_goes_on_once_both_are_compared(client, ada, anhui):
    sent = as_sent("place", stored("place", "anhui"), name="Anhwei", seen=seen("place", "anhui"))
    client.post("/desk/cases/place/anhui/", sent | {"then": "keep"})
    draft = Proposal.objects.get()
    Place.objects.filter(slug="anhui").update(native_name="安徽", native_lang="zh-Hans")
    address = f"/desk/cases/draft/{draft.pk}/"
    assert "安徽" in read(client.get(address)).text("[aria-labelledby=h-theirs]")
    page = read(client.post(address, sent | {"version": draft.version, "then": "hand-in"}), 422)
    assert "Compare both texts" in page.text(".faults")
    draft.refresh_from_db()
    both = sent | {
        "native_name": "安徽",
        "native_lang": "zh-Hans",
        "version": draft.version,
        "compared": "yes",
        "then": "hand-in",
    }
    assert client.post(address, both | {"then": "hand-in"}).status_code == 302
    draft.refresh_from_db()
    assert (draft.state, draft.before["native_name"]) == ("in-review", "安徽")


@pytest.mark.parametrize("kind", ["place", "cluster", "policy", "summary", "transfer"])
def test_each_kind_of_evidence_goes_the_whole_way(kind, client, ada, grace, told):
    client.post(f"/desk/cases/add/{kind}/", as_sent(kind, WHOLE[kind], then="hand-in"))
    proposal = Proposal.objects.get()
    assert proposal.state == "in-review", proposal.written
    client.force_login(grace)
    page = read(client.get(f"/desk/review/{proposal.pk}/"))
    assert page.texts(".checks.bad") == []
    client.post(f"/desk/review/{proposal.pk}/publish/", {"version": proposal.version})
    assert stored(kind, proposal.name) == KINDS[kind].entry.model_validate(WHOLE[kind]).form()


def test_the_review_says_fields_and_terms_in_words(client, ada, grace, told):
    client.post("/desk/cases/add/policy/", as_sent("policy", WHOLE["policy"], then="hand-in"))
    client.force_login(grace)
    said = read(client.get(f"/desk/review/{Proposal.objects.get().pk}/")).text(".right .difference")
    for words in ("Level of government", str(LEVELS["provincial"].label), "Guidance fund", "First year", "2014"):
        assert words in said


def test_a_name_that_somebody_is_adding_already_is_said(client, ada, grace, anhui):
    proposals.begin("place", "hefei", by=grace, after={})
    page = read(client.post("/desk/cases/add/place/", {**HEFEI, "then": "keep"}), 422)
    assert "Somebody is adding a record of this name already" in page.text(".faults")


def test_a_record_that_is_there_is_not_added_again(client, ada, anhui):
    page = read(client.post("/desk/cases/add/place/", {**HEFEI, "name": "Anhui", "within": "", "then": "hand-in"}), 422)
    assert "There is such a record already" in page.text(".faults")


# What one person changes alone


def test_a_note_on_a_gap_takes_effect_at_once_and_says_why(client, grace, told):
    client.force_login(grace)
    client.post("/desk/cases/add/coverage/", as_sent("coverage", WHOLE["coverage"], then="save", reason="Read all."))
    assert CoverageNote.objects.get().note == "Nobody says."
    name = "place/jilin/finance"
    sent = as_sent("coverage", WHOLE["coverage"], note="Nobody says so.", seen=seen("coverage", name), then="save")
    page = read(client.post(f"/desk/cases/coverage/{name}/", sent), 422)
    assert "Say in a sentence why" in page.text(".faults")
    client.post(f"/desk/cases/coverage/{name}/", sent | {"reason": "Clearer."})
    assert CoverageNote.objects.get().note == "Nobody says so."
    assert Revision.objects.latest("id").reason == "Clearer."
    out = {"seen": seen("coverage", name), "then": "take-out", "reason": "Somebody says so now."}
    client.post(f"/desk/cases/coverage/{name}/", out)
    assert not CoverageNote.objects.exists()


def test_an_introduction_that_changed_since_is_not_overwritten(client, grace, told):
    client.force_login(grace)
    make_comparison(*Place.objects.order_by("slug"), slug="two", text="Anhui took shares [@gazette#1].")
    sent = as_sent("comparison", stored("comparison", "two"), title="Mine", seen=seen("comparison", "two"))
    Comparison.objects.update(title="Theirs")
    page = read(client.post("/desk/cases/comparison/two/", sent | {"then": "save", "reason": "Better."}), 409)
    assert "Theirs" in page.text("[aria-labelledby=h-theirs]")
    assert Comparison.objects.get().title == "Theirs"


def test_contributors_change_nothing_at_once(client, ada, told):
    assert client.get("/desk/cases/add/coverage/").status_code == 403
    assert client.post("/desk/cases/add/comparison/", as_sent("comparison", WHOLE["comparison"])).status_code == 403
    assert read(client.get("/desk/cases/?kind=coverage")).all(".add a") == []


# Previews


def test_the_map_shows_where_a_place_will_lie_before_anything_is_kept(client, ada, anhui):
    make_place("Shanghai", lat=31.2, lon=121.5)
    page = read(client.post("/desk/cases/add/place/", {**HEFEI, "then": "show"}))
    assert "Map with Hefei in the middle, at 32° north, 117° east." in page.text("#preview")
    assert "Around it: Shanghai" in page.text("#preview figcaption")
    assert not Proposal.objects.exists()


def test_a_summary_is_shown_with_its_citations_and_with_what_they_do_not_find(client, ada, told):
    sent = {"case": "Anhui", "text": "It **took** shares [@gazette#1] [@gazette#9].", "then": "show"}
    page = read(client.post("/desk/cases/add/summary/", sent))
    assert page.text("#preview strong") == "took"
    assert page.text("#preview a.cite") == "1"
    assert "gazette#9" in page.text("#preview .notices")
    assert "Anhui took shares." in page.text("#preview .cited")


# Lists


def test_lists_lead_to_forms_and_say_what_is_on_its_way(client, ada, anhui):
    client.post("/desk/cases/add/place/", {**HEFEI, "then": "keep"})
    sent = as_sent("place", stored("place", "anhui"), name="Anhwei", seen=seen("place", "anhui"), then="keep")
    client.post("/desk/cases/place/anhui/", sent)
    page = read(client.get("/desk/cases/"))
    assert page.texts(".cases-list h3") == ["Anhui"]
    assert "Draft, ada" in page.text(".cases-list")
    assert "hefei" in page.text("[aria-labelledby=h-coming]")
    assert read(client.get("/desk/cases/?kind=place&q=nothing")).texts(".cases-list h3") == []
    assert "There is no list “towns” here" in read(client.get("/desk/cases/?kind=towns")).notices[0]


@pytest.mark.parametrize("kind", SORTS)
def test_a_list_takes_the_same_queries_at_any_size(kind, client, grace, django_assert_max_num_queries):
    client.force_login(grace)
    cases = [make_place(f"Town {n}") for n in range(6)]
    make_cluster(places=cases[:1])
    make_policy(places=cases[:1])
    for n in range(5):
        make_transfer(cases[n], cases[n + 1])
        make_comparison(cases[n], cases[n + 1], slug=f"words-{n}")
        CoverageNote.objects.create(case=cases[n], dimension="finance", state="not-applicable", note="No.")
    client.get("/desk/cases/")
    with django_assert_max_num_queries(15):
        assert client.get(f"/desk/cases/?kind={kind}&q=town").status_code == 200


@pytest.mark.parametrize(
    "address",
    [
        "add/towns/",
        "towns/x/",
        "place/atlantis/",
        "draft/99/",
        "coverage/place/x/finance/",
        "transfer/a/",
        "add/claim/",
    ],
)
def test_what_is_not_there_is_not_found(address, client, grace):
    client.force_login(grace)
    assert client.get(f"/desk/cases/{address}").status_code == 404


def test_the_room_is_closed_to_readers(client):
    assert client.get("/desk/cases/").status_code == 302
