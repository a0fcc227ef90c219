"""Load, export, load into an empty database: the same records, and the same files to the byte."""

from itertools import pairwise

import pytest
from django.conf import settings
from hypothesis import HealthCheck, Phase, given
from hypothesis import settings as hypothesis_settings

from policyatlas.dossiers.exporting import export
from policyatlas.dossiers.loading import load
from policyatlas.dossiers.reading import files_at
from policyatlas.records.models import Claim, Source
from tests.dossiers.small_atlas import write_files
from tests.dossiers.strategies import atlases
from tests.dossiers.tables import all_tables, undone
from tests.makers import make_claim, make_link, make_source, make_transfer

FIXTURES = settings.BASE_DIR / "fixtures"


def written(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def assert_identity(folder, tmp_path_factory):
    """Loading a folder and loading what is exported then give the same tables, and exporting again the same bytes."""
    first, second = tmp_path_factory.mktemp("first"), tmp_path_factory.mktemp("second")
    with undone():
        load([folder])
        tables = all_tables()
        export(first)
    with undone():
        load([first])
        assert all_tables() == tables
        assert load([first]).changes == 0
        export(second)
    assert written(second) == written(first)


def test_the_fixtures_are_what_an_export_of_them_writes(atlas, tmp_path):
    export(tmp_path)
    assert written(tmp_path) == {str(path.relative_to(FIXTURES)): path.read_bytes() for path in files_at([FIXTURES])}


@pytest.mark.django_db
@hypothesis_settings(
    max_examples=15,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
)
@given(files=atlases())
def test_load_export_load_is_the_identity_on_any_atlas(tmp_path_factory, files):
    assert_identity(write_files(tmp_path_factory.mktemp("atlas"), files), tmp_path_factory)


@pytest.mark.django_db
def test_texts_that_only_others_relay_are_not_exported(tmp_path):
    held = make_source("Held")
    make_claim(source=held, origin=make_source("Relayed", is_stub=True))
    export(tmp_path)
    assert [path.name for path in (tmp_path / "dossiers").iterdir()] == ["held.yaml"]


@pytest.mark.django_db
def test_decisions_of_the_desk_are_carried_into_the_files(tmp_path):
    write_files(tmp_path)
    load([tmp_path])
    Claim.objects.filter(number=2).update(lead=True, short="It is young.")
    assert export(tmp_path)[0] > 0
    dossier = (tmp_path / "dossiers/gazette-2024-chips.yaml").read_text()
    assert "  short: It is young.\n  lead: true\n" in dossier
    assert load([tmp_path]).changes == 0
    written_now, _ = export(tmp_path)
    assert written_now == 0


@pytest.mark.django_db
def test_other_files_in_the_folder_stay(tmp_path):
    (tmp_path / "README.md").write_text("Ours.")
    export(tmp_path)
    assert (tmp_path / "README.md").read_text() == "Ours."


@pytest.mark.django_db
def test_export_asks_in_batches(tmp_path, django_assert_max_num_queries):
    source = make_source()
    claims = [make_claim(source=source) for _ in range(30)]
    for one, other in pairwise(claims):
        make_link(one, other)
        make_transfer(one.main_case, other.main_case, claim=one)
    with django_assert_max_num_queries(40):
        export(tmp_path)
    assert Source.objects.count() == 1
