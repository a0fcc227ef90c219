"""Asks OSV, the register of known holes, about each pinned package; says so plainly where nobody answers.

Exit 1 where a hole is known. Without an answer the check passes, since a machine without a network is no hole; with
AUDIT=required, as for a release, that fails too.
"""

import http.client
import json
import os
import re
import sys
import urllib.request

from policyatlas.settings import BASE_DIR

REGISTER = "https://api.osv.dev/v1/querybatch"
PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", re.MULTILINE)


def pinned():
    """Names and versions of all locks."""
    found = {pin for lock in (BASE_DIR / "requirements").glob("*.lock") for pin in PIN.findall(lock.read_text())}
    return sorted(found)


def known_holes(pins):
    """Names of holes by package. Raises OSError or ValueError where no sound answer comes."""
    asked = [{"package": {"ecosystem": "PyPI", "name": name}, "version": version} for name, version in pins]
    request = urllib.request.Request(
        REGISTER, json.dumps({"queries": asked}).encode(), {"Content-Type": "application/json"}
    )
    with urllib.request.urlopen(request, timeout=10) as answer:
        results = json.load(answer)["results"]
    if len(results) != len(pins):
        raise ValueError("an answer of another length")
    return {
        f"{name} {version}": [hole["id"] for hole in result["vulns"]]
        for (name, version), result in zip(pins, results, strict=True)
        if result.get("vulns")
    }


def main():
    pins = pinned()
    try:
        holes = known_holes(pins)
    except (OSError, ValueError, KeyError, http.client.HTTPException) as error:
        print(f"Packages were not looked up: no answer from the register of known holes ({error}).")
        return os.environ.get("AUDIT") == "required"
    for package, names in sorted(holes.items()):
        print(f"{package}: {', '.join(names)}. Run `make lock`, or say in docs/threats.md why it does not concern us.")
    print(f"Packages with known holes: {len(holes)} of {len(pins)}.")
    return bool(holes)


if __name__ == "__main__":
    sys.exit(main())
