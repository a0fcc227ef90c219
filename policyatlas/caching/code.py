"""What pages depend on besides the records: the code, its texts and templates, static files, some settings."""

from datetime import UTC, datetime
from functools import cache
from hashlib import blake2b
from pathlib import Path

from django.conf import settings

PARTS = ("policyatlas", "templates", "static", "requirements")  # what is installed is pinned in the last
SAID = ("SITE_URL", "CONTACT_EMAIL", "SECURE_CSP", "STATIC_URL", "LANGUAGE_CODE", "TIME_ZONE", "SEARCH_URL", "DEBUG")


@cache
def code_tag() -> str:
    """The same in all processes that would make the same pages of the same records, on whatever machine."""
    digest = blake2b(digest_size=12)
    for path in _files():
        digest.update(path.read_bytes())
    for name in SAID:
        digest.update(repr(getattr(settings, name)).encode())
    return digest.hexdigest()


@cache
def code_since() -> datetime:
    """When the newest of these files was written."""
    return datetime.fromtimestamp(int(max(path.stat().st_mtime for path in _files())), UTC)


def _files() -> list[Path]:
    found = (path for part in PARTS for path in (settings.BASE_DIR / part).rglob("*"))
    manifest = settings.STATIC_ROOT / "staticfiles.json"  # hashed names
    files = sorted(path for path in found if path.is_file() and path.suffix != ".pyc")
    return [*files, manifest] if manifest.is_file() else files
