"""What of each record can be found, as rows of the index; writes nothing."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.db.models import Count, Q

from policyatlas.finding.words import NAME_MARK, clean, in_one, take_apart, term
from policyatlas.prose import replace_citations
from policyatlas.records.models import Case, Claim, Findable, Source, Speaker
from policyatlas.records.names import fold, without_brackets
from policyatlas.vocabulary import DIMENSIONS

MOST_TERMS = 4_000
LONGEST_NAME = 60  # letters of a name that is one term as well
BETWEEN = "0"  # a term between two texts, so that no phrase runs from one into the other
LEAD = 5  # years by which a claim that leads its cell counts as newer
FIELDS = ("case", "source", "speaker", "claim")


class Prepared(NamedTuple):
    """A row to write, and its words other than Han, each with whether it stands in a name."""

    row: Findable
    words: dict[str, bool]


def rows_of(field: str, keys: Iterable[int]) -> list[Prepared]:
    """Rows for those of the records with these keys that readers may see; `field` is one of FIELDS."""
    return {"case": _cases, "source": _sources, "speaker": _speakers, "claim": _claims}[field](list(keys))


def _cases(keys: list[int]) -> list[Prepared]:
    counts = _counts(Q(abouts__case__in=keys), "abouts__case")
    cases = Case.objects.filter(pk__in=keys).whole().prefetch_related("tags")
    return [
        _row(
            kind=case.case_kind,
            key=case.public_name,
            name=case.name,
            detail=case.native_name,
            address=case.get_absolute_url(),
            names=[*case.all_names, *(without_brackets(name) for name in case.all_names)],
            text=[
                str(case.sort.label),
                str(getattr(case.row, "get_kind_display", str)()),
                *(place.name for place in case.places if place.pk != case.pk),
                *(place.name for own in case.places for place in own.ancestors),
                *(tag.term.replace("-", " ") for tag in case.tags.all()),
                replace_citations(case.summary, lambda _names: ""),
            ],
            standing=counts.get(case.pk, 0),
            case_id=case.pk,
        )
        for case in cases
    ]


def _sources(keys: list[int]) -> list[Prepared]:
    counts = _counts(Q(source__in=keys), "source")
    return [
        _row(
            kind="source",
            key=f"source/{source.slug}",
            name=source.title,
            detail=source.publisher_name,
            address=source.get_absolute_url(),
            names=[source.title],
            text=[source.publisher_name, source.via, *_authors(source), source.published[:4], source.slug],
            standing=counts.get(source.pk, 0),
            language=source.language,
            source_id=source.pk,
        )
        for source in Source.objects.held().with_publisher().filter(pk__in=keys)
    ]


def _speakers(keys: list[int]) -> list[Prepared]:
    counts = _counts(Q(speaker__in=keys), "speaker")  # a load counts what is stored after this
    return [
        _row(
            kind="speaker",
            key=f"speaker/{speaker.key}",
            name=speaker.name,
            detail=speaker.organisation,
            address=speaker.get_absolute_url(),
            names=[speaker.name, (speaker.slug or "").replace("-", " ")],
            text=[speaker.organisation],
            standing=counts[speaker.pk],
            speaker_id=speaker.pk,
        )
        for speaker in Speaker.objects.exclude(slug=None).filter(pk__in=counts)
    ]


def _claims(keys: list[int]) -> list[Prepared]:
    claims = Claim.objects.published().select_related("source__publisher", "speaker", "main_case").with_cases()
    return [
        _row(
            kind="claim",
            key=f"claim/{claim.public_name}",
            names=[],
            text=[
                claim.statement,
                claim.short,
                *(name for case in claim.cases for name in (case.name, case.native_name)),
                *([claim.speaker.name, claim.speaker.organisation] if claim.speaker else []),
                str(DIMENSIONS[claim.dimension].label),
                claim.source.publisher_name,
            ],
            standing=(claim.source.year or 0) + LEAD * claim.lead,
            dimension=claim.dimension,
            nature=claim.nature,
            claim_id=claim.pk,
        )
        for claim in claims.filter(pk__in=keys)
    ]


def _row(*, names: list[str], text: list[str], **fields: Any) -> Prepared:  # noqa: ANN401
    """A row with the terms of these names, marked as such, and of this text."""
    names = list(dict.fromkeys(clean(name) for name in names if name))
    text = [clean(piece) for piece in text if piece]
    called, told = [take_apart(name) for name in names], [take_apart(piece) for piece in text]
    whole = [term(joined) for name in names if (joined := fold(name)) and len(joined) <= LONGEST_NAME]
    marked = [one for name in called for one in (*name.terms, *name.further)]
    found = [one for piece in (*called, *told) for one in (*piece.terms, BETWEEN)]
    found += [f"{NAME_MARK}{one}" for one in dict.fromkeys([*marked, *whole])]
    found += [*whole, *(one for piece in (*called, *told) for one in piece.further)]
    row = Findable(**fields, terms=" ".join(found[:MOST_TERMS]))
    words = dict.fromkeys((word for piece in told for word in piece.words), False)
    words |= dict.fromkeys((word for name in called for word in name.words), True)
    words |= dict.fromkeys((joined for name in names if (joined := in_one(name)) and joined.isascii()), True)
    return Prepared(row, words)


def _counts(which: Q, by: str) -> dict[int, int]:
    """Published claims by what they are about or stand in."""
    rows = Claim.objects.published().filter(which).order_by().values_list(by).annotate(Count("pk", distinct=True))
    return dict(rows)


def _authors(source: Source) -> list[str]:
    return [str(author) for author in source.authors]
