"""No address whatsoever breaks the comparison: always a page, a redirect or a 404, never an error."""

from urllib.parse import quote, urlencode

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from policyatlas.compare.forms import PARAMETERS
from tests.compare.reading import read
from tests.makers import make_claim, make_place

pytestmark = pytest.mark.django_db
# Nothing is written after the first line, so one database serves all examples.
quiet = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40)

FIELDS = [*sorted(PARAMETERS), "case", "find", "shape"]
VALUES = [
    "finance,risks",
    "fact",
    "0,1",
    "1",
    "A5",
    "differences",
    "shared",
    "full",
    "short",
    "hefei.2",
    "wuhan@fact.1",
    "sectors:2,kind",
    "sectors:²,start:0",
    "kind:-1,:,5,sectors:99999999999999999999",
]

names = st.one_of(
    st.sampled_from(
        ["wuhan", "hefei", "old-hefei", "Wuhan", "wuhan@official", "hefei@FACT", "jilin@x", "suzhou", "buffalo", ""]
    ),
    st.text(max_size=30),
)
addresses = st.lists(names, max_size=8).map(",".join)
queries = st.lists(
    st.tuples(
        st.one_of(st.sampled_from(FIELDS), st.text(max_size=8)),
        st.one_of(st.sampled_from(VALUES), st.text(max_size=20)),
    ),
    max_size=4,
)


@pytest.fixture
def cities():
    make_claim(make_place("Wuhan"), make_place("Hefei", formerly=["old-hefei"]))
    for name in ("Jilin", "Suzhou", "Buffalo"):
        make_place(name)


@quiet
@given(address=addresses, query=queries)
@example(address="\x00", query=[])
@example(address="wuhan,\ud7ff\x00", query=[("rows", "\x00")])
@example(address="a" * 10_000, query=[])
@example(address="wuhan," + "é" * 10_000, query=[("rows", "é" * 10_000)])
@example(address=",".join(["wuhan"] * 2_000), query=[])
@example(address="wuhan,@", query=[])
@example(address="OLD-HEFEI", query=[("x", "y" * 20_000)])
@example(address="wuhan\r\nSet-Cookie: a", query=[("own", "\r\n")])
def test_no_address_breaks_the_page(client, cities, address, query):
    answer = client.get(f"/compare/{quote(address, safe='')}/?{urlencode(query)}")
    assert answer.status_code in (200, 301, 302, 404)
    if answer.status_code in (200, 404):
        assert read(answer).title
    if answer.status_code in (301, 302):
        again = client.get(answer["Location"])
        assert again.status_code in (200, 302)


@quiet
@given(
    terms=st.lists(
        st.builds(
            "{}{}{}".format,
            st.one_of(st.sampled_from(["sectors", "kind", "SIZE", "level", "trigger", ""]), st.text(max_size=8)),
            st.sampled_from([":", "", "::", " : "]),
            st.one_of(st.integers().map(str), st.sampled_from(["0", "9", "²", "٣", "1.5", ""]), st.text(max_size=4)),
        ),
        max_size=9,
    ),
    apart=st.booleans(),
    page=st.sampled_from(["/places/wuhan/peers/", "/compare/wuhan/", "/places/wuhan/"]),
)
@example(terms=["sectors:" + "9" * 5_000], apart=False, page="/compare/wuhan/")
@example(terms=["\x00:1"], apart=True, page="/places/wuhan/peers/")
def test_no_terms_and_no_weights_break_the_peers(client, cities, terms, apart, page):
    query = [("peers", term) for term in terms] if apart else [("peers", ",".join(terms))]
    answer = client.get(f"{page}?{urlencode(query)}")
    assert answer.status_code in (200, 302)
    if answer.status_code == 302:
        assert client.get(answer["Location"]).status_code == 200


@quiet
@given(cases=st.lists(names, max_size=6), query=queries)
@example(cases=["/", "..", "a/../b"], query=[])
@example(cases=["\x00,\n"] * 500, query=[])
def test_no_form_breaks_the_choice_of_cases(client, cities, cases, query):
    answer = client.get(f"/compare/?{urlencode([('case', case) for case in cases] + query)}")
    assert answer.status_code in (200, 302)
    if answer.status_code == 302:
        assert client.get(answer["Location"]).status_code in (200, 301, 302, 404)


@quiet
@given(cases=st.lists(names, max_size=6), written=st.text(max_size=30), query=queries)
@example(cases=[",,", "wuhan"], written="\x00", query=[])
@example(cases=[], written="a" * 10_000, query=[("find", "b")])
def test_whatever_is_typed_is_answered(client, cities, cases, written, query):
    fields = urlencode([("case", case) for case in cases] + [("find", written), *query])
    assert client.get(f"/compare/find/?{fields}").status_code == 200
    assert client.get(f"/compare/?{fields}").status_code in (200, 302)


@quiet
@given(address=addresses)
def test_at_most_four_columns_are_shown_once_each(client, cities, address):
    answer = client.get(f"/compare/{quote(address, safe='')}/", follow=True)
    columns = read(answer).columns
    assert len(columns) == len(set(columns)) <= 4
    assert bool(columns) == (answer.status_code == 200) or answer.redirect_chain == []
