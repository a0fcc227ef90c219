"""The Compose file: sound as YAML, safe by default, with settings that exist. No container is started here."""

import re

import pytest
import yaml

from policyatlas.settings import BASE_DIR

FILE = BASE_DIR / "docker-compose.yml"
OPERATIONS = (BASE_DIR / "docs/operations.md").read_text()
OTHERS = {"POSTGRES_PASSWORD", "PORT", "SITE_HOST"}


@pytest.fixture(scope="module")
def compose():
    return yaml.safe_load(FILE.read_text())


def test_it_has_a_database_a_server_a_cache_and_a_proxy(compose):
    assert set(compose["services"]) == {"db", "prepare", "web", "cache", "proxy"}
    for service in compose["services"].values():
        assert "image" in service
        for volume in service.get("volumes", []):
            assert volume.partition(":")[0] in compose["volumes"]
        for needed in service.get("depends_on", {}):
            assert needed in compose["services"]


def test_only_the_proxy_is_reached_from_elsewhere(compose):
    reached = {name: service["ports"] for name, service in compose["services"].items() if "ports" in service}
    assert set(reached) == {"web", "proxy"}
    assert all(port.startswith("127.0.0.1:") for port in reached["web"])
    assert compose["services"]["proxy"]["profiles"] == ["public"]


@pytest.mark.parametrize("name", ["web", "cache", "proxy"])
def test_what_runs_all_the_time_may_do_as_little_as_it_can(compose, name):
    service = compose["services"][name]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert service["restart"] == "unless-stopped"


def test_it_holds_no_secret_and_only_settings_that_there_are(compose):
    named = set(re.findall(r"\$\{([A-Z_]+)", FILE.read_text()))
    documented = set(re.findall(r"^\| `([A-Z_]+)` \|", OPERATIONS, re.MULTILINE))
    assert named - documented - OTHERS == set()
    assert set(compose["services"]["web"]["environment"]) <= documented
    assert "${POSTGRES_PASSWORD:?" in FILE.read_text()


def test_the_proxy_says_who_asks_and_keeps_the_numbers_to_itself(compose):
    told = compose["configs"]["caddy"]["content"]
    assert "reverse_proxy web:8000" in told
    assert "X-Forwarded-For {remote_host}" in told
    assert "respond /metrics 404" in told
    assert told.count("{") == told.count("}")
