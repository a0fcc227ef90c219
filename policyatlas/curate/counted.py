"""What is counted anew when a record changes: cases and voices whose stored numbers it bears on; counts nothing."""

from collections.abc import Collection, Iterable
from itertools import batched

from django.db.models import Q, QuerySet

from policyatlas.evidence import Voices
from policyatlas.records.models import Case, Claim, ClaimAbout, Location, Place, Source
from policyatlas.records.models.cases import CONTAINERS
from policyatlas.vocabulary import CASE_KINDS

BATCH = 500


def counted_with(kind: str, name: str) -> set[int]:
    """The cases that the record of this kind and name bears on as it stands; ask before it changes and after.

    A place says in which country all that lies in it is, and so which sources have an interest there.
    """
    if kind in CASE_KINDS:
        return _around(name)
    claims = Claim.objects.order_by()
    match kind:
        case "publisher":
            return cases_of_claims(claims.filter(source__publisher__slug=name).values_list("pk", flat=True))
        case "source":
            told = claims.filter(Q(source__slug=name) | Q(origin__slug=name))
            return cases_of_claims(told.values_list("pk", flat=True))
        case "claim":
            return cases_of_claims(claims.by_name([name]).values_list("pk", flat=True))
        case "link":
            from_claim, _stance, to_claim = name.split("/")
            return cases_of_claims(claims.by_name([from_claim, to_claim]).values_list("pk", flat=True))
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
