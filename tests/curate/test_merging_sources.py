"""One text entered twice becomes one source: nothing is lost, old addresses lead on, citations name what there is."""

import json

import pytest

from policyatlas.curate import proposals
from policyatlas.curate.claim_forms import ClaimForm
from policyatlas.curate.steps import RefusedError, stored
from policyatlas.dossiers.exporting import export
from policyatlas.dossiers.loading import RefusedError as LoadRefusedError
from policyatlas.dossiers.loading import load
from policyatlas.records.models import (
    Case,
    CaseTerm,
    Claim,
    ClaimLink,
    Comparison,
    Document,
    FormerClaim,
    FormerSource,
    Intake,
    LinkCheck,
    Proposal,
    Revision,
    Source,
    Suspicion,
    Transfer,
)
from tests.curate.people import make_curator, make_editor
from tests.makers import (
    make_claim,
    make_cluster,
    make_comparison,
    make_document,
    make_edition,
    make_link,
    make_place,
    make_publisher,
    make_source,
    make_transfer,
)
from tests.reading import read

pytestmark = pytest.mark.django_db

WHY = {"why_cause": "erred", "why_reason": "It is one text, entered twice."}


@pytest.fixture
def ada(client):
    ada = make_curator("ada")
    client.force_login(ada)
    make_edition()
    return ada


@pytest.fixture
def grace():
    return make_editor("grace")


@pytest.fixture
def twice():
    """The sources `gazette` with two claims and `paper` with two, of one text."""
    hefei = make_place("Hefei")
    gazette = make_source("How Hefei pays", slug="gazette", authors=[], url="https://news.example/gazette")
    paper = make_source("How Hefei pays", slug="paper", publisher=None, archived_url="https://archive.example/paper")
    for source in (gazette, paper):
        make_claim(hefei, source=source, dimension="finance", measure={"value": 100 if source == gazette else 900})
        make_claim(hefei, source=source, dimension="talent")
    return gazette, paper


def hand_in(client, kept="gazette", gone="paper"):
    return client.post(f"/desk/change/sources/{gone}/merge/", WHY | {"kept": kept})


def publish(grace):
    proposal = Proposal.objects.get(state="in-review")
    return proposals.publish(proposal, by=grace, version=proposal.version)


def merge(client, grace, **names):
    hand_in(client, **names)
    return publish(grace)


def test_its_claims_are_those_of_the_one_that_stays(client, ada, grace, twice):
    gazette, paper = twice
    one, two = paper.claims.order_by("number")
    other = make_claim(make_place("Wuhan"), source=make_source(slug="other"), dimension="lessons")
    make_link(other, one)
    wuhan = other.main_case
    make_transfer(Case.objects.get(slug="hefei"), wuhan, claim=two)
    make_cluster("Cars", places=[Case.objects.get(slug="hefei").place], stage="emerging", stage_claim=two)
    Claim.objects.filter(pk=other.pk).update(state="superseded", superseded_by=two, reason="Better told.")
    make_document(paper, "How Hefei pays\n\nThe city of")
    intake = Intake.objects.create(url="https://a.example", source=paper, same_as=paper)
    LinkCheck.objects.create(
        source=paper, url=paper.url, archived=False, at=make_edition().published_at, outcome="reachable"
    )
    before = Claim.objects.count()

    revision = merge(client, grace)

    assert not Source.objects.filter(slug="paper").exists()
    assert Claim.objects.count() == before
    one.refresh_from_db(), two.refresh_from_db()
    assert (one.public_name, two.public_name) == ("gazette#3", "gazette#4")
    assert one.origin_id == gazette.pk
    assert ClaimLink.objects.get().to_claim_id == one.pk
    assert Transfer.objects.get().claim_id == two.pk
    assert stored("cluster", "cars")["stage"] == {"stage": "emerging", "source": "gazette", "claim": 4}
    assert stored("claim", "other#1")["superseded_by"] == "gazette#4"
    assert stored("claim", "gazette#3")["formerly"] == ["paper#1"]
    form = stored("source", "gazette")
    assert (form["formerly"], form["archived_url"]) == (["paper"], "https://archive.example/paper")
    assert form["url"] == "https://news.example/gazette"
    assert Document.objects.get().source_id == gazette.pk
    intake.refresh_from_db()
    assert (intake.source_id, intake.same_as_id) == (gazette.pk, gazette.pk)
    assert LinkCheck.objects.get().source_id == gazette.pk
    assert revision.step == "merge"
    assert set(Revision.objects.values_list("edition", flat=True)) == {revision.edition_id}
    touched = list(Revision.objects.values_list("record", flat=True))
    assert len(touched) == len(set(touched))
    assert {"source/gazette", "source/paper", "claim/paper#1", "claim/gazette#3", "cluster/cars"} <= set(touched)
    assert {"claim/other#1", "link/other#1/disputes/paper#1", "link/other#1/disputes/gazette#3"} <= set(touched)
    assert "claim/gazette#1" not in touched


def test_two_figures_of_what_was_two_sources_are_still_suspected(client, ada, grace, twice):
    merge(client, grace)
    assert Suspicion.objects.open().count() == 1


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("/sources/paper/", "/sources/gazette/"),
        ("/sources/paper.bib", "/sources/gazette.bib"),
        ("/sources/paper/history/", "/sources/gazette/history/"),
        ("/claims/paper/1/", "/claims/gazette/3/"),
        ("/claims/paper/1.bib", "/claims/gazette/3.bib"),
        ("/claims/paper/1.ris", "/claims/gazette/3.ris"),
        ("/claims/paper/1.csl.json", "/claims/gazette/3.csl.json"),
        ("/claims/paper/2/history/?page=1", "/claims/gazette/4/history/?page=1"),
        ("/desk/change/sources/paper/", "/desk/change/sources/gazette/"),
        ("/desk/change/claims/paper/2/retract/", "/desk/change/claims/gazette/4/retract/"),
    ],
)
def test_each_old_address_leads_on(client, ada, grace, twice, old, new):
    merge(client, grace)
    answer = client.get(old)
    assert (answer.status_code, answer["Location"]) == (301, new)
    assert client.get(new).status_code == 200


def test_what_nobody_ever_called_so_is_not_found(client, ada, grace, twice):
    merge(client, grace)
    for address in ("/sources/papers/", "/claims/paper/9/", "/claims/paper/9.bib", "/desk/change/sources/papers/"):
        assert client.get(address).status_code == 404


def test_names_lead_on_through_a_second_merger(client, ada, grace, twice):
    make_source(slug="third")
    merge(client, grace)
    merge(client, grace, gone="gazette", kept="third")
    assert client.get("/sources/paper/")["Location"] == "/sources/third/"
    assert client.get("/claims/paper/1/")["Location"] == "/claims/third/3/"
    assert client.get("/claims/gazette/1/")["Location"] == "/claims/third/1/"
    assert stored("claim", "third#3")["formerly"] == ["paper#1", "gazette#3"]


def test_citations_name_what_there_is(client, ada, grace, twice):
    hefei = Case.objects.get(slug="hefei")
    text = "Both [@paper#1; @gazette#1], one [@paper#2], and `[@paper#1]` is how it is written."
    Case.objects.filter(pk=hefei.pk).update(summary=text)
    make_comparison(hefei, make_place("Wuhan"), slug="two", text="It paid [@paper#1].")
    shown = read(client.get("/desk/change/sources/paper/merge/")).text("main")
    assert "2 claims move" in shown
    assert "comparison/two, summary/place/hefei" in shown
    merge(client, grace)
    hefei.refresh_from_db()
    assert hefei.summary == ("Both [@gazette#3; @gazette#1], one [@gazette#4], and `[@paper#1]` is how it is written.")
    assert Comparison.objects.get().text == "It paid [@gazette#3]."
    for record in ("summary/place/hefei", "comparison/two"):
        assert Revision.objects.filter(record=record, step="merge").count() == 1


def test_who_passed_the_one_on_passes_on_the_other(client, ada, grace):
    press = make_publisher("The Press")
    hefei = make_place("Hefei")
    gazette = make_source("How Hefei pays", slug="gazette", publisher=press)
    paper = make_source("How Hefei pays!!! Again", slug="paper", publisher=press)
    named = {"title": paper.title, "publisher": "The Press", "authors": [], "published": "2024"}
    echo = make_source(slug="echo", relays_as_given=named, relays=paper)
    claim = make_claim(hefei, source=echo, origin=paper)
    merge(client, grace)
    echo.refresh_from_db(), claim.refresh_from_db()
    assert (echo.relays_id, claim.origin_id) == (gazette.pk, gazette.pk)
    assert not Source.objects.filter(is_stub=True).exists()
    assert Revision.objects.filter(record="source/echo", step="merge").exists()


# Refusals


def test_it_merges_with_another_source(client, ada, twice):
    for kept, sentence in (("paper", "another source"), ("atlantis", "No source has"), ("", "Name the source")):
        page = read(hand_in(client, kept=kept), 422)
        assert sentence in page.text(".faults")
    page = read(hand_in(client, kept="How Hefei pays"), 422)
    assert "gazette, paper" in page.text(".faults")
    assert not Proposal.objects.exists()


def test_a_text_does_not_pass_itself_on(client, ada, twice):
    gazette, paper = twice
    Source.objects.filter(pk=paper.pk).update(relays=gazette)
    assert "correct that first" in read(hand_in(client), 422).text(".faults")


def test_two_claims_in_the_same_words_are_told(client, ada, twice):
    Claim.objects.filter(dimension="talent").update(statement="Hefei trains engineers.")
    assert "gazette#2 and paper#2 say the same" in read(hand_in(client), 422).text(".faults")


def test_no_change_on_its_way_is_lost(client, ada, grace, twice):
    other = make_curator("eve")
    now = stored("claim", "paper#1")
    proposals.begin("claim", "paper#1", by=other, after=now | {"short": "It paid."})
    assert "still on its way" in read(hand_in(client), 422).text(".faults")


def test_nobody_agrees_to_their_own_merger(client, twice):
    ada = make_editor("ada")
    client.force_login(ada)
    make_edition()
    hand_in(client)
    with pytest.raises(proposals.NotAllowedError):
        publish(ada)


@pytest.mark.parametrize("slug", ["gazette", "paper"])
def test_of_two_editors_the_later_is_refused(client, ada, grace, twice, slug):
    hand_in(client)
    Source.objects.filter(slug=slug).update(via="on a shelf")
    with pytest.raises(RefusedError, match="since"):
        publish(grace)
    assert Source.objects.filter(slug="paper").exists()


def test_a_source_is_taken_in_once(client, ada, grace, twice):
    make_source(slug="third")
    hand_in(client)
    hand_in(client, kept="third")
    first, second = Proposal.objects.order_by("pk")
    proposals.publish(first, by=grace, version=first.version)
    second.refresh_from_db()
    with pytest.raises(RefusedError, match="no source left"):
        proposals.publish(second, by=grace, version=second.version)


def test_a_correction_keeps_the_former_name(client, ada, grace, twice):
    merge(client, grace)
    now = stored("claim", "gazette#4")
    make_document(Source.objects.get(slug="gazette"), "The city of Hefei pays as planned")
    form = ClaimForm(claim=now, source=stored("source", "gazette"))
    typed = {name: form[name].value() or "" for name in form.fields} | {"short": "It trains.", "seen": json.dumps(now)}
    client.post("/desk/change/claims/gazette/4/correct/", typed | WHY)
    proposal = Proposal.objects.get(state="in-review")
    assert proposal.after == now | {"short": "It trains."}


def test_the_ledger_tells_of_both_sources_once(client, ada, grace, twice):
    merge(client, grace)
    assert len(read(client.get("/corrections/")).all(".ledger > li")) == 2


# Files stay true


def test_old_files_bring_nothing_back_and_an_export_carries_the_merger(client, ada, grace, twice, tmp_path):
    hefei, told = Case.objects.get(slug="hefei"), Claim.objects.get(source__slug="paper", number=1)
    Case.objects.filter(pk=hefei.pk).update(summary="It paid [@paper#1].")
    make_cluster("Cars", places=[hefei.place], stage="emerging", stage_claim=told)
    make_link(Claim.objects.get(source__slug="gazette", number=1), told)
    wuhan = make_place("Wuhan")
    make_transfer(hefei, wuhan, claim=make_claim(wuhan, hefei, source=told.source, dimension="lessons"))
    CaseTerm.objects.create(case=Case.objects.get(slug="cars"), tag_list="sector", term="automotive", position=0)
    for folder in ("old", "new"):
        export(tmp_path / folder)
    merge(client, grace)
    loaded = load([tmp_path / "old"])
    assert loaded.changes == 0
    assert {"source/paper", "claim/paper#1", "claim/paper#2", "source/gazette", "summary/place/hefei"} <= set(
        loaded.left
    )
    assert not Source.objects.filter(slug="paper").exists()
    export(tmp_path / "new")
    assert not (tmp_path / "new/dossiers/paper.yaml").exists()
    loaded = load([tmp_path / "new"])
    assert (loaded.changes, loaded.left, loaded.missing) == (0, [], [])
    assert FormerSource.objects.get().slug == "paper"


def test_an_empty_atlas_learns_former_names_from_the_files(client, ada, grace, twice, tmp_path):
    export(tmp_path / "old")
    merge(client, grace)
    export(tmp_path / "new")
    for table in (Suspicion, Proposal, Revision, Claim, Source, Case):
        table.objects.all().delete()
    load([tmp_path / "new"])
    assert set(FormerClaim.objects.values_list("name", flat=True)) == {"paper#1", "paper#2"}
    assert client.get("/claims/paper/2/")["Location"] == "/claims/gazette/4/"
    export(tmp_path / "again")
    again, new = (tmp_path / folder / "dossiers/gazette.yaml" for folder in ("again", "new"))
    assert again.read_text() == new.read_text()
    with pytest.raises(LoadRefusedError, match="taken in by gazette"):
        load([tmp_path / "old"])


def test_a_claim_that_an_old_file_adds_to_a_source_that_is_gone_is_left(client, ada, grace, twice, tmp_path):
    export(tmp_path)
    file = tmp_path / "dossiers/paper.yaml"
    file.write_text(file.read_text().replace("n: 2\n", "n: 7\n"))
    merge(client, grace)
    loaded = load([tmp_path])
    assert "claim/paper#7" in loaded.left
    assert loaded.changes == 0
