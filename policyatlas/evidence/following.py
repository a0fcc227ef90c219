"""What follows for cases and claims from what is around them, as it is stored: traits, disputes; counts nothing."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Set
from itertools import batched

from policyatlas.records.models import CaseTerm, Claim, Location

BATCH = 500


def traits_of(keys: Collection[int], countries: Mapping[int, Set[str]]) -> Iterator[tuple[int, str, str]]:
    """Rows of `CaseTrait`: the countries of the cases with these keys, and their sectors in two queries."""
    sectors: dict[int, set[str]] = defaultdict(set)
    own = CaseTerm.objects.of(keys).filter(tag_list="sector").order_by().values_list("case", "term")
    there = Location.objects.filter(place__in=keys, case__tags__tag_list="sector").order_by()
    for key, term in (*own, *there.values_list("place", "case__tags__term").distinct()):
        sectors[key].add(term)
    for trait, found in (("country", countries), ("sector", sectors)):
        for key in keys:
            yield from ((key, trait, term) for term in sorted(found.get(key, ())))


def mark_disputed(cases: Collection[int], disputed: set[int]) -> list[str]:
    """Note which of the claims on these cases stand in a dispute; the names of those that were noted otherwise."""
    marked = Claim.objects.filter(disputed=True, abouts__case__in=cases).order_by()
    before = set(marked.values_list("pk", flat=True))
    changed: list[str] = []
    for found, is_so in ((disputed - before, True), (before - disputed, False)):
        for some in batched(sorted(found), BATCH):
            claims = Claim.objects.filter(pk__in=some)
            changed += [claim.public_name for claim in claims.select_related("source")]
            claims.update(disputed=is_so)
    return changed
