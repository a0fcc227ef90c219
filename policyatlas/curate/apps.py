"""Registers the admin with Django; nothing else."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CurateConfig(AppConfig):
    """Screens for staff; no tables of its own."""

    name = "policyatlas.curate"
    label = "curate"
    verbose_name = _("Curation")
