"""Leaves out of what is asked the cases and speakers that there are not, and says so; knows no page."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from policyatlas.evidence import Amount
from policyatlas.records.models import Case, FormerSlug, Transfer
from policyatlas.transfers.asked import Asked


@dataclass(frozen=True, slots=True)
class Understood:
    """What is asked for as far as it is known, the cases that it names, and a sentence for what there is not.

    `number` of the `held` transfers are asked for, and rest on this `amount`.
    """

    asked: Asked
    model: Case | None
    learner: Case | None
    held: int
    number: int
    amount: Amount
    notices: tuple[str, ...]


def known(asked: Asked) -> Understood:
    """What is asked for as far as it is known, in two queries; more where a case was renamed or nobody is of a name."""
    slugs = [slug for slug in dict.fromkeys([asked.model, asked.learner]) if slug]
    cases = _called(slugs)
    model, learner = cases.get(asked.model), cases.get(asked.learner)
    words = _("The atlas has no case called “%(slug)s”. It is left out.")
    notices = [words % {"slug": slug} for slug in slugs if slug not in cases]
    asked = replace(asked, model=model.slug if model else "", learner=learner.slug if learner else "")
    amounts = Transfer.objects.published().amounts(**asked.criteria)
    if amounts["held"] and not amounts["heard"]:
        words = _("Nobody called “%(name)s” tells of a transfer. Shown is what everybody says.")
        notices.append(words % {"name": asked.by})
        asked = replace(asked, by="")
        amounts = Transfer.objects.published().amounts(**asked.criteria)
    amount = Amount(amounts["claims"], amounts["sources"], amounts["origins"])
    return Understood(asked, model, learner, amounts["held"], amounts["transfers"], amount, tuple(notices))


def _called(slugs: Iterable[str]) -> dict[str, Case]:
    """The cases that these slugs name or once named, by slug."""
    wanted = set(slugs)
    found = {case.slug: case for case in Case.objects.named(wanted)} if wanted else {}
    missing = wanted - found.keys()
    return {**FormerSlug.objects.cases_of(missing), **found} if missing else found
