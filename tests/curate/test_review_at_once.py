"""Two reviewers at the same moment: one proposal is published once, two proposals make two editions."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from policyatlas.curate import proposals
from policyatlas.curate.proposals import OvertakenError
from policyatlas.curate.steps import RefusedError
from policyatlas.records.models import Claim, Edition, Proposal, Revision
from tests.curate.people import make_curator, make_editor
from tests.curate.test_review import TEXT, claim, handed_in
from tests.makers import make_document, make_edition, make_place, make_source

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite lets in one writer at a time"),
]


@pytest.fixture
def ada():
    make_place("Hefei")
    make_document(make_source(slug="gazette-2024"), TEXT)
    make_edition()
    return make_curator("ada")


def at_once(*deeds):
    """What each of them comes to, all begun at the same moment."""
    begin = Barrier(len(deeds))

    def run(deed):
        try:
            begin.wait(timeout=20)
            return deed()
        except (OvertakenError, RefusedError) as error:
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(len(deeds)) as people:
        return list(people.map(run, deeds))


def publishing(proposal, by):
    return lambda: proposals.publish(Proposal.objects.get(pk=proposal.pk), by=by, version=proposal.version)


def test_one_proposal_is_published_once(ada):
    proposal = handed_in(ada)
    came = at_once(*(publishing(proposal, make_editor(name)) for name in ("grace", "joan", "mary")))
    assert sum(isinstance(one, Revision) for one in came) == 1
    assert sum(isinstance(one, OvertakenError) for one in came) == 2
    assert (Claim.objects.count(), Revision.objects.count(), Edition.objects.count()) == (1, 1, 2)


def test_two_proposals_are_both_published_in_an_edition_each(ada):
    one, two = handed_in(ada, 1), handed_in(ada, 2)
    came = at_once(publishing(one, make_editor("grace")), publishing(two, make_editor("joan")))
    assert all(isinstance(revision, Revision) for revision in came), came
    assert {revision.edition.number for revision in came} == {2, 3}
    assert Claim.objects.count() == 2


def test_of_two_corrections_of_a_claim_one_is_published_and_the_other_waits_to_be_compared(ada):
    first, grace, joan = handed_in(ada), make_editor("grace"), make_editor("joan")
    proposals.publish(first, by=grace, version=first.version)
    corrections = []
    for statement in ("Hefei bought shares.", "Hefei sold shares."):
        begun = proposals.begin("claim", "gazette-2024#1", by=ada)
        kept = proposals.keep(begun, {**begun.after, "statement": statement}, by=ada, version=1, cause="erred")
        corrections.append(proposals.submit(kept, by=ada, version=kept.version))
    came = at_once(*(publishing(one, by) for one, by in zip(corrections, (grace, joan), strict=True)))
    assert sorted(type(one).__name__ for one in came) == ["RefusedError", "Revision"]
    (won,) = (one for one in came if isinstance(one, Revision))
    assert Claim.objects.get().statement == won.after["statement"]
    assert Proposal.objects.in_review().get().after["statement"] != won.after["statement"]
    assert (Revision.objects.count(), Edition.objects.count()) == (2, 3)


def test_one_publishes_while_another_mends(ada):
    proposal = handed_in(ada)
    grace, joan = make_editor("grace"), make_editor("joan")

    def mend():
        mended = claim(statement="Hefei bought shares.")
        return proposals.keep(Proposal.objects.get(pk=proposal.pk), mended, by=joan, version=proposal.version)

    came = at_once(publishing(proposal, grace), mend)
    assert sum(isinstance(one, OvertakenError) for one in came) == 1
    if Claim.objects.exists():
        assert Claim.objects.get().statement == proposal.after["statement"]
    else:
        assert Proposal.objects.get().after["statement"] == "Hefei bought shares."
