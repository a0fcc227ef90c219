"""What the fields of records other than claims are called, in forms and in differences; knows neither."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from policyatlas.vocabulary import (
    CLUSTER_STAGES,
    INSTRUMENT_DOMAINS,
    INSTRUMENTS,
    LEVELS,
    MOTIVES,
    PLACE_KINDS,
    POLICY_KINDS,
    POLICY_STATUSES,
    SECTORS,
    THEMES,
    Term,
    Text,
    Vocabulary,
)

# By the name of the field, that of a kind of record before it where others call it otherwise.
ENTRY_LABELS: Mapping[str, Text] = {
    "slug": _("Short name in the address"),
    "native_name": _("Name in its own language"),
    "native_lang": _("Language of that name"),
    "also_known_as": _("Other names"),
    "formerly": _("Former short names"),
    "source/formerly": _("Short names of sources that it has taken in"),
    "known_as": _("Name of its model"),
    "place/kind": _("Kind of place"),
    "policy/kind": _("Kind of policy"),
    "within": _("Lies in"),
    "members": _("Is made up of"),
    "lat": _("Latitude"),
    "lon": _("Longitude"),
    "places": _("Places, the main one first"),
    "stage.stage": _("Stage"),
    "stage.source": _("Source of the claim that says so"),
    "stage.claim": _("Number of that claim"),
    "level": _("Level of government"),
    "second_level": _("Second level"),
    "status_as_of": _("Status as of the year"),
    "started": _("First year"),
    "ended": _("Last year"),
    "motive": _("Motives"),
    "summary/text": _("Summary"),
    "comparison/text": _("Introduction"),
    "cases": _("Cases, in the order of the columns"),
    "said_by": _("Who says so"),
    "transfer/source": _("Source of the claim that says so"),
    "transfer/claim": _("Number of that claim"),
    "coverage/note": _("Sentence for readers"),
    "link/note": _("Sentence for readers"),
    "note": _("Note for curators"),
}
ENTRY_TERMS: Mapping[str, Vocabulary[Term]] = {
    "place/kind": PLACE_KINDS,
    "policy/kind": POLICY_KINDS,
    "policy/level": LEVELS,
    "policy/second_level": LEVELS,
    "policy/status": POLICY_STATUSES,
    "policy/instruments": Vocabulary("tool", _("Tool"), [*INSTRUMENT_DOMAINS.values(), *INSTRUMENTS.values()]),
    "policy/motive": MOTIVES,
    "sectors": SECTORS,
    "themes": THEMES,
    "stage.stage": CLUSTER_STAGES,
}
