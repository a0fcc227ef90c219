"""Many rows at once: as the ORM would have written them, and with every index and constraint there again after."""

import pytest
from django.db import IntegrityError, connection, transaction

from policyatlas.records.models import Case, CaseTerm, Name, Place
from policyatlas.records.rows import write_rows
from policyatlas.records.setting_aside import set_aside
from tests.makers import make_place

pytestmark = pytest.mark.django_db


def rules():
    """All indexes and constraints of the database, as it defines them."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT conrelid, conname, pg_get_constraintdef(oid) FROM pg_constraint")
            constraints = cursor.fetchall()
            cursor.execute("SELECT tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'")
        else:
            constraints = []
            cursor.execute("SELECT tbl_name, name, sql FROM sqlite_master WHERE type = 'index'")
        return {*constraints, *cursor.fetchall()}


def row(pk):
    return (pk, "place", f"town-{pk}", f"Town {pk}")


def test_columns_that_are_not_named_get_their_defaults_and_json_is_json():
    write_rows(Case, ["id", "case_kind", "slug", "name"], [row(1), row(2)])
    write_rows(Place, ["case_ptr_id", "kind", "codes"], [(1, "country", {"iso3166_1": "CN"}), (2, "city", {})])
    write_rows(Name, ["case_id", "text", "folded"], [(2, "Two\tlines\nand a \\", "two")])
    assert Place.objects.get(pk=1).codes == {"iso3166_1": "CN"}
    assert (Place.objects.get(pk=2).also_known_as, Place.objects.get(pk=2).within) == ([], None)
    assert Name.objects.get().text == "Two\tlines\nand a \\"


def test_what_was_set_aside_is_there_again():
    before = rules()
    with set_aside([Case, CaseTerm]):
        write_rows(Case, ["id", "case_kind", "slug", "name"], [row(1), row(2)])
        assert (rules() < before) == (connection.vendor == "postgresql")
    assert rules() == before


@pytest.mark.parametrize("wrong", [("hefei", 1), ("other", 2)], ids=["a slug twice", "a term of nobody's"])
def test_rows_that_break_a_rule_are_none_and_the_rules_stand(wrong):
    hefei, before = make_place("Hefei").pk, rules()
    slug, step = wrong

    def fill():
        with transaction.atomic(), set_aside([Case, CaseTerm]):
            write_rows(Case, ["id", "case_kind", "slug", "name"], [(hefei + 1, "place", slug, "Hefei")])
            write_rows(CaseTerm, ["case_id", "tag_list", "term", "position"], [(hefei + step, "sector", "chips", 0)])
            connection.check_constraints()

    with pytest.raises(IntegrityError):
        fill()
    assert list(Case.objects.values_list("slug", flat=True)) == ["hefei"]
    assert rules() == before
