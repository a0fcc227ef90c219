"""Addresses of the pages for readers; knows no view's inside."""

import re

from django.urls import path, register_converter

from policyatlas.browse import views
from policyatlas.browse.bibliographies import views as bibliographies
from policyatlas.browse.lists import views as lists
from policyatlas.browse.lists.files import FORMATS
from policyatlas.browse.pairs import views as pairs
from policyatlas.browse.vocabularies import views as vocabularies
from policyatlas.citing import BIBLIOGRAPHIES
from policyatlas.vocabulary import CASE_KINDS, DIMENSIONS


class KindConverter:
    """`places`, `clusters` or `policies` in an address; the id of the kind in a view."""

    regex = "|".join(kind.path for kind in CASE_KINDS.values())
    _kinds = {kind.path: kind.id for kind in CASE_KINDS.values()}

    def to_python(self, value: str) -> str:
        """`places` → `place`."""
        return self._kinds[value]

    def to_url(self, value: str) -> str:
        """`place` → `places`."""
        return CASE_KINDS[value].path


class DimensionConverter:
    """The id of a dimension."""

    regex = "|".join(DIMENSIONS)

    def to_python(self, value: str) -> str:
        """As it stands."""
        return value

    to_url = to_python


class BibliographyConverter:
    """What stands in place of the closing slash where sources are taken away: `bib`."""

    regex = "|".join(map(re.escape, BIBLIOGRAPHIES))

    def to_python(self, value: str) -> str:
        """As it stands."""
        return value

    to_url = to_python


class FileConverter:
    """What stands in place of the closing slash where a list is taken away: `csv`."""

    regex = "|".join(FORMATS)

    def to_python(self, value: str) -> str:
        """As it stands."""
        return value

    to_url = to_python


register_converter(KindConverter, "kind")
register_converter(FileConverter, "file")
register_converter(DimensionConverter, "dimension")
register_converter(BibliographyConverter, "bibliography")

app_name = "browse"
urlpatterns = [
    path("", views.home, name="home"),
    path("<kind:kind>/", lists.cases, name="cases"),
    path("<kind:kind>.<file:suffix>", lists.cases_file, name="cases-file"),
    path("<kind:kind>/<slug:slug>/", views.profile, name="profile"),
    path(
        "<kind:kind>/<slug:slug>.<bibliography:suffix>",
        bibliographies.profile_bibliography,
        name="profile-bibliography",
    ),
    path("<kind:kind>/<slug:slug>/peers/", views.peers, name="peers"),
    path("<kind:kind>/<slug:slug>/<dimension:dimension>/", views.cell, name="cell"),
    path("sources/", lists.sources, name="sources"),
    path("sources.<file:suffix>", lists.sources_file, name="sources-file"),
    path("sources.<bibliography:suffix>", bibliographies.sources_bibliography, name="sources-bibliography"),
    path("sources/<slug:slug>/", views.source, name="source"),
    path("sources/<slug:slug>.<bibliography:suffix>", bibliographies.source_bibliography, name="source-bibliography"),
    path("speakers/", views.speakers, name="speakers"),
    path("speakers/<slug:slug>/", views.speaker, name="speaker"),
    path("publishers/", views.publishers, name="publishers"),
    path("publishers/<slug:slug>/", views.publisher, name="publisher"),
    path("claims/", lists.claims, name="claims"),
    path("claims.<file:suffix>", lists.claims_file, name="claims-file"),
    path("claims/<slug:source>/<int:number>/", views.claim, name="claim"),
    path(
        "claims/<slug:source>/<int:number>.<bibliography:suffix>",
        bibliographies.claim_bibliography,
        name="claim-bibliography",
    ),
    path("disagreements/", views.disagreements, name="disagreements"),
    path("disagreements/<slug:source>/<int:number>/", views.disagreement, name="disagreement"),
    path("dimensions/", views.dimensions, name="dimensions"),
    path("dimensions/<dimension:dimension>/", views.dimension, name="dimension"),
    path("transfers/<slug:model>/<slug:learner>/", pairs.pair, name="pair"),
    path(
        "transfers/<slug:model>/<slug:learner>.<bibliography:suffix>", pairs.pair_bibliography, name="pair-bibliography"
    ),
    path("indicators/", views.indicators, name="indicators"),
    path("indicators/<slug:code>/", views.indicator, name="indicator"),
    path("method/", views.method, name="method"),
    path("method/evidence/", views.method_evidence, name="method-evidence"),
    path("method/dimensions/", views.method_dimensions, name="method-dimensions"),
    path("method/vocabularies/", vocabularies.vocabularies, name="vocabularies"),
    path("method/vocabularies.json", vocabularies.vocabularies_json, name="vocabularies-json"),
    path("method/vocabularies/<slug:id>/", vocabularies.vocabulary, name="vocabulary"),
    path("method/vocabularies/<slug:id>.json", vocabularies.vocabulary_json, name="vocabulary-json"),
    path("about/", views.about, name="about"),
    path("accessibility/", views.accessibility, name="accessibility"),
]
