"""With a server of OpenSearch: the same is found as without; what it misses is said; where it is silent, so is that."""

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from policyatlas.finding import hits
from policyatlas.finding.asking import look_up, read
from policyatlas.finding.backends import opensearch
from policyatlas.finding.index import follow, rebuild
from policyatlas.records.models import Claim, Findable
from tests import reading
from tests.finding.opensearch import serving
from tests.makers import make_claim, make_place, make_publisher, make_source, make_speaker

pytestmark = pytest.mark.django_db(transaction=True)

QUERIES = ("hefei", "武汉", "wu-han", '"guidance fund"', "guidance fund", "guid*", "hefie", "lu ming", "loan", "zzz")
NAME = "atlas_records_findable"


@pytest.fixture
def server(settings):
    """A server that the settings name, and nothing on it yet."""
    with serving() as (fake, address):
        settings.MODELSEARCH_BACKENDS = {
            "default": {
                "BACKEND": "policyatlas.finding.backends.opensearch",
                "URLS": [address.replace("//", "//reader:p%40ss@")],
                "INDEX_PREFIX": "atlas_",
                "OPTIONS": {"max_retries": 0},
            }
        }
        yield fake
        hits.keeper().es.close()
        opensearch._client.cache_clear()


@pytest.fixture
def some():
    """A few records of each kind."""
    gazette = make_source("Gazette of Hefei", slug="gazette", publisher=make_publisher("Times", slug="times"))
    wuhan = make_place("Wuhan", native_name="武汉", native_lang="zh-Hans")
    make_claim(make_place("Hefei"), statement="A guidance fund gave a loan.", source=gazette, dimension="finance")
    make_claim(wuhan, statement="A fund gave guidance.", source=gazette, speaker=make_speaker("Lu Ming"))


def found(query, kind="", **chosen):
    """What is found, by kind: keys of records, how many there are, and by which values."""
    keys = dict(Findable.objects.values_list("pk", "key"))
    result = hits.find(look_up(read(query)), kind, chosen)
    return {one: ([keys[key] for key in hit.keys], hit.count, hit.facets) for one, hit in result.items()}


def test_the_same_is_found_and_counted_as_by_the_database(settings, request, some):
    rebuild()
    asked = [(query, "", {}) for query in QUERIES]
    asked += [("loan", "claim", {"dimension": "finance"}), ("gazette", "source", {"language": "en"})]
    by_database = [found(query, kind, **chosen) for query, kind, chosen in asked]
    server = request.getfixturevalue("server")
    rebuild()
    assert [found(query, kind, **chosen) for query, kind, chosen in asked] == by_database
    assert {line for line in server.asked if "_msearch" in line} == {f"POST /{NAME}/_msearch"}


def test_made_anew_it_fills_a_second_index_and_changes_over(server, some):
    rebuild()
    first = server.aliases[NAME]
    assert len(server.documents[first]) == Findable.objects.count()
    rebuild()
    assert server.aliases[NAME] != first
    assert list(server.documents) == [server.aliases[NAME]]


def test_it_is_told_what_changes_and_what_goes_once_that_is_kept(server, some):
    rebuild()
    with transaction.atomic():
        Claim.objects.filter(number=1).update(statement="A grant.")
        follow(["claim/gazette#1"])
        assert not found("grant")["claim"][0]
    assert found("grant")["claim"][0] == ["claim/gazette#1"]
    Claim.objects.filter(number=1).update(state="retracted", reason="Not so.")
    follow(["claim/gazette#1"])
    assert len(server.documents[server.aliases[NAME]]) == Findable.objects.count()


def test_where_it_is_silent_the_search_says_so_and_all_else_goes_on(client, server, some, caplog):
    rebuild()
    server.broken = 503
    answer = client.get("/search/?q=hefei")
    assert answer.status_code == 503
    assert answer["Retry-After"] == "60"
    assert answer["Cache-Control"] == "no-store"
    assert "The search cannot be reached just now." in reading.read(answer, status=503).texts(".lede p")[0]
    assert client.get("/search/suggestions/?q=hef").status_code == 503
    assert client.get("/search/").status_code == client.get("/places/hefei/").status_code == 200
    Claim.objects.filter(number=1).update(statement="A grant.")
    follow(["claim/gazette#1"])
    assert "Run rebuild_search_index" in caplog.text
    with pytest.raises(CommandError, match="What was searched so far still is"):
        call_command("rebuild_search_index", verbosity=0)
    server.broken = 0
    assert found("loan")["claim"][0] == ["claim/gazette#1"]
    call_command("rebuild_search_index", verbosity=0)
    assert (found("loan")["claim"][0], found("grant")["claim"][0]) == ([], ["claim/gazette#1"])


def test_without_an_index_it_is_not_left_to_guess_the_fields(client, server, caplog):
    make_place("Hefei")
    follow(["place/hefei"])
    assert "index_not_found_exception" in caplog.text
    assert not server.documents
    assert client.get("/search/?q=hefei").status_code == 503
