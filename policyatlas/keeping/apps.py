"""Registers the commands with Django; nothing else."""

from django.apps import AppConfig


class KeepingConfig(AppConfig):
    """Backups; no tables of its own."""

    name = "policyatlas.keeping"
    label = "keeping"
