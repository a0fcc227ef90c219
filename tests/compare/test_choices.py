"""Which cases a written name means: in any spelling, by a part of it, misspelt, in Han; without reading all of them."""

import pytest

from policyatlas.compare.choices import bearing, holding, near
from tests.makers import make_cluster, make_place

pytestmark = pytest.mark.django_db


@pytest.fixture
def cases():
    make_place("Wuhan", native_name="武汉", also_known_as=["Hankow"], known_as="Wuhan model")
    make_place("Wuhan New Area (Hubei)", slug="wuhan-new-area")
    make_cluster("Optics Valley of China", native_name="中国光谷", slug="optics-valley")
    make_cluster("Valley of Light", native_name="光明", slug="light")


def names(choices):
    return [choice.name for choice in choices]


@pytest.mark.parametrize("written", ["wuhan", " WUHAN ", "Wu-hàn", "武汉", "hankow", "Wuhan model"])
def test_a_case_bears_each_of_its_names_in_any_spelling(cases, written):
    assert names(bearing(written)) == ["Wuhan"]


def test_what_stands_in_brackets_may_be_left_out(cases):
    assert names(bearing("wuhan new area")) == ["Wuhan New Area (Hubei)"]


def test_names_that_begin_so_stand_first_then_the_shorter_ones(cases):
    assert names(holding("wuhan")) == ["Wuhan", "Wuhan New Area (Hubei)"]
    assert names(holding("valley")) == ["Valley of Light", "Optics Valley of China"]


@pytest.mark.parametrize(
    ("written", "found"), [("光谷", 1), ("光", 2), ("国光谷", 1), ("谷光", 0), ("中谷", 0), ("光明", 1)]
)
def test_a_part_of_a_name_in_han_is_found(cases, written, found):
    assert len(holding(written)) == found


@pytest.mark.parametrize("written", ["Wuhn", "Wuuhan", "wuhna"])
def test_a_misspelt_name_finds_the_nearest(cases, written):
    assert names(near(written))[0] == "Wuhan"


@pytest.mark.parametrize("written", ["", "?!", "\0", "%", "_", "x" * 5000, "'; --", "é" * 300, "𠀀𠀀"])
def test_odd_words_find_nothing_and_break_nothing(cases, written):
    assert [*bearing(written), *holding(written), *near(written)] == []


@pytest.mark.parametrize("ask", [bearing, holding, near])
def test_the_database_is_asked_once_and_for_few(cases, ask, django_assert_num_queries):
    for number in range(80):
        make_place(f"Wuhan {number:02}")
    with django_assert_num_queries(1):
        assert len(ask("wuhan")) <= 8
