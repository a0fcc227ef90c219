"""The roles at the desk and what each may do, in one table, which becomes groups; knows no account and no screen.

Code asks for permissions, never for a role. A reader is nobody's role: without an account, all published pages.
"""

from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

PEOPLE = "auth.change_user"  # whoever may change accounts has the room where they are made


@dataclass(frozen=True, slots=True)
class Role:
    """A group of this name, and the permissions that it has at least. `is_staff`: whether the admin lets it in."""

    name: str
    label: str | Promise
    what: str | Promise
    permissions: tuple[str, ...]
    is_staff: bool = False


_CONTRIBUTES = (
    "records.add_intake",
    "records.view_intake",
    "records.add_proposal",
    "records.change_proposal",
    "records.view_proposal",
    "records.view_revision",
)
_LOOKED_UP = ("place", "cluster", "policy", "publisher", "source", "claim", "measure", "transfer", "edition")
_CHANGED_IN_THE_ADMIN = ("comparison", "coveragenote", "claimlink")
_EDITS = (
    *_CONTRIBUTES,
    "records.change_intake",
    "records.decide_proposal",
    *(f"records.view_{table}" for table in _LOOKED_UP),
    *(f"records.{act}_{table}" for table in _CHANGED_IN_THE_ADMIN for act in ("view", "add", "change", "delete")),
    "records.view_suspicion",
    "records.change_suspicion",
)

ROLES = {
    role.name: role
    for role in (
        Role(
            "contributor",
            _("Contributor"),
            _("Suggests and reads sources, writes claims and other changes, and hands them in."),
            _CONTRIBUTES,
        ),
        Role(
            "editor",
            _("Editor"),
            _("Also reviews and publishes what others wrote, and has the admin for introductions, gaps and links."),
            _EDITS,
            is_staff=True,
        ),
        Role(
            "administrator",
            _("Administrator"),
            _("Also makes accounts, gives roles and takes them away. Reviews like an editor, never their own."),
            (*_EDITS, "auth.view_user", "auth.add_user", "auth.change_user"),
            is_staff=True,
        ),
    )
}


def keep_roles(using: str = "default", **_signal: Any) -> None:  # noqa: ANN401 - what Django's signals carry along
    """Make the groups, and give each what its row says. What an administrator gave a group besides, it keeps."""
    for label in sorted({name.partition(".")[0] for role in ROLES.values() for name in role.permissions}):
        create_permissions(apps.get_app_config(label), verbosity=0, using=using)
    permissions = {
        f"{permission.content_type.app_label}.{permission.codename}": permission
        for permission in Permission.objects.using(using).select_related("content_type")
    }
    for role in ROLES.values():
        group, _made = Group.objects.using(using).get_or_create(name=role.name)
        group.permissions.add(*(permissions[name] for name in role.permissions))
