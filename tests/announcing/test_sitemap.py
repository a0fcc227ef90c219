"""What search engines are told: the sitemap, robots.txt, and the icons that everybody asks for."""

from xml.etree import ElementTree

import pytest
from protego import Protego

from policyatlas.announcing import sitemap
from policyatlas.records.editions import forget_edition, publish_edition
from policyatlas.records.models import Edition, Revision
from tests.makers import (
    make_claim,
    make_comparison,
    make_place,
    make_publisher,
    make_source,
    make_speaker,
    make_transfer,
)

pytestmark = pytest.mark.django_db
NAMES = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def rows(client, address):
    """Address and date of each entry, in order."""
    answer = client.get(address)
    assert answer.status_code == 200, address
    assert answer["Content-Type"] == "application/xml"
    return [
        (entry.findtext(f"{NAMES}loc"), entry.findtext(f"{NAMES}lastmod"))
        for entry in ElementTree.fromstring(answer.content)
    ]


@pytest.fixture
def pages(client, settings):
    settings.SITE_URL = "https://atlas.example"

    def pages():
        found = {}
        for part, _date in rows(client, "/sitemap.xml"):
            found |= dict(rows(client, part.removeprefix("https://atlas.example")))
        return found

    return pages


def test_every_page_of_a_record_is_named_once_at_the_address_of_the_site(pages):
    hefei = make_place("Hefei")
    publisher = make_publisher("Hefei Daily")
    speaker = make_speaker("Wang Jun")
    source = make_source("Steel", publisher=publisher)
    make_claim(hefei, source=source, speaker=speaker)
    make_claim(hefei, source=source, state="draft")
    make_claim(hefei, source=source, state="retracted", reason="Not so.")
    make_source("Wire", publisher=None, is_stub=True, kind="")
    make_comparison(hefei, wuhan := make_place("Wuhan"))
    for _turn in range(2):
        make_transfer(hefei, wuhan)
    assert set(pages()) >= {
        f"https://atlas.example{path}"
        for path in (
            *("/", "/places/", "/compare/", "/compare/hefei,wuhan/", "/dimensions/finance/", "/indicators/gdp/"),
            *("/places/hefei/", "/sources/steel/", "/claims/steel/1/", "/publishers/hefei-daily/"),
            *("/speakers/wang-jun/", "/transfers/hefei/wuhan/"),
        )
    }
    hidden = ("claims/steel/2", "claims/steel/3", "sources/wire")
    assert not {f"https://atlas.example/{path}/" for path in hidden} & set(pages())


def test_a_page_is_dated_by_its_newest_claim_or_its_own_correction(pages):
    hefei, source = make_place("Hefei"), make_source("Steel")
    make_claim(hefei, source=source)
    old = publish_edition()
    Edition.objects.filter(pk=old.pk).update(published_at=old.published_at.replace(year=2020))
    dates = pages()
    told = ("places/hefei", "sources/steel", f"publishers/{source.publisher.slug}", "claims/steel/1")
    assert {dates[f"https://atlas.example/{path}/"][:4] for path in told} == {"2020"}
    later, form = old.published_at.replace(year=2022), {"state": "published"}
    Revision.objects.create(record="claim/steel#1", edition=old, at=later, step="load", before=form, after=form)
    assert pages()["https://atlas.example/claims/steel/1/"].startswith("2022")
    assert dates["https://atlas.example/indicators/gdp/"] is None


def test_many_records_take_several_files_and_each_a_query(client, monkeypatch, django_assert_num_queries):
    monkeypatch.setattr(sitemap, "MOST", 3)
    city, source = make_place(), make_source()
    for _turn in range(7):
        make_claim(city, source=source)
    parts = [part.rpartition("8000")[2] for part, _date in rows(client, "/sitemap.xml") if "claims" in part]
    assert 3 <= len(parts) <= 4
    found = [rows(client, part) for part in parts]
    assert all(len(some) <= 3 for some in found)
    assert len({address for some in found for address, _date in some}) == 7
    forget_edition()
    with django_assert_num_queries(2):  # the edition, and the claims
        client.get(parts[0])


@pytest.mark.parametrize("part", ["claims-9", "claims-0", "beauty-1", "pages-2"])
def test_there_is_no_part_without_pages(client, part):
    assert client.get(f"/sitemap-{part}.xml").status_code == 404


def test_robots_may_read_every_page_at_one_address(client, settings):
    settings.SITE_URL = "https://atlas.example"
    answer = client.get("/robots.txt")
    assert answer["Content-Type"].startswith("text/plain")
    rules = Protego.parse(answer.text)
    assert list(rules.sitemaps) == ["https://atlas.example/sitemap.xml"]
    for path in ("/", "/places/wuhan/", "/compare/wuhan,hefei/", "/places/?page=2", "/coverage/?kind=policy"):
        assert rules.can_fetch(f"https://atlas.example{path}", "Anybot"), path
    for path in ("/desk/", "/admin/", "/search/?q=x", "/places/?sort=claims", "/compare/a,b/?rows=risks", "/suggest/"):
        assert not rules.can_fetch(f"https://atlas.example{path}", "Anybot"), path


@pytest.mark.parametrize("address", ["/robots.txt", "/sitemap.xml", "/sitemap-pages-1.xml"])
def test_it_is_sent_once_an_edition_and_sets_no_cookie(client, address):
    first = client.get(address)
    assert "public" in first["Cache-Control"]
    assert not first.cookies
    assert client.get(address, headers={"if-none-match": first["ETag"]}).status_code == 304


@pytest.mark.parametrize(("name", "kind"), [("favicon.ico", "image/"), ("apple-touch-icon.png", "image/png")])
def test_icons_stand_where_programs_look_for_them(client, name, kind):
    answer = client.get(f"/{name}")
    answer.close()
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith(kind)
    assert "max-age=86400" in answer["Cache-Control"]


def test_the_real_one_names_every_page_that_it_has(client, atlas):
    parts = [part.partition(":8000")[2] for part, _date in rows(client, "/sitemap.xml")]
    found = [address for part in parts for address, _date in rows(client, part)]
    assert len(found) == len(set(found)) > 1_041 + 180 + 177
