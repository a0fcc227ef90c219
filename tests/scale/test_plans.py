"""However much there is, a page asks a few questions, each by an index, and reads about as much as it shows.

On PostgreSQL, beside the real atlas, in a transaction that is rolled back. `ATLAS_CLAIMS=1000000` tries another size;
with fewer than LARGE claims a whole table is so quick to read that the planner is told to do without, where it can.
"""

import os
from urllib.parse import quote

import pytest
from django.db import connection

from policyatlas.dossiers.generating import generate, learn
from policyatlas.finding.index import follow, rebuild
from policyatlas.records.editions import forget_edition
from policyatlas.records.models import CaseSummary, Claim, Publisher, Speaker, Transfer, Word
from tests.scale.reading import asked, reads

pytestmark = [
    pytest.mark.scale,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="plans are PostgreSQL's"),
]

CLAIMS = int(os.environ.get("ATLAS_CLAIMS", "20000"))
LARGE = 200_000
SEARCHED = 1_000  # claims that the search finds
SMALL_TABLES = {"records_edition", "records_atlassummary", "records_comparison", "records_comparisoncase"}
MOST_READ = 11_000  # rows of one table by one question: a count stops there
MOST_OF_FIRST = 5_000  # the same on the first page of a list that nothing narrows: the claims of fifty cells, no more
FIRST = tuple(f"/{name}/" for name in ("places", "clusters", "policies", "sources", "claims", "dimensions/finance"))
MOST_ASKED = 9
OTHERS = "speakers publishers indicators disagreements corrections method/vocabularies about"


@pytest.fixture
def made_up(atlas, monkeypatch):
    """So many claims more, of which PostgreSQL knows how they are spread.

    Indexes are kept while they are written: one that is made again beside rows that this transaction has changed is of
    no use before its end.
    """
    monkeypatch.setattr("policyatlas.dossiers.generating.MANY", 10**9)
    generate(CLAIMS, 1, beside=True)
    index_some()
    learn()
    with connection.cursor() as cursor:
        if CLAIMS < LARGE:
            for way in ("seqscan", "hashjoin", "mergejoin"):
                cursor.execute(f"SET LOCAL enable_{way} TO off")


def index_some():
    """All of it takes longer than all else here: of a large atlas too few are indexed to tell, but the plans show."""
    if CLAIMS >= LARGE:
        rebuild()
    else:
        newest = Claim.objects.select_related("source").order_by("-pk")[:SEARCHED]
        follow([f"claim/{claim.public_name}" for claim in newest])


def searches():
    """Rare words, usual ones, some that stand nearly everywhere; phrases, beginnings, misspellings; narrowed."""
    rare = max(Word.objects.order_by("-pk").values_list("text", flat=True)[:200], key=len)
    words = ["harbour", "jobs", "jobs engines", '"counted 8 jobs"', "and", "the of", "武汉", "turbnes", "turb", "semi*"]
    words += [rare, f"{rare[:5]}*", f"{rare[:-2]}zq", "zzzqqq xxxqqq", "长江存储"]
    chosen = ("kind=claims", "dimension=outcomes", "dimension=outcomes&nature=fact", "language=en", "kind=places")
    return [
        *(f"/search/?q={quote(word)}" for word in words),
        *(f"/search/suggestions/?q={quote(word)}" for word in words),
        *(f"/search/?q=jobs&{values}" for values in chosen),
    ]


def addresses():
    """A page of each kind, and how many questions it may ask; cases with about as many claims as most."""
    usual = CaseSummary.objects.filter(claims__range=(15, 30), case__slug__contains="-g1-").with_case().order_by("pk")
    place, other = (summary.case for summary in usual.filter(case_kind="place")[:2])
    cluster = usual.filter(case_kind="cluster")[0].case
    claim = Claim.objects.select_related("source").latest("pk")
    speaker = Speaker.objects.named().latest("pk")
    names = "coverage transfers timeline map compare"
    return {
        **dict.fromkeys(FIRST, MOST_ASKED),
        **{f"/{name}/": MOST_ASKED for name in names.split()},
        **{f"/{name}/": MOST_ASKED for name in OTHERS.split()},
        "/": MOST_ASKED,
        "/speakers/?sort=claims": MOST_ASKED,
        "/publishers/?sort=claims": MOST_ASKED,
        "/claims.atom": MOST_ASKED,
        "/claims.atom?dimension=finance": MOST_ASKED,
        "/indicators/gdp/?sort=year": MOST_ASKED,
        "/disagreements/?dimension=finance": MOST_ASKED,
        Transfer.objects.latest("pk").get_absolute_url(): MOST_ASKED,
        f"{place.get_absolute_url()}history/": MOST_ASKED,
        "/places/?sort=claims": MOST_ASKED,
        "/places/?country=CN&sort=latest": MOST_ASKED,
        "/claims/?dimension=finance&nature=fact": MOST_ASKED,
        "/claims/?disputed=1": MOST_ASKED,
        "/policies/?instrument=grant": MOST_ASKED,
        "/dimensions/finance/?nature=fact": MOST_ASKED,
        "/sources/?kind=news&sort=claims": MOST_ASKED,
        "/coverage/?kind=policy&sort=gaps": MOST_ASKED,
        **dict.fromkeys(searches(), MOST_ASKED),
        place.get_absolute_url(): 12,
        cluster.get_absolute_url(): 12,
        f"{place.get_absolute_url()}outcomes/": MOST_ASKED,
        f"/compare/{place.slug},{other.slug}/": 10,
        claim.get_absolute_url(): MOST_ASKED,
        claim.source.get_absolute_url(): MOST_ASKED,
        speaker.get_absolute_url(): MOST_ASKED,
        Publisher.objects.latest("pk").get_absolute_url(): MOST_ASKED,
    }


def test_no_page_reads_a_whole_table(client, made_up, subtests):
    for address, most in addresses().items():
        with subtests.test(address):
            forget_edition()
            most_read = MOST_OF_FIRST if address in FIRST else MOST_READ
            with asked() as queries:
                assert client.get(address).status_code == 200
            too_much = {
                f"{way} of {rows} rows of {table}: {sql[:300]}"
                for sql, params in queries
                if not sql.startswith(("SAVEPOINT", "RELEASE"))
                for way, table, rows in reads(sql, params)
                if table not in SMALL_TABLES and (way == "Seq Scan" or rows > most_read)
            }
            assert not too_much
            assert len(queries) <= most
