"""After publishing: corrected, retracted, replaced, put back, each reviewed by a second person; no text is lost."""

import json

import pytest

from policyatlas.curate import proposals
from policyatlas.curate.changes.merging import clashing, merged
from policyatlas.curate.drafts import drafted
from policyatlas.curate.steps import Change, put, stored
from policyatlas.records.editions import only_writer
from policyatlas.records.models import Claim, Proposal, Revision
from tests.curate.people import make_curator, make_editor
from tests.curate.test_claim_forms import as_sent
from tests.makers import make_claim, make_document, make_edition, make_place, make_publisher, make_source, make_speaker
from tests.reading import read

pytestmark = pytest.mark.django_db

TEXT = "Shares for a city\n\nThe municipal government bought a stake in the maker, its core business being cars."
PAGE = "/desk/change/claims/gazette-2024/1/"
WHY = {"why_cause": "erred", "why_reason": "We misread the gazette."}


@pytest.fixture
def ada(client):
    ada = make_curator("ada")
    client.force_login(ada)
    return ada


@pytest.fixture
def grace():
    return make_editor("grace")


@pytest.fixture
def claim():
    source = make_source(slug="gazette-2024", publisher=make_publisher("Die Zeitung"))
    make_document(source, TEXT)
    make_edition()
    return make_claim(
        make_place("Hefei"),
        source=source,
        dimension="finance",
        statement="Hefei took shares in a car maker.",
        opens="The municipal government",
        closes="being cars",
        said_by={"name": "Sun Jin", "role": None, "organisation": None},
        speaker=make_speaker("Sun Jin"),
        measure={"year": 2020},
    )


def now():
    return stored("claim", "gazette-2024#1")


def sent(**fields):
    """The form of a correction as a browser sends it."""
    return as_sent(now()) | {"seen": json.dumps(now())} | WHY | fields


def rewritten(by, **fields):
    """Somebody else publishes another text of the claim in the meantime."""
    with only_writer():
        unit = drafted("claim", now() | fields, source=stored("source", "gazette-2024")).unit
        return put(unit, Change(by=by, cause="wording"))


def reviewed(grace):
    proposal = Proposal.objects.get()
    return proposals.publish(proposal, by=grace, version=proposal.version)


def lists(client):
    return [
        client.get(address).text
        for address in (
            "/places/hefei/",
            "/places/hefei/finance/",
            "/sources/gazette-2024/",
            "/dimensions/finance/",
            "/search/?q=shares",
            "/compare/hefei/",
            "/compare/hefei.csv",
            "/compare/hefei.json",
            "/compare/hefei/balance/",
            "/",
            "/places/",
            "/timeline/?cases=hefei",
            "/coverage/",
            "/publishers/die-zeitung/",
            "/speakers/sun-jin/",
            "/indicators/investment/",
            "/transfers/",
            "/sources/gazette-2024.csl.json",
            "/corrections/?kind=source",
        )
    ]


# Correct


def test_a_correction_is_handed_in_and_shown_at_once_when_a_second_person_agrees(client, ada, grace, claim):
    assert "Hefei took shares" in client.get(f"{PAGE}correct/").text
    answer = client.post(f"{PAGE}correct/", sent(statement="Hefei sold shares in a car maker."))
    proposal = Proposal.objects.get()
    assert answer["Location"] == f"/desk/review/{proposal.pk}/"
    assert (proposal.state, proposal.step, proposal.cause) == ("in-review", "edit", "erred")
    assert Claim.objects.get().statement == "Hefei took shares in a car maker."
    revision = reviewed(grace)
    assert (revision.cause, revision.reason) == ("erred", "We misread the gazette.")
    client.logout()
    page = read(client.get("/claims/gazette-2024/1/"))
    assert page.text("#claim h2") == "Hefei sold shares in a car maker."
    assert "We erred" in page.text(".corrected")
    assert all("Hefei took shares" not in text for text in lists(client))
    assert "a contributor and an editor" in read(client.get("/corrections/")).text(".ledger")


@pytest.mark.parametrize("missing", ["why_cause", "why_reason", "statement"])
def test_without_a_reason_or_a_sound_text_nothing_is_handed_in_and_nothing_is_lost(client, ada, claim, missing):
    answer = client.post(f"{PAGE}correct/", sent(short="Sold them.", **{missing: ""}))
    page = read(answer, 422)
    assert f"#id_{missing}" in page.values(".faults a", "href")
    assert "Sold them." in page.text("#id_short")
    assert not Proposal.objects.exists()


def test_what_changes_nothing_is_refused(client, ada, claim):
    assert "Nothing is changed" in read(client.post(f"{PAGE}correct/", sent()), 422).text(".faults")
    assert not Proposal.objects.exists()


def test_a_source_is_corrected_likewise(client, ada, claim):
    form = stored("source", "gazette-2024")
    fields = {"title": "A better title", "kind": "news", "language": "en", "url": form["url"], "seen": json.dumps(form)}
    fields |= {"publisher": form["publisher"], "published": form["published"]}
    client.post("/desk/change/sources/gazette-2024/correct/", fields | WHY)
    assert Proposal.objects.get().after["title"] == "A better title"


# Two at once


def test_the_later_of_two_is_shown_both_texts_and_loses_nothing(client, ada, grace, claim):
    mine = sent(statement="Hefei sold shares in a car maker.", short="Sold them.")
    rewritten(grace, statement="Hefei bought shares in a car maker.", nature="assessment")
    page = read(client.post(f"{PAGE}correct/", mine), 409)
    assert "bought" in page.text(".sides")
    assert page.text("#id_statement") == "Hefei sold shares in a car maker."
    assert page.values("[type=radio]", "name") == ["take-statement", "take-statement"]
    assert json.loads(page.one("[name=seen]").attrs["value"]) == json.loads(mine["seen"])
    assert not Proposal.objects.exists()
    again = mine | {"compared": page.one("[name=compared]").attrs["value"]}
    client.post(f"{PAGE}correct/", again | {"take": "fields", "take-statement": "theirs"})
    after = Proposal.objects.get().after
    assert (after["statement"], after["short"], after["nature"]) == (
        "Hefei bought shares in a car maker.",
        "Sold them.",
        "assessment",
    )


@pytest.mark.parametrize(("take", "statement"), [("mine", "sold"), ("theirs", None)])
def test_one_text_is_taken_throughout(client, ada, grace, claim, take, statement):
    mine = sent(statement="Hefei sold shares in a car maker.")
    rewritten(grace, statement="Hefei bought shares in a car maker.")
    mark = read(client.post(f"{PAGE}correct/", mine), 409).one("[name=compared]").attrs["value"]
    client.post(f"{PAGE}correct/", mine | {"take": take, "compared": mark})
    handed_in = [one.after["statement"] for one in Proposal.objects.all()]
    assert handed_in == ([f"Hefei {statement} shares in a car maker."] if statement else [])


def test_a_third_text_in_the_meantime_is_shown_again(client, ada, grace, claim):
    mine = sent(statement="Hefei sold shares in a car maker.")
    rewritten(grace, statement="Hefei bought shares in a car maker.")
    mark = read(client.post(f"{PAGE}correct/", mine), 409).one("[name=compared]").attrs["value"]
    rewritten(grace, statement="Hefei bought a stake in a car maker.")
    assert client.post(f"{PAGE}correct/", mine | {"take": "mine", "compared": mark}).status_code == 409


def test_of_three_texts_each_change_stands_and_only_clashes_are_asked_about():
    base = {"a": 1, "b": 1, "c": 1}
    mine, theirs = {"a": 2, "b": 2, "c": 1, "d": 4}, {"a": 3, "b": 1}
    assert clashing(base, mine, theirs) == ["a"]
    assert merged(base, mine, theirs, {}) == {"a": 2, "b": 2, "d": 4}
    assert merged(base, mine, theirs, {"a": "theirs"}) == {"a": 3, "b": 2, "d": 4}


# Retract and replace


def test_a_retracted_claim_leaves_every_list_and_its_address_says_why(client, ada, grace, claim):
    assert sum("Hefei took shares" in text for text in lists(client)) >= 10
    client.post(f"{PAGE}retract/", {"seen": json.dumps(now())} | WHY)
    assert client.get("/claims/gazette-2024/1/").status_code == 200
    reviewed(grace)
    client.logout()
    assert "We misread the gazette." in read(client.get("/claims/gazette-2024/1/"), 410).text()
    assert all("Hefei took shares" not in text for text in lists(client))
    assert "Retracted" in read(client.get("/corrections/?step=retract")).text(".ledger")


def test_it_is_not_taken_back_unseen_after_somebody_changed_it(client, ada, grace, claim):
    seen = {"seen": json.dumps(now())} | WHY
    rewritten(grace, statement="Hefei bought shares in a car maker.")
    page = read(client.post(f"{PAGE}retract/", seen), 409)
    assert "bought" in page.text("main")
    assert page.text("#id_why_reason") == "We misread the gazette."
    assert not Proposal.objects.exists()
    client.post(f"{PAGE}retract/", WHY | {"seen": page.one("[name=seen]").attrs["value"]})
    assert Proposal.objects.get().after["state"] == "retracted"


def test_a_claim_gives_way_to_a_published_one(client, ada, grace, claim):
    other = make_claim(source=claim.source, number=2, statement="Hefei bought shares.")
    seen = {"seen": json.dumps(now())} | WHY
    page = read(client.post(f"{PAGE}supersede/", seen | {"successor": "gazette-2024#1"}), 422)
    assert "the claim itself" in page.text(".faults")
    assert client.post(f"{PAGE}supersede/", seen | {"successor": "gazette-2024#7"}).status_code == 422
    client.post(f"{PAGE}supersede/", seen | {"successor": "gazette-2024#2"})
    proposal = Proposal.objects.get()
    Claim.objects.filter(pk=other.pk).update(state="retracted", reason="Wrong.")
    with pytest.raises(Exception, match="not published"):
        proposals.publish(proposal, by=grace, version=proposal.version)
    Claim.objects.filter(pk=other.pk).update(state="published", reason="")
    reviewed(grace)
    page = read(client.get("/claims/gazette-2024/1/"), 410)
    assert "/claims/gazette-2024/2/" in page.values(".way a", "href")


@pytest.mark.parametrize("name", ["gazette-2024#", "gazette-2024#x", "gazette-2024#²", "#", "\0#1", f"a#{'9' * 30}"])
def test_what_is_no_name_of_a_claim_is_told_in_a_sentence(client, ada, claim, name):
    page = read(client.post(f"{PAGE}supersede/", {"seen": json.dumps(now())} | WHY | {"successor": name}), 422)
    assert "There is no claim" in page.text(".faults")
    assert not Proposal.objects.exists()


# Put back


def test_a_change_is_put_back_by_a_proposal_of_its_own(client, ada, grace, claim):
    was = now()
    revision = rewritten(grace, statement="Hefei bought shares in a car maker.")
    assert "bought" in read(client.get(f"/desk/revert/{revision.pk}/")).text()
    client.post(f"/desk/revert/{revision.pk}/", WHY)
    put_back = reviewed(grace)
    assert put_back.step == "revert"
    assert now()["statement"] == was["statement"]


def test_it_is_refused_with_both_texts_where_newer_changes_came(client, ada, grace, claim):
    revision = rewritten(grace, statement="Hefei bought shares in a car maker.")
    rewritten(grace, nature="assessment")
    page = read(client.post(f"/desk/revert/{revision.pk}/", WHY), 409)
    assert "Newer changes came" in page.text(".faults")
    assert "bought" in page.text("main")
    assert "assessment" in page.text("main")
    assert not Proposal.objects.exists()


def test_before_the_first_text_there_is_none(client, ada, claim):
    revision = Revision.objects.create(
        record="claim/gazette-2024#1", edition=make_edition(), at="2026-11-21T00:00Z", step="add", after=now()
    )
    page = read(client.post(f"/desk/revert/{revision.pk}/", WHY), 409)
    assert "Retract it instead" in page.text(".faults")


# Doors


@pytest.mark.parametrize("deed", ["", "correct/", "retract/", "supersede/"])
def test_only_curators_come_in(client, claim, deed):
    assert client.get(f"{PAGE}{deed}")["Location"].startswith("/desk/sign-in/")
    client.force_login(make_curator("ada"))
    assert client.get(f"{PAGE}{deed}").status_code == 200
    assert client.get(f"/desk/change/claims/gazette-2024/9/{deed}").status_code == 404
    assert client.get("/desk/revert/99/").status_code == 404


@pytest.mark.parametrize("seen", ["", "nonsense", "[1]", "{" * 9999, '{"n": null}', '{"passage": 3}'])
def test_what_no_browser_sends_is_no_error_of_ours(client, ada, claim, seen):
    for deed in ("correct/", "retract/", "supersede/"):
        assert client.post(f"{PAGE}{deed}", WHY | {"seen": seen}).status_code in (302, 409, 422)
