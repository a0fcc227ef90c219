"""Registers the admin and the desk with Django, and keeps the roles up to date; nothing else."""

from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class CurateConfig(AppConfig):
    """Screens for curators; no tables of its own."""

    name = "policyatlas.curate"
    label = "curate"
    verbose_name = _("Curation")

    def ready(self) -> None:
        """Roles are groups, which are rows: `migrate` makes them. A session says when it began."""
        from django.contrib.auth.signals import user_logged_in

        from policyatlas.curate.people.roles import keep_roles  # the tables of accounts are not there before
        from policyatlas.curate.signing_in.middleware import begin

        post_migrate.connect(keep_roles, sender=apps.get_app_config("records"), dispatch_uid="roles")
        user_logged_in.connect(begin, dispatch_uid="seen")
