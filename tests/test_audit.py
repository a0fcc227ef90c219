"""The look at packages with known holes: what it finds fails, that nobody answers is said."""

import io
import json
import urllib.request
from urllib.error import URLError

import pytest

from tests import audit


@pytest.fixture
def register(monkeypatch):
    """What OSV answers: a list of names of holes by package; an error is raised."""
    known = {}

    def answer(request, timeout):
        if isinstance(known.get("error"), Exception):
            raise known["error"]
        queries = json.loads(request.data)["queries"]
        found = [
            {"vulns": [{"id": known[name]}]} if (name := one["package"]["name"]) in known else {} for one in queries
        ]
        return io.BytesIO(json.dumps({"results": found}).encode())

    monkeypatch.setattr(urllib.request, "urlopen", answer)
    monkeypatch.delenv("AUDIT", raising=False)
    return known


def test_every_pinned_package_is_asked_for():
    names = dict(audit.pinned())
    assert {"django", "granian", "pytest", "uv"} <= set(names)
    assert all(version[0].isdigit() for version in names.values())


def test_nothing_known_passes(register, capsys):
    assert not audit.main()
    assert capsys.readouterr().out.startswith("Packages with known holes: 0 of ")


def test_a_known_hole_fails_and_is_named(register, capsys):
    register["django"] = "GHSA-1234"
    assert audit.main()
    assert f"django {dict(audit.pinned())['django']}: GHSA-1234. " in capsys.readouterr().out


@pytest.mark.parametrize("error", [URLError("Name or service not known"), TimeoutError("timed out"), ValueError("odd")])
def test_that_nobody_answers_is_said_and_passes_unless_it_must_not(register, capsys, monkeypatch, error):
    register["error"] = error
    assert not audit.main()
    assert capsys.readouterr().out.startswith("Packages were not looked up: no answer from the register")
    monkeypatch.setenv("AUDIT", "required")
    assert audit.main()
