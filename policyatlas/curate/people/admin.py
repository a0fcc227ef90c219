"""Accounts in Django's admin: to look things up there is a superuser's matter, and nobody deletes one.

Who may change accounts there could make a superuser of anybody; administrators have the room at the desk for it.
"""

from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.http import HttpRequest


class SuperusersOnly(admin.ModelAdmin):  # type: ignore[type-arg]
    """A table that only superusers see."""

    def has_module_permission(self, request: HttpRequest) -> bool:
        """They do."""
        return _is_superuser(request)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ANN401 - a row
        """They do."""
        return _is_superuser(request)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """They do."""
        return _is_superuser(request)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ANN401 - a row
        """They do."""
        return _is_superuser(request)


class AccountAdmin(SuperusersOnly, UserAdmin):  # type: ignore[type-arg]
    """Accounts: history names people."""

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ANN401 - a row
        """Nobody."""
        return False


class RoleAdmin(SuperusersOnly, GroupAdmin):
    """Groups, of which the roles are some."""

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ANN401 - a row
        """They do."""
        return _is_superuser(request)


def _is_superuser(request: HttpRequest) -> bool:
    return request.user.is_active and request.user.is_superuser
