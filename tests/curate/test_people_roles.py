"""Roles: groups that `migrate` makes and keeps, and what each may do."""

import pytest
from django.conf import settings
from django.contrib.auth.models import Group, Permission, User
from django.core.management import call_command

from policyatlas.curate.doors import DECIDES, PROPOSES
from policyatlas.curate.people.accounts import give_role, make, role_of
from policyatlas.curate.people.roles import PEOPLE, ROLES, keep_roles

pytestmark = pytest.mark.django_db

MAY = {
    "contributor": {PROPOSES, "records.add_intake"},
    "editor": {PROPOSES, "records.add_intake", DECIDES, "records.change_intake", "records.change_comparison"},
    "administrator": {
        PROPOSES,
        "records.add_intake",
        DECIDES,
        "records.change_intake",
        "records.change_comparison",
        PEOPLE,
    },
}
ASKED = set().union(*MAY.values())


def permissions_of(group):
    return set(Group.objects.get(name=group).permissions.values_list("codename", flat=True))


def test_migrating_makes_a_group_of_each_role():
    assert set(Group.objects.values_list("name", flat=True)) == set(ROLES)


@pytest.mark.parametrize("name", ROLES)
def test_a_role_may_do_what_its_row_says_and_no_more(name):
    user = User.objects.get(pk=make("ada", name).pk)
    assert {permission for permission in ASKED if user.has_perm(permission)} == MAY[name]
    assert user.get_all_permissions() == set(ROLES[name].permissions)


def test_a_reader_may_do_nothing():
    assert not User.objects.create_user("reader").get_all_permissions()


@pytest.mark.parametrize("name", ROLES)
def test_no_role_writes_the_tables_of_evidence_by_the_admin(name):
    written = {"claim", "source", "measure", "transfer", "place", "cluster", "policy", "revision", "edition", "user"}
    may = {permission for permission in ROLES[name].permissions if permission.startswith("records.")}
    assert not {f"records.{act}_{table}" for act in ("add", "change", "delete") for table in written} & may


def test_migrating_again_gives_back_what_a_role_needs_and_takes_nothing_away():
    group = Group.objects.get(name="contributor")
    group.permissions.remove(Permission.objects.get(codename="add_proposal"))
    group.permissions.add(Permission.objects.get(codename="add_comparison"))
    call_command("migrate", verbosity=0)
    assert {"add_proposal", "add_comparison"} <= permissions_of("contributor")


@pytest.mark.parametrize("name", ROLES)
def test_the_manual_has_the_row_of_each_role(name):
    role = ROLES[name]
    row = f"| {role.label} | {role.what} | {'yes' if role.is_staff else 'no'} |"
    assert row in (settings.BASE_DIR / "docs/curation.md").read_text()


def test_keeping_roles_twice_changes_nothing(django_assert_max_num_queries):
    before = {name: permissions_of(name) for name in ROLES}
    keep_roles()
    assert {name: permissions_of(name) for name in ROLES} == before


def test_another_role_takes_the_place_of_the_one_before_and_leaves_other_groups():
    user = make("ada", "administrator")
    user.groups.add(Group.objects.create(name="translators"))
    give_role(user, "contributor")
    user = User.objects.get(pk=user.pk)
    assert {group.name for group in user.groups.all()} == {"contributor", "translators"}
    assert role_of(user) is ROLES["contributor"]
    assert not user.is_staff
    assert not user.has_perm(DECIDES)


def test_of_several_roles_the_highest_counts():
    user = make("ada", "contributor")
    user.groups.add(Group.objects.get(name="editor"))
    assert role_of(user) is ROLES["editor"]
