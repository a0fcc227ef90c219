"""Brings the queue of suspicions in line with the figures and links that there are; knows neither file nor rule."""

from collections.abc import Collection
from itertools import batched

from policyatlas.evidence.suspicions import Suspect, suspects
from policyatlas.records.models import ClaimLink, Edition, Measure, Suspicion

BATCH = 500


def settle_suspicions(edition: Edition | None, cases: Collection[int] | None = None) -> None:
    """Add what has come up, drop what has gone, keep what an editor judged; three queries and the changes.

    Where two claims are linked, an editor has judged them, whatever the stance. A dismissal stands as long as both
    figures do. `cases` are the main cases whose figures or links have changed; all where none are given.
    """
    if edition is None:  # nothing has been loaded yet
        return
    found = {one.pair: one for one in suspects(Measure.objects.comparable_of(cases))}
    linked = ClaimLink.objects.joining(cases)
    there = {(row.one_id, row.other_id): row for row in Suspicion.objects.of(cases)}
    changed = [row for pair, row in there.items() if _settle(row, found.get(pair), is_linked=pair in linked)]
    Suspicion.objects.bulk_update(changed, ["state", "values", "reason", "by"], batch_size=BATCH)
    gone = [row.pk for pair, row in there.items() if row.state == "open" and pair not in found]
    for some in batched(gone, BATCH):
        Suspicion.objects.filter(pk__in=some).delete()
    Suspicion.objects.bulk_create(
        (
            Suspicion(one_id=one, other_id=other, values=suspect.values, edition=edition)
            for (one, other), suspect in found.items()
            if (one, other) not in there and (one, other) not in linked
        ),
        batch_size=BATCH,
    )


def _settle(row: Suspicion, suspect: Suspect | None, *, is_linked: bool) -> bool:
    """Set the state of a suspicion that is there already; whether that changed it."""
    before = row.state, row.values
    if suspect is not None and row.values != suspect.values:
        row.values = suspect.values
        row.state = "open"
    if is_linked:
        row.state = "linked"
    elif row.state == "linked":
        row.state = "open"
    if row.state == "open":
        row.reason, row.by_id = "", None
    return (row.state, row.values) != before
