import re
from xml.etree import ElementTree

import pytest
from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation

from policyatlas.charts import Entry, Pin, Route, chronology, locator, strip, transfers_plate
from policyatlas.vocabulary import TRANSFER_DEGREES
from tests.charts.places import pin

LOCATOR = locator([pin("wuhan", href=""), pin("hefei", weight="near"), pin("shenzhen", weight="near")])
STRIP = strip([pin("wuhan", letter="A"), pin("pittsburgh", letter="B"), pin("hefei", letter="C")])
TRANSFERS = transfers_plate(
    [
        Route(number, pin("wuhan"), pin("pittsburgh"), degree)
        for number, degree in enumerate(TRANSFER_DEGREES.values(), start=1)
    ]
)
DATES = chronology(
    [Entry(1988, "Zone founded", "/claims/a/1/", "a#1"), Entry(2025, "Model named", "/claims/b/2/", "b#2")]
)


def printed(template, **context):
    return render_to_string(f"charts/{template}.html", context)


def plate(shown):
    return ElementTree.fromstring(printed("plate", plate=shown))


@pytest.mark.parametrize("shown", [LOCATOR, STRIP, TRANSFERS], ids=["locator", "strip", "transfers"])
def test_a_plate_leaves_colour_and_weight_to_the_style_sheet(shown):
    for element in plate(shown).iter():
        assert not {"style", "fill", "stroke", "stroke-width", "font-size"} & set(element.attrib)


def test_the_style_sheets_know_every_class_that_is_printed():
    css = "".join((settings.BASE_DIR / "static" / "css" / name).read_text() for name in ("atlas.css", "pages.css"))
    pages = [printed("plate", plate=shown) for shown in (LOCATOR, STRIP, TRANSFERS)]
    classes = {name for page in pages for found in re.findall(r'class="([^"]*)"', page) for name in found.split()}
    plain = {"near", "normal", "full", "start", "disc"}  # as the rest of their kind
    assert {name for name in classes if f".{name}" not in css} <= plain


def test_a_plate_with_links_is_a_group_of_them_and_each_names_its_case():
    svg = plate(LOCATOR)[0]
    assert svg.get("role") == "group"
    assert svg.get("aria-label") == LOCATOR.text
    links = {link.get("data-case"): link for link in svg.iter("a")}
    assert links.keys() == {"hefei", "shenzhen"}
    assert links["hefei"].get("href") == "/places/hefei/"
    assert "".join(links["hefei"].itertext()).strip() == "Hefei"


def test_a_plate_without_links_is_an_image_with_its_text():
    svg = plate(locator([pin("wuhan", href="")]))[0]
    assert svg.get("role") == "img"
    assert svg.get("aria-label").startswith("Map with Wuhan")
    assert not list(svg.iter("a"))


def test_a_letter_on_a_strip_is_read_with_the_name_of_its_place():
    names = [link.get("aria-label") for link in plate(STRIP).iter("a")]
    assert names == ["A Wuhan", "B Pittsburgh", "C Hefei"]


def test_a_name_in_another_script_carries_its_language():
    text = plate(locator([Pin("武汉", 30.6, 114.3, label_lang="zh-Hans")])).find(".//text[@lang]")
    assert (text.text, text.get("lang")) == ("武汉", "zh-Hans")


def test_a_name_is_escaped():
    page = printed("plate", plate=locator([Pin("A <b>&</b> B", 30, 110)]))
    assert "A &lt;b&gt;&amp;&lt;/b&gt; B" in page


def test_numbers_keep_their_point_in_every_language():
    with translation.override("de"):
        assert not re.search(
            r'\b(x|y|cx|cy)="[\d.]*,', printed("plate", plate=LOCATOR) + printed("chronology", chronology=DATES)
        )


def test_a_chronology_is_drawn_and_listed_with_the_same_links():
    figure = ElementTree.fromstring(printed("chronology", chronology=DATES))
    drawn = [(link.get("href"), link.get("data-cite")) for link in figure.find("svg").iter("a")]
    listed = [(link.get("href"), link.get("data-cite")) for link in figure.find("ol").iter("a")]
    assert drawn == listed == [("/claims/a/1/", "a#1"), ("/claims/b/2/", "b#2")]
    assert figure.get("class") == "chrono"
    assert figure.find("figcaption") is None


def test_a_chronology_that_leaves_dates_out_shows_the_list_and_says_so():
    crowded = chronology([Entry(year, f"Event of {year}") for year in range(2000, 2020)])
    figure = ElementTree.fromstring(printed("chronology", chronology=crowded, caption="Dates of the claims."))
    assert figure.get("class") == "chrono listed"
    left_out = crowded.left_out
    assert (
        "".join(figure.find("figcaption").itertext()) == f"Dates of the claims. {left_out} dates are in the list only."
    )
    assert len(figure.find("ol")) == 20
