"""The pictures that other sites show for a page, and what a page tells them."""

from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from policyatlas.announcing.showing import comparison_card
from policyatlas.announcing.showing_voices import LISTS
from policyatlas.cards import Card, Entry, draw
from policyatlas.cards.lettering import Face
from policyatlas.compare.columns import read_columns
from policyatlas.records.editions import forget_edition, publish_edition
from tests.makers import make_claim, make_place, make_publisher, make_source, make_speaker, make_transfer
from tests.reading import read

WORDS = "Industrial investment in Optics Valley was 17.01 billion yuan in the first half of 2017."


def picture(answer):
    assert answer.status_code == 200
    assert answer["Content-Type"] == "image/png"
    return Image.open(BytesIO(answer.content))


def test_a_card_is_as_large_as_other_sites_cut_it_and_light(client, atlas):
    for address in (
        "home",
        "places/wuhan",
        "places/wuhan/finance",
        "compare/wuhan,pittsburgh,hefei",
        "compare/henan",
        "claims/asia-times-2019-high-speed-rail-debt/1",
        "dimensions/finance",
        "sources/cssm-2023-guo-local-developmentalism-hefei",
    ):
        answer = client.get(f"/cards/{address}.png")
        image = picture(answer)
        assert image.size == (1200, 630)
        assert len(answer.content) < 100_000
        assert len(image.convert("RGB").getcolors(1 << 20)) > 10, "nothing is drawn"


def test_a_comparison_shows_one_claim_a_column_with_publisher_and_year(db):
    wuhan, hefei = make_place("Wuhan"), make_place("Hefei")
    source = make_source(publisher=make_publisher("Hefei Daily (online)"), published="2020-04-02")
    make_claim(wuhan, dimension="finance", statement="Wuhan paid 30 million yuan in 2019.")
    make_claim(
        hefei, dimension="finance", statement="It paid 7 billion yuan in 2020.", nature="forecast", source=source
    )
    card = comparison_card(read_columns("wuhan,hefei").voices, "/compare/wuhan,hefei/")
    assert (card.title, card.note) == ("Wuhan and Hefei", "Finance. Whose money, and how much?")
    assert [entry.head for entry in card.entries] == ["Wuhan", "Hefei"]
    assert card.entries[1].text == "Forecast: It paid 7 billion yuan in 2020."
    assert card.entries[1].source == "Hefei Daily, 2020"


def test_who_asks_for_a_case_that_there_is_not_gets_no_card(client, db):
    make_place("Wuhan")
    for address in (
        "places/nowhere",
        "clusters/wuhan",
        "compare/wuhan,nowhere",
        "compare/,",
        "claims/nothing/1",
        "claims/nothing/99999999999999999999",
        "sources/nothing",
        "places/wuhan/beauty",
        "speakers/nobody",
        "publishers/nobody",
        "indicators/beauty",
        "transfers/wuhan/nowhere",
        "lists/beauty",
    ):
        assert client.get(f"/cards/{address}.png").status_code == 404, address


def test_a_card_is_sent_once_an_edition(client, db):
    make_place("Wuhan")
    publish_edition()
    forget_edition()
    first = client.get("/cards/places/wuhan.png")
    asked = {"if-none-match": first["ETag"]}
    assert client.get("/cards/places/wuhan.png", headers=asked).status_code == 304
    publish_edition()
    forget_edition()
    assert client.get("/cards/places/wuhan.png", headers=asked).status_code == 200


def test_what_is_too_long_ends_in_an_ellipsis_and_no_line_is_wider_than_its_room():
    face = Face(27)
    lines = face.lines(WORDS * 20, 300, 4)
    assert len(lines) == 4
    assert lines[-1].endswith(" …")
    assert all(face.width(line) <= 300 for line in lines)
    assert face.lines(WORDS, 5000, 1) == [WORDS]


@settings(max_examples=20, deadline=None)
@given(st.text(max_size=80), st.integers(min_value=0, max_value=4), st.booleans())
def test_any_text_can_be_drawn(text, number, beside):
    entries = tuple(Entry(text, text * 9, text) for _turn in range(number))
    draw(Card("Policy Atlas", text, text, entries, (text, text), beside=beside))


@pytest.mark.parametrize(
    ("address", "card"),
    [
        ("/", "home"),
        ("/places/wuhan/", "places/wuhan"),
        ("/places/wuhan/finance/?own=1", "places/wuhan/finance"),
        ("/compare/wuhan,hefei/?rows=risks", "compare/wuhan,hefei"),
        ("/claims/steel/1/", "claims/steel/1"),
        ("/sources/steel/", "sources/steel"),
        ("/dimensions/finance/", "dimensions/finance"),
        ("/speakers/lin-wei/", "speakers/lin-wei"),
        ("/publishers/post/", "publishers/post"),
        ("/indicators/gdp/", "indicators/gdp"),
        ("/transfers/wuhan/hefei/", "transfers/wuhan/hefei"),
        ("/places/?sort=claims", "lists/places"),
        *((f"/{name}/", f"lists/{name}") for name in LISTS),
        ("/method/", "home"),
    ],
)
def test_a_page_names_its_card_at_the_address_of_the_site(client, db, settings, address, card):
    settings.SITE_URL = "https://atlas.example"
    wuhan, hefei = make_place("Wuhan"), make_place("Hefei")
    steel = make_source("Steel", publisher=make_publisher("Post"))
    quoted = {"speaker": make_speaker("Lin Wei"), "measure": {"indicator": "gdp"}}
    claim = make_claim(wuhan, hefei, source=steel, dimension="finance", **quoted)
    make_transfer(wuhan, hefei, claim=claim)
    page = read(client.get(address))
    named = page.values('meta[property="og:image"]', "content")
    assert named == [f"https://atlas.example/cards/{card}.png"]
    assert page.values('meta[name="twitter:card"]', "content") == ["summary_large_image"]
    title = page.one('meta[property="og:title"]').attrs["content"]
    assert page.texts("head > title") == [f"{title} · Policy Atlas"]
    picture(client.get(named[0].removeprefix("https://atlas.example")))
