"""Registers the tables with Django, and the lookups that they are asked by; nothing else."""

from django.apps import AppConfig
from django.db.models import BigAutoField

from policyatlas.records.lookups import Among


class RecordsConfig(AppConfig):
    """The app that owns every table."""

    name = "policyatlas.records"
    label = "records"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Teach keys our lookups."""
        BigAutoField.register_lookup(Among)
