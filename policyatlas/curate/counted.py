"""What is counted anew when a record changes: cases, voices and facets whose numbers it bears on; shows nothing."""

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from itertools import batched

from django.db.models import Q, QuerySet

from policyatlas.evidence import Voices, reached, recount
from policyatlas.faceting import Kept
from policyatlas.records.models import Case, Claim, ClaimAbout, ClaimLink, Location, Place, Source
from policyatlas.records.models.cases import CONTAINERS
from policyatlas.vocabulary import CASE_KINDS

BATCH = 500


@contextmanager
def counting(kind: str, names: Collection[str], *, whole: bool = True) -> Iterator[set[int]]:
    """Around a change of the records of this kind and with these names: all stored numbers follow it.

    Gives the keys of the cases that are counted anew, to which the change may add more. Facets see the change in two
    steps: what is written itself is noted before, and all else that the count reaches between the change and the count.
    """
    kept = Kept()
    cases = {key for name in names for key in counted_with(kind, name)}
    before = _written(kind, names)
    kept.note(before)
    yield cases
    after = _written(kind, names)
    kept.note({table: after[table] - keys for table, keys in before.items()}, new=True)
    cases |= {key for name in names for key in counted_with(kind, name)}
    if cases:
        cases.update(reached(cases))
        kept.note({"cases": cases})
        recount(cases, whole=whole)
    kept.store()


def _written(kind: str, names: Collection[str]) -> dict[str, set[int]]:
    """The records whose own facets change with these, by table, as they stand."""
    cases = Case.objects.named(names) if kind in CASE_KINDS else Case.objects.none()
    sources = Source.objects.filter(**{f"{'publisher__' if kind == 'publisher' else ''}slug__in": names})
    claims = Claim.objects.by_name(_claims_in(kind, names))
    return {
        "cases": set(cases.values_list("pk", flat=True)),
        "sources": set(sources.values_list("pk", flat=True)) if kind in ("publisher", "source") else set(),
        "claims": _and_opponents(claims.values_list("pk", flat=True)),
    }


def _claims_in(kind: str, names: Collection[str]) -> list[str]:
    """The names of the claims that are named by these names of records."""
    if kind == "link":
        return [end for name in names for end in name.split("/")[::2]]
    return list(names) if kind == "claim" else []


def _and_opponents(claims: Iterable[int]) -> set[int]:
    """These claims, and those at the other end of their links: whether they are disputed depends on these."""
    found = set(claims)
    links = ClaimLink.objects.among(found).order_by() if found else ClaimLink.objects.none()
    return found.union(*links.values_list("from_claim", "to_claim"))


def counted_with(kind: str, name: str) -> set[int]:
    """The cases that the record of this kind and name bears on as it stands; ask before it changes and after.

    A place says in which country all that lies in it is, and so which sources have an interest there.
    """
    if kind in CASE_KINDS:
        return _around(name)
    claims = Claim.objects.order_by()
    if kind in ("claim", "link"):
        told = claims.by_name(_claims_in(kind, [name]))
        return cases_of_claims(_and_opponents(told.values_list("pk", flat=True)))
    match kind:
        case "publisher":
            return cases_of_claims(claims.filter(source__publisher__slug=name).values_list("pk", flat=True))
        case "source":
            told = claims.filter(Q(source__slug=name) | Q(origin__slug=name))
            return cases_of_claims(told.values_list("pk", flat=True))
    return set()


def voices_with(kind: str, name: str) -> Voices:
    """The voices that a claim or source of this name bears on as it stands; ask before it changes and after."""
    if kind == "source":
        return voices_of_claims(Q(source__slug=name)) | _voices_of_sources(Source.objects.filter(slug=name))
    if kind != "claim":
        return Voices()
    source, _hash, number = name.partition("#")
    return voices_of_claims(Q(source__slug=source, number=number)) | _voices_of_sources(
        Source.objects.filter(slug=source)
    )


def voices_of_claims(which: Q) -> Voices:
    """Who speaks in these claims, and what they measure."""
    rows = Claim.objects.filter(which).order_by().values_list("speaker", "measure__indicator")
    told = list(rows)
    return Voices(
        speakers=frozenset(speaker for speaker, _indicator in told if speaker),
        indicators=frozenset(indicator for _speaker, indicator in told if indicator),
    )


def _voices_of_sources(sources: QuerySet[Source]) -> Voices:
    rows = list(sources.order_by().values_list("pk", "publisher"))
    return Voices(
        sources=frozenset(source for source, _publisher in rows),
        publishers=frozenset(publisher for _source, publisher in rows if publisher),
    )


def cases_of_claims(claims: Iterable[int]) -> set[int]:
    """What the claims with these keys are about."""
    found: set[int] = set()
    for some in batched(claims, BATCH):
        found.update(ClaimAbout.objects.filter(claim__in=some).order_by().values_list("case", flat=True))
    return found


def _around(slug: str) -> set[int]:
    """A case, the places that it lies in, and if it is one what lies in it."""
    case = Case.objects.named([slug]).first()
    if case is None:
        return set()
    places = {case.pk, *_inside(case.pk)} if case.case_kind == "place" else set()
    there: Collection[int] = Location.objects.filter(place__in=places).values_list("case", flat=True)
    return {case.pk, *places, *there, *Location.objects.filter(case=case).values_list("place", flat=True)}


def _inside(place: int) -> set[int]:
    """The places in a place, however far down."""
    steps = ("__".join(["within"] * number) for number in range(1, CONTAINERS.count("within") + 2))
    inside = Q()
    for step in steps:
        inside |= Q(**{step: place})
    return set(Place._base_manager.filter(inside).values_list("pk", flat=True))
