"""The query of a comparison: rows, natures and own claims; what is not understood is named."""

import pytest
from django.http import QueryDict

from policyatlas.compare.forms import in_words, read_query


def asked(query):
    return read_query(QueryDict(query))


def notices(query):
    return [notice.text for notice in asked(query).notices]


def test_without_a_query_everything_is_shown():
    narrowing = asked("").narrowing
    assert (narrowing.rows, narrowing.natures, narrowing.own, narrowing.query) == ((), (), False, "")
    assert all(shown for _row, shown in narrowing.row_choices)


def test_rows_stand_in_the_given_order():
    assert [row.id for row in asked("rows=risks,finance").narrowing.rows] == ["risks", "finance"]


@pytest.mark.parametrize(
    ("query", "canonical"),
    [
        ("rows=risks,finance", "rows=risks,finance"),
        ("row=finance&row=risks", "rows=finance,risks"),
        ("rows=Finance,,finance", "rows=finance"),
        ("nature=fact&nature=forecast", "nature=fact,forecast"),
        ("nature=fact&nature=assessment&nature=proposal&nature=forecast", ""),
        ("own=1", "own=1"),
        ("own=yes", ""),
        ("rows=finance&open=A5", "rows=finance"),
        ("show=differences&depth=full&short=risks,finance", "show=differences&depth=full&short=risks,finance"),
        ("show=all&depth=short&short=risks", ""),
        ("full=risks", "full=risks"),
        ("show=DIFF&depth=deep", ""),
        ("distance=0&distance=1&disputed=1", "distance=0,1&disputed=1"),
        ("undo=hefei.2&asof=2020", ""),
        ("figures=full&own=1", "own=1&figures=full"),
        ("figures=short", ""),
    ],
)
def test_a_query_is_spelled_in_one_way(query, canonical):
    assert asked(query).narrowing.query == canonical


@pytest.mark.parametrize(
    ("query", "in_fields"),
    [("rows=finance,risks&nature=fact", False), ("row=finance", True), ("nature=fact&nature=forecast", True)],
)
def test_what_a_form_sent_is_told_from_what_a_link_says(query, in_fields):
    assert asked(query).in_fields is in_fields


def test_an_unknown_depth_of_figures_is_named_with_those_that_there_are():
    [notice] = asked("figures=deep&own=1").notices
    assert notice.text == "“figures” cannot be “deep”. It can be:"
    assert notice.links == (("short", "?own=1"), ("full", "?own=1&figures=full"))


def test_an_unknown_row_is_named_with_the_nearest_one():
    [notice] = asked("rows=risks,finanse&nature=fact").notices
    assert notice.text == "No row is called “finanse”. Did you mean:"
    assert notice.links == (("Finance", "?rows=risks,finance&nature=fact"),)


def test_an_unknown_nature_and_unknown_parameters_are_named():
    assert notices("nature=rumour") == ["No claims are called “rumour”."]
    assert notices("distance=9") == ["No distance from the origin is called “9”."]
    assert notices("show=diff") == ["“show” cannot be “diff”. It can be:"]
    assert notices("colour=red&size=9") == ["Not understood and left out: “colour” and “size”."]


def test_where_all_that_is_named_is_unknown_everything_is_shown():
    assert asked("rows=foo&nature=bar").narrowing.query == ""


def test_a_notice_names_only_the_first_few_of_many():
    [text] = notices("&".join(f"x{number}=1" for number in range(900)))
    assert "and 894 more" in text


def test_what_is_narrowed_is_said_in_words():
    assert in_words(asked("rows=risks&nature=fact,forecast&distance=0&disputed=1&own=1").narrowing) == [
        "1 of 12 rows",
        "claims of nature fact and forecast",
        "claims that are first-hand",
        "claims on which accounts differ",
        "claims that name a case itself",
    ]
