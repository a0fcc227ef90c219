"""The names that a load leaves cases to be found by."""

from importlib import import_module

import pytest
from django.apps import apps

from policyatlas.dossiers.writing.names import write_names
from policyatlas.records.models import Case, Name, NamePair
from tests.makers import make_cluster, make_place

pytestmark = pytest.mark.django_db


def folded(case):
    return sorted(case.names.values_list("folded", flat=True))


def written():
    return sorted(Name.objects.values_list("case", "text", "folded", "pairs__pair"))


def test_every_case_of_the_atlas_is_found_by_its_name_and_its_slug(atlas):
    for case in Case.objects.prefetch_related("names"):
        texts = {name.text for name in case.names.all()}
        assert case.name in texts
    hefei = Case.objects.get(slug="hefei")
    assert {"hefei", "合肥", "hefeimodel"} <= set(folded(hefei))


def test_spellings_that_fold_to_the_same_are_one_name():
    case = make_place("Wu-han", native_name="武汉", also_known_as=["WUHAN", "Hankow", "!"], slug="wuhan")
    assert folded(case) == ["hankow", "wuhan", "武汉"]


def test_names_are_written_anew_with_the_case():
    case = make_place("Wuhan")
    case.name, case.slug = "Hankow", "hankow"
    case.save()
    write_names([case])
    assert folded(case) == ["hankow"]
    assert set(NamePair.objects.values_list("pair", flat=True)) == {"ha", "an", "nk", "ko", "ow"}


def test_a_very_long_name_is_kept_as_far_as_it_is_looked_at():
    case = make_place("Wuhan", also_known_as=["ﷺ" * 900])
    assert max(map(len, folded(case))) == 300


def test_cases_that_were_there_before_the_table_get_the_same_names():
    make_place("Wuhan (Hubei)", native_name="武汉", known_as="Wuhan model", also_known_as=["Hankow"])
    make_cluster("Optics Valley", native_name="中国光谷")
    before = written()
    Name.objects.all().delete()
    import_module("policyatlas.records.migrations.0003_names").write_names(apps, None)
    assert written() == before
