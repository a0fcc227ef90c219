"""What no file of the project may hold."""

import re
import subprocess

from policyatlas.settings import BASE_DIR

REGISTRIES = "python[h]osted|pypi[.]org|npm[j]s|debian[.]org"  # brackets, or this file would name them


def test_no_file_names_a_package_registry():
    found = subprocess.run(
        ["git", "grep", "--files-with-matches", "--ignore-case", "--extended-regexp", REGISTRIES],
        cwd=BASE_DIR,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (found.returncode, found.stdout) == (1, ""), found.stderr


def test_locks_pin_versions_and_hashes_but_no_address():
    for lock in (BASE_DIR / "requirements").glob("*.lock"):
        text = lock.read_text()
        assert "--hash=sha256:" in text
        assert "://" not in text


def test_every_test_that_the_threats_name_is_there():
    named = set(re.findall(r"`(tests/[\w/]+\.py)`", (BASE_DIR / "docs/threats.md").read_text()))
    assert len(named) > 15
    assert [name for name in sorted(named) if not (BASE_DIR / name).exists()] == []
