"""Registers the command with Django; nothing else."""

from django.apps import AppConfig


class WatchingConfig(AppConfig):
    """Checks of links; no tables of its own."""

    name = "policyatlas.watching"
    label = "watching"
