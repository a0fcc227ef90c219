"""Settings: safe with no variable set, and silent under `check --deploy` with those of a public site."""

import os
import re
import runpy
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from django.urls import URLPattern, get_resolver

from policyatlas import settings
from tests.makers import make_claim, make_place

ROOT = settings.BASE_DIR
OPERATIONS = (ROOT / "docs/operations.md").read_text()
PRODUCTION = dict(
    line.split("=", 1) for line in (ROOT / "docs/production.env").read_text().splitlines() if re.match("[A-Z]", line)
)


@pytest.fixture
def settings_of(tmp_path, monkeypatch):
    """The settings as a fresh process would read them, with these variables and no others."""

    def read(**variables):
        for name in variables_of_settings():
            monkeypatch.delenv(name, raising=False)
        for name, value in {"VAR_DIR": str(tmp_path), **variables}.items():
            monkeypatch.setenv(name, value)
        return runpy.run_path(settings.__file__)

    return read


def variables_of_settings():
    return set(re.findall(r'env\.\w+\("([A-Z_]+)"', Path(settings.__file__).read_text()))


def addresses_without_arguments(patterns=None, prefix="/"):
    """Of readers' pages: staff sign in, and that takes cookies."""
    for pattern in patterns if patterns is not None else get_resolver().url_patterns:
        address = prefix + str(pattern.pattern).removeprefix("^").removesuffix("$").removesuffix(r"\Z")
        if address.startswith(("/admin/", "/desk/")):
            continue
        if not isinstance(pattern, URLPattern):
            yield from addresses_without_arguments(pattern.url_patterns, address)
        elif re.fullmatch(r"[\w/.-]*", address):
            yield address


def test_debug_is_off_unless_asked_for(settings_of):
    assert settings_of()["DEBUG"] is False
    assert settings_of(DEBUG="on")["DEBUG"] is True


def test_an_empty_variable_is_one_that_is_not_set(settings_of):
    assert settings_of(CACHE_URL="", DATABASE_URL="")["DATABASES"] == settings_of()["DATABASES"]


def test_a_secret_key_is_made_once_and_kept_for_its_owner_only(settings_of, tmp_path):
    made = settings_of()["SECRET_KEY"]
    assert len(made) >= 64
    assert settings_of()["SECRET_KEY"] == made
    assert stat.S_IMODE((tmp_path / "secret_key").stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["secret_key"]


def test_a_secret_key_that_is_given_is_not_written_down(settings_of, tmp_path):
    assert settings_of(SECRET_KEY="given")["SECRET_KEY"] == "given"
    assert not (tmp_path / "secret_key").exists()


def test_processes_that_start_at_once_share_one_secret_key(tmp_path):
    keys, start = [], threading.Barrier(8)

    def begin():
        start.wait()
        keys.append(settings.kept_secret_key(tmp_path / "secret_key"))

    threads = [threading.Thread(target=begin) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(keys) == 8
    assert len(set(keys)) == 1


def test_this_machine_and_the_host_of_the_site_are_allowed(settings_of):
    hosts = settings_of(SITE_URL="https://atlas.example/", HOST="10.0.0.7", ALLOWED_HOSTS="a.example,b.example")
    assert {"atlas.example", "10.0.0.7", "a.example", "b.example", "localhost"} < set(hosts["ALLOWED_HOSTS"])
    assert "*" not in hosts["ALLOWED_HOSTS"]


def test_https_follows_from_the_address_of_the_site(settings_of):
    names = ["SECURE_SSL_REDIRECT", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SECURE_HSTS_SECONDS"]
    plain, public = settings_of(), settings_of(SITE_URL="https://atlas.example")
    assert not any(plain[name] for name in names)
    assert all(public[name] for name in names)
    assert public["SECURE_HSTS_PRELOAD"] is False


def test_forwarded_headers_are_believed_only_behind_a_proxy(settings_of):
    assert settings_of()["SECURE_PROXY_SSL_HEADER"] is None
    assert settings_of(BEHIND_PROXY="on")["SECURE_PROXY_SSL_HEADER"] == ("HTTP_X_FORWARDED_PROTO", "https")


def test_sqlite_takes_its_write_lock_when_a_transaction_begins(settings_of):
    database = settings_of()["DATABASES"]["default"]
    assert database["ENGINE"] == "django.db.backends.sqlite3"
    assert database["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


def test_postgresql_comes_with_a_pool(settings_of):
    database = settings_of(DATABASE_URL="postgres://me:pw@db/atlas", DATABASE_POOL="5")["DATABASES"]["default"]
    assert (database["HOST"], database["NAME"], database["PASSWORD"]) == ("db", "atlas", "pw")
    assert database["OPTIONS"]["pool"]["max_size"] == 5


def test_mail_goes_where_the_address_says(settings_of):
    assert settings_of()["MAILERS"]["default"]["BACKEND"].endswith("console.EmailBackend")
    mailer = settings_of(EMAIL_URL="smtp+tls://me:pw@mail.example:587")["MAILERS"]["default"]
    assert mailer["BACKEND"].endswith("smtp.EmailBackend")
    assert mailer["OPTIONS"] == {
        "host": "mail.example",
        "port": 587,
        "username": "me",
        "password": "pw",
        "use_tls": True,
    }


def test_the_settings_of_a_public_site_leave_nothing_to_say(tmp_path):
    outcome = subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "DEBUG"],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "VAR_DIR": str(tmp_path), **PRODUCTION},
        capture_output=True,
        text=True,
        check=False,
    )
    assert outcome.returncode == 0, outcome.stderr
    assert "no issues (0 silenced)" in outcome.stdout


def test_every_variable_is_documented_and_every_documented_one_is_read():
    documented = set(re.findall(r"^\| `([A-Z_]+)` \|", OPERATIONS, re.MULTILINE))
    assert variables_of_settings() | {"WORKERS", "TEST_DATABASE_URL", "CI", "AUDIT"} == documented


WITH_ARGUMENTS = ["/places/", "/places/hefei/", "/places/hefei/finance/", "/compare/hefei/", "/no-such-page/"]


@pytest.mark.parametrize("address", [*addresses_without_arguments(), *WITH_ARGUMENTS])
def test_a_public_answer_has_a_strict_policy_and_no_cookie(client, db, address):
    make_claim(make_place("Hefei"), dimension="finance")
    answer = client.get(address)
    assert answer.status_code == (404 if address == "/no-such-page/" else 200)
    policy = answer["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    assert "nonce" not in policy
    assert answer["Permissions-Policy"]
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert not answer.cookies
    assert "Cookie" not in answer.get("Vary", "")
