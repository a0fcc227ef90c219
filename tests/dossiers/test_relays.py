"""Which text is passed on: one that we hold, or a stub; origin and distance follow."""

import pytest

from policyatlas.dossiers.loading import load
from policyatlas.records.models import Claim, Source
from tests.dossiers.small_atlas import FILES, edited, write_files

pytestmark = pytest.mark.django_db
FIRST, SECOND = "dossiers/gazette-2024-chips.yaml", "dossiers/herald-2024-chips.yaml"
RELAYS = "  relays:\n    title: How officials invest\n    publisher: Bloomberg\n    published: '2022-02'\n"
HERALD = f"""\
source:
  slug: herald-2024-chips
  kind: news
  language: en
  published: '2024'
{RELAYS}claims:
- n: 1
  about: [place/hefei]
  dimension: risks
  statement: The stake lost value.
  nature: fact
  relayed: true
  passage: {{opens: The stake has}}
- n: 2
  about: [place/hefei]
  dimension: risks
  statement: The stake may lose more.
  nature: forecast
  passage: {{opens: It may well}}
"""


def claims():
    return {claim.public_name: (claim.origin.slug, claim.distance) for claim in Claim.objects.all()}


def relayed(files=FILES, text="    publisher: Bloomberg\n    title: How officials invest\n    published: '2022'\n"):
    return edited(FIRST, "  nature: fact\n", f"  nature: fact\n  relayed: true\n  relayed_from:\n{text}", files)


def test_a_text_that_nobody_holds_becomes_a_stub_named_by_publisher_year_and_title(tmp_path):
    load([write_files(tmp_path, relayed())])
    stub = Source.objects.get(is_stub=True)
    assert (stub.slug, stub.title) == ("bloomberg-2022-how-officials-invest", "How officials invest")
    assert (stub.publisher, stub.publisher_name, stub.published, stub.kind) == (None, "Bloomberg", "2022", "")
    assert claims()["gazette-2024-chips#1"] == (stub.slug, 1)
    assert Source.objects.held().count() == 1


def test_two_papers_that_relay_one_text_have_one_origin(tmp_path):
    load([write_files(tmp_path, {**relayed(), SECOND: HERALD})])
    assert claims() == {
        "gazette-2024-chips#1": ("bloomberg-2022-how-officials-invest", 1),
        "gazette-2024-chips#2": ("gazette-2024-chips", 0),  # an assessment is first-hand from its holder
        "herald-2024-chips#1": ("bloomberg-2022-how-officials-invest", 1),
        "herald-2024-chips#2": ("herald-2024-chips", 0),  # not relayed, though its source relays
    }
    assert Source.objects.get(slug="herald-2024-chips").relays.slug == "bloomberg-2022-how-officials-invest"


def test_a_relayed_text_that_we_hold_is_found_by_folded_publisher_year_and_title(tmp_path):
    herald = HERALD.replace(
        "    title: How officials invest\n    publisher: Bloomberg\n",
        "    title: CHIPS, for Hefei!\n    publisher: the gazette\n",
    )
    load([write_files(tmp_path, {**FILES, SECOND: herald.replace("'2022-02'", "2024-05".join("''"))})])
    assert claims()["herald-2024-chips#1"] == ("gazette-2024-chips", 1)
    assert not Source.objects.filter(is_stub=True).exists()


def test_a_text_of_another_year_is_another_text(tmp_path):
    other = "    publisher: Bloomberg\n    title: How officials invest\n    published: '2023'\n"
    load([write_files(tmp_path, {**relayed(text=other), SECOND: HERALD})])
    assert Source.objects.filter(is_stub=True).count() == 2


def test_an_origin_is_followed_through_a_text_that_we_hold_to_what_it_relays(tmp_path):
    through = relayed(text="    publisher: null\n    title: Chips and stakes\n    published: '2024'\n")
    herald = HERALD.replace("  kind: news\n", "  title: Chips and stakes\n  kind: news\n")
    load([write_files(tmp_path, {**through, SECOND: herald})])
    assert claims()["gazette-2024-chips#1"] == ("bloomberg-2022-how-officials-invest", 1)


def test_a_text_named_only_by_its_authors_is_told_by_them(tmp_path):
    load([write_files(tmp_path, relayed(text="    authors: [Ann Li, Bo Ek]\n"))])
    assert Source.objects.get(is_stub=True).slug == "ann-li-bo-ek"


def test_a_text_whose_name_has_no_latin_letter_still_gets_an_address(tmp_path):
    load([write_files(tmp_path, relayed(text="    publisher: 新华社\n"))])
    assert Source.objects.get(is_stub=True).slug.startswith("text-")


def test_what_is_relayed_from_nobody_named_is_two_steps_away(tmp_path):
    load([write_files(tmp_path, edited(FIRST, "  nature: fact\n", "  nature: fact\n  relayed: true\n"))])
    assert claims()["gazette-2024-chips#1"] == ("gazette-2024-chips", 2)


def test_when_the_relayed_text_itself_comes_in_it_takes_the_place_of_its_stub(tmp_path):
    load([write_files(tmp_path, {**relayed(), SECOND: HERALD})])
    bloomberg = FILES[FIRST][: FILES[FIRST].index("claims:")] + "claims: []\n"
    for old, new in (
        ("gazette-2024-chips", "bloomberg-2022-invest"),
        ("Chips for Hefei", "How officials invest"),
        ("the-gazette", "bloomberg"),
        ("2024-05-06", "2022-02-01"),
    ):
        bloomberg = bloomberg.replace(old, new)
    publishers = FILES["publishers.yaml"] + "bloomberg:\n  name: Bloomberg\n"
    load([write_files(tmp_path, {"publishers.yaml": publishers, "dossiers/bloomberg-2022-invest.yaml": bloomberg})])
    assert claims()["gazette-2024-chips#1"] == ("bloomberg-2022-invest", 1)
    assert claims()["herald-2024-chips#1"] == ("bloomberg-2022-invest", 1)
    assert not Source.objects.filter(is_stub=True).exists()


def test_a_stub_takes_the_publisher_that_bears_the_name(tmp_path):
    load([write_files(tmp_path, relayed(text="    publisher: THE GAZETTE\n"))])
    assert Source.objects.get(is_stub=True).publisher.slug == "the-gazette"


def test_a_change_of_kind_brings_claims_nearer(tmp_path):
    load([write_files(tmp_path)])
    assert claims()["gazette-2024-chips#1"] == ("gazette-2024-chips", 1)
    load([write_files(tmp_path, edited(FIRST, "kind: news", "kind: official"))])
    assert claims()["gazette-2024-chips#1"] == ("gazette-2024-chips", 0)
