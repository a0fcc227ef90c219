"""What the lists promise one another."""

import re
from importlib import import_module
from itertools import pairwise
from pkgutil import iter_modules

import pytest

from policyatlas import vocabulary
from policyatlas.vocabulary import (
    BOUNDARY_RULES,
    CASE_KINDS,
    CELL_STATES,
    CODE_SYSTEMS,
    COMPARISON_RULES,
    COVERAGE_STATES,
    CROSSWALK,
    DIMENSIONS,
    EVIDENCE_GRADES,
    EVIDENCE_TESTS,
    FRAMEWORKS,
    GROUPS,
    INDICATORS,
    INSTRUMENT_DOMAINS,
    INSTRUMENTS,
    LENSES,
    NOT_APPLICABLE,
    PLACE_KINDS,
    POLICY_STATUSES,
    QUALIFIERS,
    RD_CLASSES,
    REFERENCES,
    SECTORS,
    UNITS,
    WDI_SERIES,
    Vocabulary,
)

LISTS = {name: value for name, value in vars(vocabulary).items() if isinstance(value, Vocabulary)}
NAMES_ALONE = {"COUNTRIES", "LANGUAGES", "UNITS", "CHECKS"}


def test_the_package_is_the_one_door_to_every_list():
    modules = [import_module(f"{vocabulary.__name__}.{module.name}") for module in iter_modules(vocabulary.__path__)]
    defined = {name for module in modules for name, value in vars(module).items() if isinstance(value, Vocabulary)}

    assert defined == set(LISTS)
    assert defined < set(vocabulary.__all__)


def test_no_two_lists_share_a_name():
    names = [terms.name for terms in LISTS.values()]

    assert len(set(names)) == len(names)


@pytest.mark.parametrize("name", LISTS)
def test_every_term_has_a_label_and_outside_plain_names_a_definition(name):
    bare = [term.id for term in LISTS[name].values() if not str(term.label)]
    undefined = [term.id for term in LISTS[name].values() if not str(term.definition)]

    assert bare == []
    assert undefined == [] or name in NAMES_ALONE


@pytest.mark.parametrize("name", LISTS)
def test_no_two_terms_of_a_list_have_the_same_label(name):
    labels = [str(term.label) for term in LISTS[name].values()]

    assert len(set(labels)) == len(labels)


@pytest.mark.parametrize("name", LISTS)
def test_every_reference_key_leads_to_a_work(name):
    keys = {key for term in LISTS[name].values() for key in term.reference.split()}

    assert keys <= set(REFERENCES)


def test_the_twelve_dimensions_are_numbered_in_their_order():
    assert [dimension.number for dimension in DIMENSIONS.values()] == list(range(1, 13))


def test_the_four_groups_hold_the_twelve_dimensions_in_order():
    assert [group.id for group in GROUPS.values()] == ["setting", "means", "base", "results"]
    assert [d for group in GROUPS.values() for d in group.dimensions] == list(DIMENSIONS.values())
    assert [len(group.dimensions) for group in GROUPS.values()] == [3, 2, 4, 3]


def test_every_dimension_asks_a_question():
    assert all(str(dimension.question).endswith("?") for dimension in DIMENSIONS.values())


def test_the_rules_at_the_borders_decide_for_every_dimension_and_for_no_other():
    decided = [dimension for rule in BOUNDARY_RULES for dimension in rule.dimensions]

    assert sorted(decided) == sorted(DIMENSIONS)
    assert [rule.number for rule in BOUNDARY_RULES] == list(range(1, 10))


def test_the_crosswalk_names_known_dimensions_and_frameworks():
    assert tuple(CROSSWALK) == DIMENSIONS.ids
    assert {key for row in CROSSWALK.values() for key in row} == set(FRAMEWORKS)
    assert set(FRAMEWORKS) <= set(REFERENCES)


def test_the_kinds_of_case_have_the_paths_of_their_addresses():
    assert {kind.id: kind.path for kind in CASE_KINDS.values()} == {
        "place": "places",
        "cluster": "clusters",
        "policy": "policies",
    }


def test_what_does_not_apply_is_said_of_known_kinds_and_dimensions():
    assert set(NOT_APPLICABLE) <= {(kind, dimension) for kind in CASE_KINDS for dimension in DIMENSIONS}


def test_the_evidence_tests_have_the_tokens_of_the_contract_in_order():
    assert EVIDENCE_TESTS.ids == ("origins", "firsthand", "disinterested", "undisputed")


def test_there_is_a_grade_for_every_number_of_tests_passed_and_for_none():
    assert [grade.passed for grade in EVIDENCE_GRADES.values()] == [None, *range(len(EVIDENCE_TESTS) + 1)]


def test_the_states_of_a_cell_include_what_coverage_notes_say():
    assert CELL_STATES.ids == ("evidence", "not-researched", "nothing-found", "not-applicable")
    assert set(COVERAGE_STATES) < set(CELL_STATES)


def test_every_lens_has_an_opposite_whose_opposite_it_is():
    assert all(LENSES[lens.opposite].opposite == lens.id != lens.opposite for lens in LENSES.values())


def test_every_instrument_has_a_domain_and_every_domain_has_instruments():
    assert {instrument.domain for instrument in INSTRUMENTS.values()} == set(INSTRUMENT_DOMAINS.values())
    assert [tool for domain in INSTRUMENT_DOMAINS.values() for tool in domain.instruments] == list(INSTRUMENTS.values())
    assert len(INSTRUMENTS) == 43


def test_no_instrument_has_the_id_of_a_domain():
    assert not set(INSTRUMENTS) & set(INSTRUMENT_DOMAINS)


def test_statuses_lead_to_known_statuses_and_ends_lead_nowhere():
    assert {next_id for status in POLICY_STATUSES.values() for next_id in status.next} <= set(POLICY_STATUSES)
    assert [s.id for s in POLICY_STATUSES.values() if not s.next] == ["superseded", "ended", "rejected", "unknown"]


def test_places_prefer_codes_of_known_systems():
    assert {code for kind in PLACE_KINDS.values() for code in kind.codes} <= set(CODE_SYSTEMS)


@pytest.mark.parametrize(
    ("system", "code", "misshapen"),
    [
        ("iso3166_1", "CN", "CHN"),
        ("iso3166_2", "CN-AH", "CNAH"),
        ("unlocode", "CNHFE", "CN HFE"),
        ("wikidata", "Q42", "42"),
        ("gbt2260", "340100", "3401"),
    ],
)
def test_a_code_system_knows_the_form_of_its_codes(system, code, misshapen):
    assert re.fullmatch(CODE_SYSTEMS[system].form, code)
    assert not re.fullmatch(CODE_SYSTEMS[system].form, misshapen)


def test_sectors_name_known_classes_of_research_intensity():
    assert {rd for sector in SECTORS.values() for rd in sector.rd_class} == set(RD_CLASSES)
    assert [sector.id for sector in SECTORS.values() if sector.approximate] == [
        "software-ai",
        "quantum",
        "robotics",
        "electric-vehicles",
    ]


def test_every_indicator_is_held_to_rules_that_exist_in_their_order():
    for indicator in INDICATORS.values():
        assert indicator.rules, indicator
        assert all(COMPARISON_RULES[rule.id] is rule for rule in indicator.rules)
        numbers = [COMPARISON_RULES.ids.index(rule.id) for rule in indicator.rules]
        assert all(first < second for first, second in pairwise(numbers)), indicator


def test_every_rule_of_comparison_holds_for_some_indicator():
    assert {rule for indicator in INDICATORS.values() for rule in indicator.rules} == set(COMPARISON_RULES.values())


def test_money_is_held_to_the_rule_of_currency():
    money = [i for i in INDICATORS.values() if str(i.unit).startswith("currency")]

    assert money
    assert all(COMPARISON_RULES["C1"] in indicator.rules for indicator in money)


def test_series_of_the_world_bank_belong_to_known_indicators():
    assert set(WDI_SERIES) <= set(INDICATORS)


def test_only_a_range_needs_a_second_value():
    assert [q.id for q in QUALIFIERS.values() if "%(value_to)s" in str(q.form)] == ["between"]


def test_every_unit_says_its_number():
    assert all("%(value)s" in str(unit.form % {"value": "%(value)s", "count": 2}) for unit in UNITS.values())
