"""The history of one record, from its first publication on; knows no request."""

from dataclasses import dataclass

from policyatlas.ledger.corrections import Correction, Ledger, in_words, listed
from policyatlas.records.models import Case, Claim, Revision, Source
from policyatlas.records.models.history import MOVED, SHOWN


@dataclass(frozen=True, slots=True)
class History:
    """Every change of a record that readers may know of. `url` is the page of the record."""

    title: str
    name: str
    url: str
    ledger: Ledger


def history_of_claim(source: str, number: int, *, page: str = "") -> History | None:
    """That of the claim with this public name, and of its former ones; None where readers may not know of it."""
    claim = Claim.objects.by_name([f"{source}#{number}"]).select_related("source").first()
    if claim is None or claim.state not in SHOWN:
        return None
    names = [claim.public_name, *claim.former_names.values_list("name", flat=True)]
    records = [f"claim/{name}" for name in names]
    return _history(claim.statement, claim.public_name, claim.get_absolute_url(), records, page)


def history_of_source(slug: str, *, page: str = "") -> History | None:
    """That of a source and of those that it took in, without its claims."""
    source = Source.objects.filter(slug=slug).first()
    if source is None:
        return None
    records = [f"source/{name}" for name in (slug, *source.former_slugs.values_list("slug", flat=True))]
    return _history(str(source), source.slug, source.get_absolute_url(), records, page)


def history_of_case(case: Case, *, page: str = "") -> History:
    """That of a case and of its summary, under every name that it has had."""
    slugs = [case.slug, *case.former_slugs.values_list("slug", flat=True)]
    names = [f"{case.case_kind}/{slug}" for slug in slugs]
    records = [*names, *(f"summary/{name}" for name in names)]
    return _history(case.name, case.public_name, case.get_absolute_url(), records, page)


def last_change(claim: Claim) -> Correction | None:
    """The newest correction of a claim since it was published; None where there is none. Two queries."""
    changes = Revision.objects.corrections().on([f"claim/{claim}"]).exclude(step__in=MOVED)
    return next(iter(in_words(changes.told()[:1])), None)


def _history(title: str, name: str, url: str, records: list[str], page: str) -> History:
    return History(title, name, url, listed(Revision.objects.known().on(records).told(), page))
