"""Whatever is wrong with a backup or with the place where it goes: a sentence says so, and nothing is half done."""

import gzip
import random

import pytest
from django.core.management import CommandError, call_command

from policyatlas.keeping import writing
from policyatlas.keeping.checking import check
from policyatlas.keeping.restoring import restore
from policyatlas.keeping.shape import RefusedError
from policyatlas.keeping.writing import back_up
from policyatlas.records.models import Case
from tests.keeping.backups import lines_in, rows_in, settle, write_lines
from tests.makers import make_claim, make_place

pytestmark = pytest.mark.django_db


@pytest.fixture
def backup(tmp_path):
    """A small one; the database goes on to hold something else."""
    make_claim(make_place("Hefei"))
    back_up(tmp_path / "atlas.gz")
    make_place("Wuhan")
    settle()
    return tmp_path / "atlas.gz"


def refused(path, **options):
    """What it says, after a look whether anything was touched."""
    before = sorted(Case.objects.values_list("slug", flat=True))
    with pytest.raises(RefusedError) as refusal:
        restore(path, **{"replace": True, **options})
    assert sorted(Case.objects.values_list("slug", flat=True)) == before
    return str(refusal.value)


def test_a_database_that_holds_records_is_not_replaced_unasked(backup):
    assert refused(backup, replace=False) == (
        "The database holds records already: name an empty one, or replace all of it by --replace."
    )


def test_a_damaged_byte_is_noticed_wherever_it_is(backup, tmp_path):
    whole, rows, noticed = backup.read_bytes(), rows_in(backup), 0
    chance = random.Random(7)
    for place in [*range(10), *(chance.randrange(len(whole)) for _ in range(60)), *range(len(whole) - 8, len(whole))]:
        damaged = tmp_path / "damaged.gz"
        damaged.write_bytes(whole[:place] + bytes([whole[place] ^ 1 << chance.randrange(8)]) + whole[place + 1 :])
        try:
            check(damaged)
        except RefusedError:
            noticed += 1
        else:  # some bits of gzip's mean nothing, as when it was packed: then every row is as it was
            assert rows_in(damaged) == rows
    assert noticed > 60


def test_a_file_cut_short_is_refused_wherever_it_ends(backup, tmp_path):
    whole = backup.read_bytes()
    for length in [0, 1, 9, 30, len(whole) // 2, len(whole) - 9, len(whole) - 1]:
        (tmp_path / "cut.gz").write_bytes(whole[:length])
        assert refused(tmp_path / "cut.gz") in (
            "This file is no backup of the atlas.",
            "This backup is damaged or cut short: take another one.",
        )


def test_a_row_that_was_taken_out_is_missed(backup, tmp_path):
    lines = gzip.decompress(backup.read_bytes()).splitlines(keepends=True)
    (tmp_path / "less.gz").write_bytes(gzip.compress(b"".join(lines[:-2] + lines[-1:]), mtime=0))
    assert refused(tmp_path / "less.gz") == "This backup is damaged or cut short: take another one."


@pytest.mark.parametrize(
    "content",
    [b"", b"PK\x03\x04", b"SQLite format 3\0", gzip.compress(b"[1]\n", mtime=0), gzip.compress(b"x", mtime=0)],
)
def test_a_file_of_something_else_is_refused(content, tmp_path):
    (tmp_path / "other").write_bytes(content)
    assert refused(tmp_path / "other") in (
        "This file is no backup of the atlas.",
        "This backup is damaged or cut short: take another one.",
    )


def test_a_file_that_is_not_there_is_named_in_a_sentence(tmp_path):
    assert refused(tmp_path / "none.gz") == "The file cannot be read: No such file or directory."


def test_a_newer_one_is_refused(backup, tmp_path):
    head, *rest = lines_in(backup)[:-1]
    head["migrations"]["records"].append("9999_of_tomorrow")
    assert "made by a newer version of the atlas (records.9999_of_tomorrow)" in refused(
        write_lines(tmp_path / "newer.gz", [head, *rest])
    )
    assert "made by a newer version" in refused(
        write_lines(tmp_path / "form.gz", [{"backup of": "policyatlas", "version": 2}])
    )


def test_rows_that_the_database_refuses_leave_it_as_it_was(backup, tmp_path):
    lines = lines_in(backup)[:-1]
    at = lines.index({"table": "records.claim"}) + 1
    dimension = lines[0]["tables"]["records.claim"].index("dimension")
    lines[at][dimension] = "no-such-dimension"
    said = refused(write_lines(tmp_path / "wrong.gz", lines))
    assert said.startswith("The database refuses it: ")
    assert "claim_dimension_known" in said


def test_a_row_that_points_nowhere_leaves_it_as_it_was(backup, tmp_path):
    lines = lines_in(backup)[:-1]
    at = lines.index({"table": "records.place"}) + 1
    lines[at][lines[0]["tables"]["records.place"].index("within_id")] = 10**9
    assert "foreign key" in refused(write_lines(tmp_path / "wrong.gz", lines))


def test_a_name_that_is_taken_is_not_written_over(backup):
    before = backup.read_bytes()
    with pytest.raises(CommandError, match="There is a file of this name already"):
        call_command("backup", str(backup))
    assert backup.read_bytes() == before


def test_a_folder_that_is_not_there_is_said(tmp_path):
    with pytest.raises(RefusedError, match="cannot be written: No such file or directory"):
        back_up(tmp_path / "none" / "atlas.gz")


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_what_ends_in_the_middle_leaves_nothing(error, tmp_path, monkeypatch):
    def stopped(_row):
        raise error

    make_place("Hefei")
    monkeypatch.setattr(writing, "line_of", stopped)
    expected = RefusedError if isinstance(error, OSError) else KeyboardInterrupt
    with pytest.raises(expected) as stop:
        back_up(tmp_path / "atlas.gz")
    assert not isinstance(error, OSError) or str(stop.value) == (
        "The backup cannot be written: No space left on device. Nothing of it is left."
    )
    assert not list(tmp_path.iterdir())


def test_a_backup_is_for_its_owner_only(backup):
    assert backup.stat().st_mode & 0o777 == 0o600


def test_check_only_looks(backup, capsys):
    call_command("restore", str(backup), "--check")
    assert capsys.readouterr().out.startswith("Whole; made at 20")
    assert Case.objects.filter(slug="wuhan").exists()
