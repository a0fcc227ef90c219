"""What the atlas has read so far: sources by country, standing, language, kind and age, claims by nature."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from policyatlas.records.models import Claim, Source
from policyatlas.vocabulary import COUNTRIES, LANGUAGES, NATURES, SOURCE_KINDS, Term, Text, Vocabulary

LISTED = 8  # countries, languages or kinds that stand alone
STANDINGS: Mapping[str, Text] = {
    "True": _("state-affiliated"),
    "False": _("not state-affiliated"),
    "None": _("not known"),
    "": _("publisher not shown"),
}


@dataclass(frozen=True, slots=True)
class Holding:
    """Sources or claims divided by one question: pairs of words and a number; none is counted twice."""

    id: str
    label: Text
    shares: tuple[tuple[Text, int], ...]


@dataclass(frozen=True, slots=True)
class Holdings:
    """All sources held and all their claims, divided by each question."""

    sources: int
    claims: int
    divided: tuple[Holding, ...]


def holdings() -> Holdings:
    """The sources of which the atlas has read a text, and what was drawn from them, counted; two queries."""
    rows = list(
        Source.objects.held()
        .order_by()
        .values_list("publisher", "publisher__country", "publisher__state_affiliated", "language", "kind", "published")
    )
    standing = Counter(str(affiliated) if publisher else "" for publisher, _country, affiliated, *_rest in rows)
    natures = Counter(Claim.objects.published().order_by().values_list("nature", flat=True))
    divided = (
        Holding("country", _("Country of the publisher"), _named((row[1] or "" for row in rows), COUNTRIES)),
        Holding(
            "standing",
            _("Standing of the publisher"),
            tuple((words, standing[key]) for key, words in STANDINGS.items() if standing[key]),
        ),
        Holding("language", _("Language"), _named((row[3] for row in rows), LANGUAGES)),
        Holding("kind", _("Kind of source"), _named((row[4] for row in rows), SOURCE_KINDS)),
        Holding("year", _("Year"), _decades(row[5] for row in rows)),
        Holding(
            "nature",
            _("Nature of the claims"),
            tuple((nature.label, natures[nature.id]) for nature in NATURES.values() if natures[nature.id]),
        ),
    )
    return Holdings(len(rows), natures.total(), divided)


def _named(codes: Iterable[str], vocabulary: Vocabulary[Term]) -> tuple[tuple[Text, int], ...]:
    """The most frequent first; further ones together, and what is not known last."""
    counted = Counter(codes)
    unknown = counted.pop("", 0)
    order = sorted(counted, key=lambda code: (-counted[code], code))
    alone = order if len(order) <= LISTED + 1 else order[:LISTED]
    shares: list[tuple[Text, int]] = [
        (vocabulary[code].label if code in vocabulary else code, counted[code]) for code in alone
    ]
    if rest := sum(counted[code] for code in order[len(alone) :]):
        shares.append((_("others"), rest))
    return tuple([*shares, (_("not known"), unknown)] if unknown else shares)


def _decades(dates: Iterable[str]) -> tuple[tuple[Text, int], ...]:
    counted = Counter(date[:3] for date in dates)
    unknown = counted.pop("", 0)
    shares: list[tuple[Text, int]] = [
        (_("%(decade)s0s") % {"decade": decade}, counted[decade]) for decade in sorted(counted)[::-1]
    ]
    return tuple([*shares, (_("date not shown"), unknown)] if unknown else shares)
