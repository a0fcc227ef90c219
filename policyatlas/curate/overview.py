"""What waits for a curator: their own proposals, what they read, the review, the inbox; knows no request."""

from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser, User

from policyatlas.curate.doors import DECIDES
from policyatlas.curate.review.queue import title_of
from policyatlas.records.models import Intake, Proposal

MOST = 8
FIRST = ("sent-back", "draft", "in-review")  # what its author has to do comes before what others have to


@dataclass(frozen=True, slots=True)
class Waiting:
    """A proposal, and in words what it is about."""

    proposal: Proposal
    title: str


@dataclass(frozen=True, slots=True)
class Overview:
    """The desk at a glance. `to_review` are None and 0 for those who do not decide; `longest` waits the longest."""

    own: tuple[Waiting, ...]
    more: int
    reading: tuple[Intake, ...]
    decides: bool
    to_review: int
    longest: Proposal | None
    suggested: int
    wanted: int


def overview_of(user: User | AnonymousUser) -> Overview:
    """What waits for this curator, in five queries at most, permissions aside."""
    waiting = list(Proposal.objects.by(user.pk).waiting())
    waiting.sort(key=lambda proposal: FIRST.index(proposal.state))  # within a state the newest first, as they come
    decides = user.has_perm(DECIDES)
    others = Proposal.objects.in_review().exclude(author=user.pk) if decides else Proposal.objects.none()
    inbox = Intake.objects.counted()
    return Overview(
        own=tuple(Waiting(proposal, title_of(proposal)) for proposal in waiting[:MOST]),
        more=max(len(waiting) - MOST, 0),
        reading=tuple(Intake.objects.in_states(["reading"]).read_by(user.pk).without_texts()[:MOST]),
        decides=decides,
        to_review=others.count(),
        longest=others.longest_waiting().first(),
        suggested=inbox.get("suggested", 0),
        wanted=inbox.get("wanted", 0),
    )
