"""The address of a comparison: which cases it names, how it should be spelled, what it cannot show."""

import pytest

from policyatlas.compare.columns import read_columns, spell, undoing
from tests.makers import make_place, make_policy

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def cities():
    for name in ("Wuhan", "Pittsburgh", "Hefei", "Buffalo", "Suzhou", "Jilin"):
        make_place(name)


def keys(voices):
    return [voice.key for voice in voices]


def notices(address):
    return [notice.text for notice in read_columns(address).notices("")]


def links(address):
    return [link for notice in read_columns(address).notices("") for link in notice.links]


def test_cases_stand_in_the_order_of_the_address():
    assert keys(read_columns("hefei,wuhan,pittsburgh").voices) == ["hefei", "wuhan", "pittsburgh"]


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("hefei,wuhan", "hefei,wuhan"),
        ("Hefei,WUHAN", "hefei,wuhan"),
        (" hefei ,,wuhan,", "hefei,wuhan"),
        ("hefei@Independent", "hefei@independent"),
        ("hefei@Sceptical", "hefei@Sceptical"),
        ("hefei@", "hefei"),
        ("hefei,Atlantis", "hefei,Atlantis"),
        ("hefei,wuhan/", "hefei,wuhan"),
    ],
)
def test_an_address_is_spelled_in_one_way(written, address):
    assert read_columns(written).address == address
    assert read_columns(address).address == address


def test_a_former_slug_is_spelled_as_the_case_is_called_today():
    make_policy("CHIPS and Science Act", formerly=["chips-act"])
    assert read_columns("hefei,chips-act").address == "hefei,chips-and-science-act"


def test_kinds_may_be_mixed():
    make_policy("Made in China 2025")
    assert keys(read_columns("made-in-china-2025,hefei").voices) == ["made-in-china-2025", "hefei"]


def test_of_more_than_four_the_first_four_are_kept():
    chosen = read_columns("wuhan,pittsburgh,hefei,buffalo,suzhou,jilin")
    assert keys(chosen.voices) == ["wuhan", "pittsburgh", "hefei", "buffalo"]
    assert keys(chosen.surplus) == ["suzhou", "jilin"]


def test_a_case_beyond_the_fourth_may_be_swapped_in_for_each():
    assert notices("wuhan,pittsburgh,hefei,buffalo,suzhou") == [
        "Four columns at most: Suzhou is left out. Show it instead of:"
    ]
    assert links("wuhan,pittsburgh,hefei,buffalo,suzhou")[1] == (
        "Pittsburgh",
        "/compare/wuhan,suzhou,hefei,buffalo/",
    )


def test_a_repeated_case_is_kept_once_and_named():
    assert keys(read_columns("wuhan,hefei,wuhan").voices) == ["wuhan", "hefei"]
    assert notices("wuhan,hefei,wuhan") == ["A case stands in one column only, or in another voice: Wuhan."]


def test_an_unknown_case_is_named_with_the_nearest_ones():
    assert notices("hefei,wuhn") == ["The atlas has no case called “wuhn”. Did you mean:"]
    assert links("hefei,wuhn") == [("Wuhan", "/compare/hefei,wuhan/")]


def test_an_unknown_case_like_no_other_is_only_named():
    assert notices("hefei,xyzzy") == ["The atlas has no case called “xyzzy”."]


def test_a_case_may_stand_in_two_columns_in_two_voices():
    chosen = read_columns("hefei@official,hefei,hefei@independent,hefei@official")
    assert keys(chosen.voices) == ["hefei@official", "hefei", "hefei@independent"]
    assert [voice.name for voice in chosen.repeated] == ["Hefei (official voices)"]


def test_an_unknown_lens_is_named_with_the_nearest_one_and_the_column_holds_all():
    assert keys(read_columns("wuhan,hefei@offical").voices) == ["wuhan", "hefei"]
    assert notices("hefei@offical") == [
        "There is no lens “@offical”: the column holds all claims on Hefei. Did you mean:"
    ]
    assert links("wuhan,hefei@offical") == [("official voices", "/compare/wuhan,hefei@official/")]


def test_what_was_removed_can_be_put_back_where_it_was():
    [notice] = undoing("hefei@official.2", ["wuhan", "pittsburgh"], "rows=risks")
    assert notice.text == "Hefei (official voices) was removed."
    assert notice.links == (("Undo", "/compare/wuhan,hefei@official,pittsburgh/?rows=risks"),)


@pytest.mark.parametrize(
    "written", ["", "hefei", "hefei.0", "hefei.12", ".1", "atlantis.1", "wuhan.1", "wuhan,hefei.1"]
)
def test_where_nothing_was_removed_nothing_is_put_back(written):
    assert undoing(written, ["wuhan"], "") == []


def test_what_a_notice_quotes_is_short_and_printable():
    text = notices("hefei,\x00" + "x" * 9000)[0]
    assert len(text) < 100
    assert "\x00" not in text


@pytest.mark.parametrize(
    "written", ["", ",", " , ,", "\x00", "%", "@", "@independent", "a" * 10_000, ",".join("ab" * 5000)]
)
def test_what_names_no_case_is_no_case(written):
    assert read_columns(written).voices == ()


def test_no_address_is_spelled_too_long_to_redirect_to():
    assert len(spell(["é" * 100_000, *(["x" * 500] * 1000)])) < 3000


def test_known_cases_take_two_queries_and_a_strange_name_one_more(django_assert_num_queries):
    with django_assert_num_queries(2):
        read_columns("wuhan,pittsburgh,hefei,buffalo,suzhou")
    with django_assert_num_queries(3):
        read_columns("wuhan,pittsburgh,atlantis,lemuria")
    with django_assert_num_queries(0):
        read_columns("Not a slug!")
