"""From the first keystroke to the revision: two people, no newer text overwritten, nothing published unchecked."""

import pytest
from django.db import IntegrityError, transaction

from policyatlas.curate import proposals
from policyatlas.curate.proposals import NotAllowedError, OvertakenError
from policyatlas.curate.steps import RefusedError
from policyatlas.records.models import Case, Claim, Document, Edition, Intake, Proposal, Revision, Source
from tests.curate.people import make_curator, make_editor
from tests.makers import make_claim, make_document, make_place, make_publisher, make_source

pytestmark = pytest.mark.django_db

TEXT = "Shares for a city\n\nThe municipal government bought a stake in the maker, its core business being cars."


@pytest.fixture
def ada():
    return make_curator("ada")


@pytest.fixture
def grace():
    return make_editor("grace")


@pytest.fixture
def source():
    make_place("Hefei")
    source = make_source(slug="gazette-2024")
    make_document(source, TEXT)
    return source


def claim(**fields):
    return {
        "n": 1,
        "about": ["place/hefei"],
        "dimension": "finance",
        "statement": "Hefei took shares in a car maker.",
        "nature": "fact",
        "said_by": None,
        "measure": None,
        "passage": {"opens": "The municipal government", "closes": "being cars"},
    } | fields


def handed_in(ada, **fields):
    begun = proposals.begin("claim", "gazette-2024#1", by=ada, after=claim(**fields))
    return proposals.submit(begun, by=ada, version=begun.version)


def test_a_claim_is_published_once_a_second_person_agrees(ada, grace, source):
    proposal = handed_in(ada)
    assert not Claim.objects.exists()
    revision = proposals.publish(proposal, by=grace, version=proposal.version)
    published = Claim.objects.get()
    assert (published.state, published.extracted_by, published.reviewed_by) == ("published", ada, grace)
    assert (revision.record, revision.step, revision.by) == ("claim/gazette-2024#1", "add", grace)
    assert revision.after["extracted"]["role"] == "contributor"
    assert revision.after["reviewed"]["role"] == "editor"
    assert Edition.objects.count() == 1
    assert Proposal.objects.get().state == "published"


def test_nobody_publishes_what_they_wrote(grace, source):
    proposal = handed_in(grace)
    with pytest.raises(NotAllowedError, match="second person"):
        proposals.publish(proposal, by=grace, version=proposal.version)
    with pytest.raises(IntegrityError), transaction.atomic():
        Proposal.objects.update(reviewer=grace)
    assert not Claim.objects.exists()


def test_who_is_no_editor_publishes_nothing(ada, source):
    proposal = handed_in(ada)
    with pytest.raises(NotAllowedError, match="Only editors"):
        proposals.publish(proposal, by=make_curator("bob"), version=proposal.version)
    assert not Claim.objects.exists()


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"passage": {"opens": "The provincial government"}}, "stand nowhere"),
        ({"passage": {"opens": "The municipal government", "closes": "core profits"}}, "not at all in paragraph"),
        ({"about": ["place/atlantis"]}, "atlantis"),
        ({"about": []}, "about names no case"),
        ({"statement": "word " * 46}, "46 words"),
    ],
)
def test_nothing_is_published_while_a_check_fails(ada, grace, source, fields, sentence):
    begun = proposals.begin("claim", "gazette-2024#1", by=ada, after=claim(**fields))
    Proposal.objects.update(state="in-review")  # as if it had been sound when it was handed in
    with pytest.raises(RefusedError, match=sentence):
        proposals.publish(begun, by=grace, version=begun.version)
    assert (Claim.objects.count(), Revision.objects.count(), Edition.objects.count()) == (0, 0, 0)
    assert Proposal.objects.get().state == "in-review"


def test_the_same_words_on_the_same_source_are_a_duplicate(ada, grace, source):
    make_claim(Case.objects.get(), source=source, number=7, statement="Hefei took shares in a car maker")
    begun = proposals.begin("claim", "gazette-2024#1", by=ada, after=claim())
    with pytest.raises(RefusedError, match="gazette-2024#7 says the same in the same words"):
        proposals.submit(begun, by=ada, version=begun.version)


def test_without_the_text_of_its_source_a_new_passage_cannot_be_published(ada, grace, source):
    Document.objects.all().delete()
    proposal = handed_in(ada)
    with pytest.raises(RefusedError, match="text of the source is not stored"):
        proposals.publish(proposal, by=grace, version=proposal.version)


def test_what_is_not_sound_is_kept_and_not_handed_in(ada, source):
    begun = proposals.begin("claim", "gazette-2024#1", by=ada, after=claim())
    kept = proposals.keep(begun, claim(statement=""), by=ada, version=1, written={"statement": "", "year": "abou"})
    assert (kept.version, kept.written["year"]) == (2, "abou")
    with pytest.raises(RefusedError):
        proposals.submit(kept, by=ada, version=2)


def test_an_older_window_does_not_overwrite_a_newer_one(ada, source):
    begun = proposals.begin("claim", "gazette-2024#1", by=ada, after=claim())
    proposals.keep(begun, claim(statement="Hefei bought in."), by=ada, version=1)
    with pytest.raises(OvertakenError) as overtaken:
        proposals.keep(begun, claim(statement="Hefei sold."), by=ada, version=1)
    assert overtaken.value.theirs.after["statement"] == "Hefei bought in."


def test_an_edit_over_a_newer_edit_is_refused(ada, grace, source):
    first = handed_in(ada)
    proposals.publish(first, by=grace, version=first.version)
    one = proposals.begin("claim", "gazette-2024#1", by=ada)
    other = proposals.begin("claim", "gazette-2024#1", by=ada)
    for proposal, words in ((one, "Hefei bought shares."), (other, "Hefei sold shares.")):
        kept = proposals.keep(proposal, {**proposal.after, "statement": words}, by=ada, version=1, cause="erred")
        proposals.submit(kept, by=ada, version=kept.version)
    proposals.publish(Proposal.objects.get(pk=one.pk), by=grace, version=3)
    with pytest.raises(RefusedError, match="Somebody has changed the record since"):
        proposals.publish(Proposal.objects.get(pk=other.pk), by=grace, version=3)
    assert Claim.objects.get().statement == "Hefei bought shares."
    assert Revision.objects.latest("id").cause == "erred"


def test_sent_back_with_remarks_and_handed_in_again(ada, grace, source):
    proposal = handed_in(ada)
    with pytest.raises(RefusedError, match="Say what is to be changed"):
        proposals.send_back(proposal, by=grace, version=proposal.version, remarks={"statement": " "})
    back = proposals.send_back(proposal, by=grace, version=proposal.version, remarks={"statement": "Which maker?"})
    assert (back.state, back.remarks) == ("sent-back", {"statement": "Which maker?"})
    kept = proposals.keep(back, claim(statement="Hefei took shares in NIO."), by=ada, version=back.version)
    again = proposals.submit(kept, by=ada, version=kept.version)
    proposals.publish(again, by=grace, version=again.version)
    assert Claim.objects.get().statement == "Hefei took shares in NIO."


def test_a_new_source_is_published_with_its_first_claim(ada, grace):
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
    proposals.submit(about_source, by=ada, version=1)
    begun = proposals.begin("claim", "gazette-2024#1", by=ada, after=claim(), intake=intake)
    proposal = proposals.submit(begun, by=ada, version=1)
    assert not Source.objects.exists()
    proposals.publish(proposal, by=grace, version=proposal.version)
    assert Source.objects.get().document.text == TEXT
    assert Claim.objects.get().public_name == "gazette-2024#1"
    intake.refresh_from_db()
    assert intake.source == Source.objects.get()


def test_a_claim_that_a_summary_cites_is_not_retracted_from_under_it(ada, grace, source):
    first = handed_in(ada)
    proposals.publish(first, by=grace, version=first.version)
    hefei = Claim.objects.get().main_case
    hefei.summary = "It took shares [@gazette-2024#1]."
    hefei.save(update_fields=["summary"])
    retracting = proposals.begin("claim", "gazette-2024#1", by=ada, step="retract")
    after = {**retracting.after, "state": "retracted", "reason": "The maker denies it."}
    kept = proposals.keep(retracting, after, by=ada, version=1)
    kept = proposals.submit(kept, by=ada, version=kept.version)
    with pytest.raises(RefusedError, match="summary/place/hefei rests on this claim"):
        proposals.publish(kept, by=grace, version=kept.version)
    hefei.summary = ""
    hefei.save(update_fields=["summary"])
    proposals.publish(kept, by=grace, version=kept.version)
    assert Claim.objects.get().state == "retracted"


def test_numbers_are_never_used_again(ada, source):
    begun = proposals.begin("claim", "gazette-2024#1", by=ada, after=claim())
    assert proposals.next_number("gazette-2024") == 2
    proposals.set_aside(begun, by=ada, version=1)
    assert proposals.next_number("gazette-2024") == 2
