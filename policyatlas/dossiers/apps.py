"""Registers the commands with Django; nothing else."""

from django.apps import AppConfig


class DossiersConfig(AppConfig):
    """Files and their commands; no tables of its own."""

    name = "policyatlas.dossiers"
    label = "dossiers"
