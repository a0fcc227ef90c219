"""Cases renamed and merged: nothing is lost, old addresses lead on, each touched record has its revision."""

import pytest

from policyatlas.curate import proposals
from policyatlas.curate.steps import RefusedError, stored
from policyatlas.dossiers.exporting import export
from policyatlas.dossiers.loading import load
from policyatlas.records.models import Case, Claim, Comparison, CoverageNote, Place, Proposal, Revision, Transfer
from tests.curate.people import make_curator, make_editor
from tests.makers import (
    make_claim,
    make_cluster,
    make_comparison,
    make_coverage_note,
    make_edition,
    make_place,
    make_source,
    make_transfer,
)
from tests.reading import read

pytestmark = pytest.mark.django_db

WHY = {"why_cause": "erred", "why_reason": "They are one and the same."}


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
def source():
    return make_source(slug="gazette")


def publish(grace):
    proposal = Proposal.objects.get(state="in-review")
    return proposals.publish(proposal, by=grace, version=proposal.version)


def merge(client, grace, gone="hofei", kept="Hefei"):
    client.post(f"/desk/change/places/{gone}/merge/", WHY | {"kept": kept})
    return publish(grace)


# Rename


def test_a_renamed_case_is_found_at_both_addresses(client, ada, grace, source):
    make_claim(make_place("Hofei"), source=source)
    client.post("/desk/change/places/hofei/rename/", WHY | {"slug": "hefei"})
    revision = publish(grace)
    assert revision.step == "rename"
    answer = client.get("/places/hofei/")
    assert (answer.status_code, answer["Location"]) == (301, "/places/hefei/")
    assert client.get("/places/hefei/").status_code == 200
    assert stored("claim", "gazette#1")["about"] == ["place/hefei"]
    touched = set(Revision.objects.values_list("record", flat=True))
    assert touched == {"place/hefei", "place/hofei", "claim/gazette#1"}
    assert Revision.objects.values("edition").distinct().count() == 1
    assert len(read(client.get("/corrections/")).all(".ledger > li")) == 1


def test_a_slug_that_is_taken_or_none_is_refused(client, ada):
    make_place("Hofei")
    make_place("Hefei", formerly=["hofu"])
    for slug in ("hefei", "hofu", "", "no slug"):
        assert client.post("/desk/change/places/hofei/rename/", WHY | {"slug": slug}).status_code == 422
    assert not Proposal.objects.exists()


def test_a_text_published_in_the_meantime_is_not_overwritten_by_a_renaming(client, ada, grace):
    make_place("Hofei")
    client.post("/desk/change/places/hofei/rename/", WHY | {"slug": "hefei"})
    Place.objects.update(native_name="合肥", native_lang="zh")
    with pytest.raises(RefusedError, match="changed the record since"):
        publish(grace)


# Merge


def test_everything_on_the_one_goes_to_the_other(client, ada, grace, source):
    anhui = make_place("Anhui", kind="province")
    hefei = make_place("Hefei", within=anhui)
    hofei = make_place("Hofei", native_name="合肥", native_lang="zh", formerly=["hofu"], lat=31.8, lon=117.2)
    wuhan = make_place("Wuhan")
    district = make_place("Shushan", within=hofei)
    region = make_place("Delta", kind="region", members=[hofei, hefei, wuhan])
    cluster = make_cluster("Cars", places=[hofei, wuhan], sectors=[])
    one = make_claim(hofei, wuhan, source=source, number=1, dimension="finance", measure={"area": hofei})
    both = make_claim(wuhan, hofei, hefei, source=source, number=2, dimension="talent")
    told = make_claim(wuhan, hofei, source=source, number=3, dimension="lessons")
    make_transfer(hofei, wuhan, claim=told)
    make_transfer(hefei, wuhan, claim=told)
    comparison = make_comparison(hofei, wuhan)
    make_coverage_note(hefei, dimension="finance")
    make_coverage_note(hofei, dimension="risks")
    Case.objects.filter(pk=hofei.pk).update(summary="Hofei took shares [@gazette#1].")
    before = Claim.objects.count()

    revision = merge(client, grace)

    assert not Case.objects.filter(slug="hofei").exists()
    assert Claim.objects.count() == before
    form = stored("place", "hefei")
    assert (form["formerly"], form["also_known_as"]) == (["hofei", "hofu"], ["Hofei"])
    assert (form["native_name"], form["lat"], form["within"]) == ("合肥", 31.8, "anhui")
    one.refresh_from_db()
    assert (one.main_case_id, one.measure.area_id) == (hefei.pk, hefei.pk)
    assert stored("claim", "gazette#2")["about"] == ["place/wuhan", "place/hefei"]
    assert [transfer.model_id for transfer in Transfer.objects.all()] == [hefei.pk]
    assert stored("place", "shushan")["within"] == "hefei"
    assert stored("place", "delta")["members"] == ["hefei", "wuhan"]
    assert stored("cluster", "cars")["places"] == ["hefei", "wuhan"]
    assert Comparison.objects.get().address == "hefei,wuhan"
    assert [note.dimension for note in CoverageNote.objects.all()] == ["risks"]
    assert Case.objects.get(slug="hefei").summary == "Hofei took shares [@gazette#1]."
    for old in ("hofei", "hofu"):
        assert client.get(f"/places/{old}/finance/")["Location"] == "/places/hefei/finance/"
    assert client.get("/claims/gazette/1/").status_code == 200

    assert revision.step == "merge"
    assert revision.before["slug"] == "hefei"
    gone = Revision.objects.get(record="place/hofei")
    assert (gone.before["native_name"], gone.after) == ("合肥", None)
    touched = list(Revision.objects.values_list("record", flat=True))
    assert len(touched) == len(set(touched))
    assert {"claim/gazette#1", "claim/gazette#2", "claim/gazette#3", "cluster/cars", "place/shushan"} <= set(touched)
    assert {both.source_id, cluster.pk, district.pk, region.pk, comparison.pk}


def test_the_address_of_a_comparison_leads_on(client, ada, grace):
    make_place("Hefei"), make_place("Hofei")
    merge(client, grace)
    assert client.get("/compare/hofei/").status_code in (200, 301, 302)


@pytest.mark.parametrize(
    ("kept", "sentence"), [("Hofei", "another case"), ("Atlantis", "goes by that name"), ("", "Name the case")]
)
def test_it_merges_with_another_case_of_its_kind(client, ada, kept, sentence):
    make_place("Hofei")
    page = read(client.post("/desk/change/places/hofei/merge/", WHY | {"kept": kept}), 422)
    assert sentence in page.text(".faults")


def test_no_case_becomes_its_own_model(client, ada, source):
    hefei, hofei = make_place("Hefei"), make_place("Hofei")
    make_transfer(hefei, hofei)
    page = read(client.post("/desk/change/places/hofei/merge/", WHY | {"kept": "hefei"}), 422)
    assert "model for the other" in page.text(".faults")


def test_what_was_published_on_the_other_in_the_meantime_is_not_lost(client, ada, grace):
    make_place("Hefei"), make_place("Hofei")
    client.post("/desk/change/places/hofei/merge/", WHY | {"kept": "hefei"})
    Place.objects.filter(slug="hofei").update(known_as="Hofei model")
    with pytest.raises(RefusedError, match="has been changed since"):
        publish(grace)
    assert Case.objects.filter(slug="hofei").exists()


# Files stay true


@pytest.mark.parametrize("deed", ["merge", "rename"])
def test_old_files_load_and_overwrite_nothing_and_an_export_carries_it_into_them(client, ada, grace, tmp_path, deed):
    source = make_source(slug="gazette", kind="news")
    hofei = make_place("Hofei")
    make_claim(hofei, source=source, dimension="finance")
    if deed == "merge":
        make_place("Hefei")
    export(tmp_path / "old")
    (merge if deed == "merge" else rename)(client, grace)
    loaded = load([tmp_path / "old"])
    assert loaded.changes == 0
    assert {"place/hofei", "claim/gazette#1"} <= set(loaded.left)
    export(tmp_path / "new")
    loaded = load([tmp_path / "new"])
    assert (loaded.changes, loaded.left) == (0, [])
    assert stored("claim", "gazette#1")["about"] == ["place/hefei"]


def rename(client, grace):
    client.post("/desk/change/places/hofei/rename/", WHY | {"slug": "hefei"})
    publish(grace)


def test_a_case_is_corrected_where_cases_are_edited(client, ada):
    make_place("Hefei")
    links = read(client.get("/desk/change/places/hefei/")).values(".deeds a", "href")
    assert links == [
        "/desk/cases/place/hefei/",
        "/desk/change/places/hefei/rename/",
        "/desk/change/places/hefei/merge/",
        "/places/hefei/history/",
    ]
    for link in links:
        assert client.get(link).status_code == 200
