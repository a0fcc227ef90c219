"""Every id in the delivered evidence is known, so that a list and the files can only change together."""

import re
from pathlib import Path

import pytest
import yaml

from policyatlas.vocabulary import (
    BASES,
    CASE_KINDS,
    CLUSTER_STAGES,
    CODE_SYSTEMS,
    COUNTRIES,
    COVERAGE_STATES,
    DIMENSIONS,
    INDICATORS,
    INSTRUMENT_DOMAINS,
    INSTRUMENTS,
    LANGUAGES,
    LEVELS,
    MOTIVES,
    NATURES,
    NOT_APPLICABLE,
    PLACE_KINDS,
    POLICY_KINDS,
    POLICY_STATUSES,
    PUBLISHER_KINDS,
    QUALIFIERS,
    SECTORS,
    SOURCE_KINDS,
    STANCES,
    THEMES,
    TIMES,
    TRANSFER_DEGREES,
    UNITS,
)

FIXTURES = Path(__file__).parents[2] / "fixtures"
TOOLS = {*INSTRUMENTS, *INSTRUMENT_DOMAINS}


def read(path):
    return yaml.load(path.read_bytes(), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


@pytest.fixture(scope="module")
def dossiers():
    return [read(path) for path in sorted((FIXTURES / "dossiers").glob("*.yaml"))]


@pytest.fixture(scope="module")
def sources(dossiers):
    return [dossier["source"] for dossier in dossiers]


@pytest.fixture(scope="module")
def claims(dossiers):
    return [claim for dossier in dossiers for claim in dossier["claims"]]


@pytest.fixture(scope="module")
def measures(claims):
    return [claim["measure"] for claim in claims if claim.get("measure")]


def used(records, field):
    """The ids in a field of records, where it may hold one, several or none."""
    values = [record.get(field) for record in records]
    several = [value if isinstance(value, list) else [value] for value in values if value is not None]
    return {term for terms in several for term in terms}


def case_records(kind):
    return read(FIXTURES / "cases" / f"{kind}.yaml")


def test_the_evidence_is_there(sources, claims, measures):
    assert len(sources) > 100
    assert len(claims) > 1000
    assert len(measures) > 100


@pytest.mark.parametrize(("field", "known"), [("kind", SOURCE_KINDS), ("language", LANGUAGES)])
def test_ids_of_sources_are_known(sources, field, known):
    assert used(sources, field) - set(known) == set()


@pytest.mark.parametrize(("field", "known"), [("dimension", DIMENSIONS), ("nature", NATURES)])
def test_ids_of_claims_are_known(claims, field, known):
    assert used(claims, field) - set(known) == set()


@pytest.mark.parametrize(
    ("field", "known"),
    [("indicator", INDICATORS), ("unit", UNITS), ("qualifier", QUALIFIERS), ("basis", BASES), ("time", TIMES)],
)
def test_ids_of_measures_are_known(measures, field, known):
    assert used(measures, field) - set(known) == set()


def test_units_that_a_source_converted_from_are_known(measures):
    originals = [measure["original"] for measure in measures if measure.get("original")]

    assert used(originals, "unit") - set(UNITS) == set()


def test_claims_are_about_known_kinds_of_case(claims):
    assert {about.split("/")[0] for about in used(claims, "about")} == set(CASE_KINDS)


def test_no_claim_stands_where_the_question_does_not_apply(claims):
    pairs = {(about.split("/")[0], claim["dimension"]) for claim in claims for about in claim["about"]}

    assert pairs & set(NOT_APPLICABLE) == set()


@pytest.mark.parametrize(
    ("kind", "field", "known"),
    [
        ("places", "kind", PLACE_KINDS),
        ("places", "native_lang", LANGUAGES),
        ("clusters", "native_lang", LANGUAGES),
        ("clusters", "sectors", SECTORS),
        ("clusters", "themes", THEMES),
        ("policies", "native_lang", LANGUAGES),
        ("policies", "kind", POLICY_KINDS),
        ("policies", "level", LEVELS),
        ("policies", "second_level", LEVELS),
        ("policies", "status", POLICY_STATUSES),
        ("policies", "instruments", TOOLS),
        ("policies", "sectors", SECTORS),
        ("policies", "themes", THEMES),
        ("policies", "motive", MOTIVES),
        ("transfers", "degree", TRANSFER_DEGREES),
    ],
)
def test_ids_of_cases_are_known(kind, field, known):
    ids = used(case_records(kind), field)

    assert ids
    assert ids - set(known) == set()


def test_stages_of_clusters_are_known():
    stages = [cluster["stage"] for cluster in case_records("clusters") if cluster.get("stage")]

    assert used(stages, "stage") - set(CLUSTER_STAGES) == set()


def test_codes_of_places_have_the_form_of_their_system_and_countries_a_name():
    codes = [(system, code) for place in case_records("places") for system, code in (place.get("codes") or {}).items()]

    assert codes
    assert [pair for pair in codes if not re.fullmatch(CODE_SYSTEMS[pair[0]].form, pair[1])] == []
    assert {code for system, code in codes if system == "iso3166_1"} - set(COUNTRIES) == set()


@pytest.mark.parametrize(("field", "known"), [("kind", PUBLISHER_KINDS), ("country", COUNTRIES)])
def test_ids_of_publishers_are_known(field, known):
    assert used(read(FIXTURES / "publishers.yaml").values(), field) - set(known) == set()


def test_stances_of_links_are_known():
    assert used(read(FIXTURES / "links.yaml"), "stance") - set(STANCES) == set()


@pytest.mark.parametrize(("field", "known"), [("state", COVERAGE_STATES), ("dimension", DIMENSIONS)])
def test_ids_of_coverage_notes_are_known(field, known):
    assert used(read(FIXTURES / "coverage.yaml"), field) - set(known) == set()
