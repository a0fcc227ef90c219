"""Whatever is asked of the search and the suggestions, a page answers."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from policyatlas.finding.index import rebuild
from tests.makers import make_claim, make_place

# Letters and whatever means something to a database, an index, a page or an address.
SIGNS = "' \" “ \\ % _ * & | ! ( ) <-> :* -- ; /* NOT AND NEAR( ^ {{ {% <script> $1 {0} %s 1,000 a-b-c"
UNSEEN = ["\0", "\ud800", "\u202e", "\u0301", "\ufeff", "\u2028", "\r\n", "\t", "\x1b", "x" * 300]
WORDS = "0kclaim 0t u6b66 hefei 武 合肥 ß İ ﬁ ½ 👩‍👩‍👧 ก็"
MEANT = st.sampled_from([*SIGNS.split(), *UNSEEN, *WORDS.split()])
TYPED = st.lists(st.one_of(MEANT, st.text(max_size=5), st.just(" ")), max_size=12).map("".join)


@pytest.fixture
def indexed(db):
    make_claim(make_place("Hefei", native_name="合肥", native_lang="zh-Hans"), statement="Hefei paid 1,000 for it.")
    rebuild()


@given(query=TYPED, kind=st.one_of(st.sampled_from(["claims", "places", "sources"]), TYPED), page=TYPED, facet=TYPED)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nothing_that_is_typed_breaks_the_search(client, indexed, query, kind, page, facet):
    asked = {"q": query, "kind": kind, "page": page, "dimension": facet, "nature": facet, "language": facet}
    values = {name: value.encode("utf-8", "surrogatepass") for name, value in asked.items()}
    for address in ("/search/", "/search/suggestions/"):
        assert client.get(address, values).status_code == 200


@pytest.mark.parametrize("query", ["a" * 10_000, "ab " * 5_000, '"' * 10_000, "武汉" * 5_000, "a-" * 5_000])
def test_ten_thousand_letters_are_cut_short(client, indexed, query, django_assert_max_num_queries):
    for address in ("/search/", "/search/suggestions/"):
        with django_assert_max_num_queries(10):
            assert client.get(address, {"q": query}).status_code == 200
