"""The two probes: alive, and ready."""

import pytest
from django.db import OperationalError, connection
from django.db.migrations.recorder import MigrationRecorder

from policyatlas import middleware


def test_a_process_that_lives_says_so_without_its_database(client):
    answer = client.get("/healthz")
    assert (answer.status_code, answer.text, answer["Cache-Control"]) == (200, "ok\n", "no-store")


@pytest.mark.django_db
def test_a_migrated_database_makes_it_ready(client):
    assert client.get("/readyz").status_code == 200


@pytest.mark.django_db
def test_a_migration_that_waits_makes_it_unready(client):
    MigrationRecorder(connection).record_unapplied("sessions", "0001_initial")
    answer = client.get("/readyz")
    assert (answer.status_code, answer.text) == (503, "Migrations are waiting (1): run `manage.py migrate`.\n")


def test_a_database_that_is_gone_makes_it_unready(client, monkeypatch):
    def gone(_):
        raise OperationalError

    monkeypatch.setattr(middleware, "MigrationExecutor", gone)
    answer = client.get("/readyz")
    assert (answer.status_code, answer.text) == (503, "The database does not answer.\n")


def test_probes_may_come_by_number_and_without_https(client, settings):
    settings.SECURE_SSL_REDIRECT = True
    assert client.get("/healthz", headers={"host": "10.0.0.7"}).status_code == 200
