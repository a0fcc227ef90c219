"""The tables as plain values, so that two states of the database can be compared whatever their keys."""

from contextlib import contextmanager

from django.apps import apps
from django.db import transaction

PASSING = {"Edition", "Revision", "Document"}  # what a load leaves behind, and what no dossier holds


def name_of(row):
    return getattr(row, "public_name", None) or getattr(row, "slug", None) or row.key


def row_of(row):
    return {
        field.name: name_of(value) if field.is_relation and value is not None else value
        for field in row._meta.concrete_fields
        if not field.primary_key and getattr(field.related_model, "__name__", "") not in PASSING
        for value in (getattr(row, field.name),)
    }


def all_tables():
    """Every row of every table, but for keys, times and history."""
    return {
        model.__name__: sorted((row_of(row) for row in model._default_manager.all()), key=repr)
        for model in apps.get_app_config("records").get_models()
        if model.__name__ not in PASSING
    }


@contextmanager
def undone():
    """What happens within is rolled back."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
