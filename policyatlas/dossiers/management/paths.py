"""What the commands have in common: the paths given, and a database that is ready; prints nothing."""

from argparse import ArgumentParser
from pathlib import Path

from django.conf import settings
from django.core.management import CommandError
from django.db import OperationalError

from policyatlas.dossiers.known import is_migrated


def add_paths(parser: ArgumentParser) -> None:
    """Take files and folders, or the project's own."""
    parser.add_argument(
        "paths",
        nargs="*",
        type=Path,
        metavar="PATH",
        default=[settings.BASE_DIR / "fixtures"],
        help="files, or folders of them; fixtures/ unless given",
    )


def require_tables() -> None:
    """Raise CommandError, with what to do about it, unless the database answers and is up to date."""
    try:
        ready = is_migrated()
    except OperationalError as error:
        raise CommandError(f"The database does not answer: {error}. Look at DATABASE_URL.") from error
    if not ready:
        raise CommandError("The database is not up to date: run `manage.py migrate` first.")
