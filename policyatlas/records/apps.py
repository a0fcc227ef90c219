"""Registers the tables with Django; nothing else."""

from django.apps import AppConfig


class RecordsConfig(AppConfig):
    """The app that owns every table."""

    name = "policyatlas.records"
    label = "records"
    default_auto_field = "django.db.models.BigAutoField"
