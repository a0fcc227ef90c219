"""What becomes of a proposal at the desk of whoever reads it, each a step of its life; knows no request and no page."""

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from policyatlas.curate import proposals
from policyatlas.curate.checks import inspect
from policyatlas.curate.proposals import NotAllowedError
from policyatlas.curate.review.forms import DisputeForm, FieldsForm
from policyatlas.curate.steps import RefusedError, stored
from policyatlas.records.models import Proposal


def mend(proposal: Proposal, form: FieldsForm, *, by: User, version: int, is_compared: bool = False) -> Proposal:
    """Keep what stands in the fields. A reviewer's mend has to be sound; what its author writes is kept as it is.

    `is_compared`: this person has seen what has become of the record since, and goes on from there.
    """
    if by.pk != proposal.author_id:
        if proposal.state != "in-review":
            raise NotAllowedError(_("Only its author changes a proposal that is not in review."))
        if form.errors:
            raise RefusedError({})
    typed = form.typed() if form.errors else {}
    with transaction.atomic():
        if is_compared:
            proposal = proposals.catch_up(proposal, stored(proposal.kind, proposal.name), by=by, version=version)
            version = proposal.version
        kept = proposals.keep(proposal, form.written(), by=by, version=version, written=typed)
    if form.errors:
        raise RefusedError({})
    proposals.recount(kept, inspect(kept))
    return kept


def dispute(proposal: Proposal, form: DisputeForm, *, by: User) -> Proposal:
    """Propose that this claim disputes another. It waits as a draft until both are published."""
    link = {
        "from": proposal.name,
        "to": form.named,
        "stance": "disputes",
        "question": form.cleaned_data["question"],
        "note": form.cleaned_data["note"] or None,
    }
    name = f"{proposal.name}/disputes/{form.named}"
    if stored("link", name) is not None:
        raise RefusedError({"": [_("The atlas says so already: %(name)s.") % {"name": name}]})
    try:
        with transaction.atomic():
            begun = proposals.begin("link", name, by=by, after=link)
    except IntegrityError as taken:
        raise RefusedError({"": [_("This dispute is on its way already.")]}) from taken
    return _handed_in_if_sound(begun, by)


def hand_in_disputes(claim: str, *, by: User) -> list[Proposal]:
    """What this person wants to dispute by a claim that is published now goes on to a second person."""
    drafts = Proposal.objects.by(by).filter(state="draft", record__startswith=f"link/{claim}/disputes/")
    return [handed_in for draft in drafts if (handed_in := _handed_in_if_sound(draft, by)).state == "in-review"]


def _handed_in_if_sound(draft: Proposal, by: User) -> Proposal:
    try:
        return proposals.submit(draft, by=by, version=draft.version)
    except RefusedError:
        return draft
