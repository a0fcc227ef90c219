"""Where accounts differ: the list of all, each by itself, and beside the claims and in the cells that take part."""

from decimal import Decimal

import pytest

from policyatlas.citing import backing_in_words, folded_in_words, spread_in_words
from policyatlas.evidence.backing import backing
from policyatlas.evidence.disagreements import disagreements
from policyatlas.records.editions import forget_edition
from policyatlas.records.models import Claim, ClaimLink
from tests.makers import make_claim, make_cluster, make_edition, make_link, make_place, make_source
from tests.reading import read, words

pytestmark = pytest.mark.django_db
LIST = "/disagreements/"
GW = {"indicator": "power-capacity-added", "unit": "GW"}


@pytest.fixture
def china():
    return make_place("China")


@pytest.fixture
def solar(china):
    """28 against 277 GW, the latter twice but for rounding, of which one only repeats the other."""
    low = make_claim(china, source=make_source(slug="observer", published="2025-02"), measure=GW | {"value": 28})
    agency = make_source(slug="agency", published="2025-01-21")
    high = make_claim(china, source=agency, measure=GW | {"value": Decimal("277.17")})
    copy = make_claim(china, source=make_source(slug="copy"), origin=agency, measure=GW | {"value": 277})
    for claim in (high, copy):
        make_link(claim, low, question="Solar capacity added in 2024", note="Almost exactly ten times.")
    return low, high, copy


def page_of(client, address, status=200):
    return read(client.get(address), status)


def test_each_stands_with_its_accounts_its_spread_and_since_when(client, solar):
    page = page_of(client, LIST)
    assert page.texts(".disagreements h2") == ["Solar capacity added in 2024"]
    assert page.texts(".disagreements .measure") == ["28 GW", "277.17 GW"]
    assert page.fact("Spread") == "277.17 GW is about ten times 28 GW"
    assert page.fact("Since") == "February 2025"
    assert page.fact("Given by") == "3 sources, 2 origins"
    assert page.fact("Stands in") == "China, Outcomes"
    assert page.texts(".why") == ["Almost exactly ten times."]


def test_equal_accounts_stand_as_one_which_says_so(client, solar):
    page = page_of(client, LIST)
    folded = "2 sources, 1 origin; 277.17 GW and 277 GW, the same but for rounding"
    assert folded in page.text("[data-disagreement]")
    for address in ("/places/china/", "/places/china/outcomes/", "/compare/china/", "/claims/observer/1/"):
        assert folded in page_of(client, address).text("[data-disagreement]")
    assert len(page.all("[data-disagreement] dl > div")) == 2


@pytest.mark.parametrize(
    "address",
    [
        "/places/china/",
        "/places/china/outcomes/",
        "/dimensions/outcomes/",
        "/compare/china/",
        "/claims/observer/1/",
        "/claims/copy/1/",
        "/disagreements/",
        "/disagreements/copy/1/",
    ],
)
def test_all_accounts_stand_together_wherever_one_of_them_does(client, solar, address):
    page = page_of(client, address)
    accounts = page.one("[data-disagreement]")
    assert [words(one) for one in accounts.query(".measure")] == ["28 GW", "277.17 GW"]
    assert "Almost exactly ten times." in words(accounts)
    assert "/disagreements/agency/1/" in page.values("a", "href") or address.startswith("/disagreements/copy")


def test_it_stands_in_the_cells_of_every_claim_that_takes_part(client, solar, china):
    hefei = make_place("Hefei")
    make_link(make_claim(hefei, dimension="risks"), solar[0])
    assert "Solar capacity" in page_of(client, "/places/hefei/risks/").text("[data-disagreement]")
    assert page_of(client, LIST).fact("Stands in") == "China, Outcomes · Hefei, Risks"


def test_any_of_its_claims_leads_to_it_and_one_is_its_lasting_address(client, solar):
    for name in ("observer", "agency", "copy"):
        page = page_of(client, f"/disagreements/{name}/1/")
        assert page.title == "Solar capacity added in 2024"
        assert page.one("link[rel=canonical]").attrs["href"].endswith("/disagreements/agency/1/")


@pytest.mark.parametrize("name", ["nobody/1", "bystander/1", "observer/99999999999999999999", "draft/1"])
def test_what_differs_from_nothing_is_not_found(client, solar, china, name):
    make_claim(china, source=make_source(slug="bystander"))
    make_link(make_claim(china, source=make_source(slug="draft"), state="draft"), solar[0])
    assert client.get(f"/disagreements/{name}/").status_code == 404


def test_links_that_are_no_disputes_and_claims_that_are_not_out_make_none(client, china):
    make_link(make_claim(china), make_claim(china), stance="qualifies")
    make_link(make_claim(china), make_claim(china, state="draft"))
    assert page_of(client, LIST).texts("main .gap") == ["No editor has found accounts that differ yet."]


def test_they_are_chosen_by_case_and_dimension(client, solar):
    hefei = make_place("Hefei")
    make_link(make_claim(hefei, dimension="risks"), make_claim(hefei, dimension="risks"), question="Who lost")
    assert page_of(client, f"{LIST}?case=hefei").texts(".disagreements h2") == ["Who lost"]
    page = page_of(client, f"{LIST}?case=china&dimension=outcomes")
    assert page.texts(".disagreements h2") == ["Solar capacity added in 2024"]
    assert page.values("option[selected]", "value") == ["china", "outcomes"]
    assert page.texts("#case option") == ["any case", "China", "Hefei"]
    assert page.texts("#dimension option") == ["any dimension", "Outcomes", "Risks"]
    assert page_of(client, f"{LIST}?case=hefei&dimension=outcomes").texts("main .gap") == ["No accounts differ there."]
    assert page.one("link[rel=canonical]").attrs["href"].endswith("?case=china&dimension=outcomes")


@pytest.mark.parametrize(
    ("query", "notice"),
    [
        ("case=nowhere", "No account of “nowhere” differs from another. Shown are all cases."),
        ("dimension=beauty", "There is no dimension “beauty”. Shown are all."),
        ("page=9", "There is no page “9”. This is page 1 of 1."),
        ("page=-1", "There is no page “-1”. This is page 1 of 1."),
    ],
)
def test_what_it_does_not_know_is_named(client, solar, query, notice):
    page = page_of(client, f"{LIST}?{query}")
    assert page.notices == [notice]
    assert page.texts(".disagreements h2")


def test_of_very_many_the_first_are_read_and_the_list_says_so(client, china, monkeypatch):
    monkeypatch.setattr("policyatlas.browse.disagreements.MOST", 2)
    for dimension in ("risks", "finance", "finance"):
        make_link(make_claim(china, dimension=dimension), make_claim(make_place(), dimension=dimension))
    page = page_of(client, LIST)
    assert page.notices == ["Shown are the first of very many: ask for a case or a dimension to see others."]
    assert len(page.all(".disagreements > li")) == 2
    assert len(page_of(client, f"{LIST}?dimension=finance").all(".disagreements > li")) == 2
    assert len(page_of(client, f"{LIST}?case={china.slug}&dimension=risks").all(".disagreements > li")) == 1


@pytest.mark.parametrize("number", [2, 30])
def test_the_list_costs_four_queries_whatever_their_number(client, china, django_assert_num_queries, number):
    for _turn in range(number):
        make_link(make_claim(china, make_place()), make_claim(make_cluster()))
    make_edition()
    forget_edition()
    with django_assert_num_queries(4):
        page = page_of(client, LIST)
    assert len(page.all(".disagreements > li")) == min(number, 20)
    assert bool(page.all(".pages")) is (number > 20)


@pytest.mark.parametrize("number", [2, 30])
def test_one_of_them_costs_six_queries(client, china, django_assert_num_queries, number):
    hub = make_claim(china, source=make_source(slug="hub"))
    for _turn in range(number):
        make_link(make_claim(china), hub)
    make_edition()
    forget_edition()
    with django_assert_num_queries(6):
        page = page_of(client, "/disagreements/hub/1/")
    assert len(page.all("[data-disagreement] dl > div")) == number + 1


def test_the_way_there_is_shown(client, solar):
    for address in ("/", "/coverage/", "/method/", "/places/china/outcomes/"):
        assert LIST in page_of(client, address).values("a", "href")


def dispute_of(*pairs):
    claims = {claim.pk: claim for claim in Claim.objects.with_provenance()}
    return disagreements(ClaimLink.objects.all(), claims)[0]


@pytest.mark.parametrize(
    ("one", "other", "spread"),
    [
        ({"value": 959_000_000}, {"value": 750_000_000}, "US$959 m is about a quarter more than US$750 m"),
        ({"value": 28, "unit": "GW"}, {"value": 277, "unit": "MW"}, ""),  # nobody said how to bring them together
        ({"value": 1984, "unit": "year"}, {"value": 1988, "unit": "year"}, "1988 is 4 years after 1984"),
        ({"value": 5, "qualifier": "more-than"}, {"value": 2}, ""),
        ({"value": 5}, None, ""),
    ],
)
def test_the_spread_is_told_where_it_means_something(china, one, other, spread):
    make_link(make_claim(china, measure=one), make_claim(china, measure=other))
    assert spread_in_words(dispute_of()) == spread


def test_an_account_of_one_claim_has_nothing_to_fold(china):
    make_link(make_claim(china, measure={"value": 5}), make_claim(china, measure={"value": 9}))
    assert [folded_in_words(account) for account in dispute_of().accounts] == ["", ""]


@pytest.fixture
def backed(china):
    """A claim that two support and one qualifies."""
    claim = make_claim(china, source=make_source(slug="backed"), dimension="risks")
    for stance, note in (("supports", ""), ("supports", "Both say so."), ("qualifies", "Only in 2024.")):
        make_link(make_claim(make_place()), claim, stance=stance, note=note)
    return claim


def test_a_cell_tells_what_supports_and_qualifies_its_claims(client, backed):
    told = page_of(client, "/places/china/risks/").texts(".backing li")
    assert [words_.split(" ")[0] for words_ in told] == ["Supported", "Supported", "Qualified"]
    assert told[2].endswith(": Only in 2024.")


def test_a_comparison_tells_it_in_a_few_words_where_a_row_is_in_full(client, backed):
    assert page_of(client, "/compare/china/?depth=full").texts(".backed") == ["supported by 2 · qualified by 1"]
    assert page_of(client, "/compare/china/?depth=full").values(".backed", "data-cite") == ["backed#1"]
    assert not page_of(client, "/compare/china/").all(".backed")


def test_the_note_tells_it_with_the_editors_sentences(client, backed):
    assert "Only in 2024." in page_of(client, "/claims/backed/1/").text("#claim .linked")


def test_both_ends_of_a_link_are_told_of_it(china):
    one, other = make_claim(china), make_claim(china)
    make_link(one, other, stance="supports")
    found = backing(ClaimLink.objects.all(), {claim.pk: claim for claim in (one, other)})
    assert backing_in_words(found[one.pk]) == "supports 1"
    assert backing_in_words(found[other.pk]) == "supported by 1"


def test_the_real_ones_are_told(client, atlas):
    page = page_of(client, LIST)
    assert "277.17 GW is about ten times about 28 GW" in page.text()
    for question in (
        "Planned cost of the HSMC chip plant in Wuhan",
        "How much New York State put into the Buffalo plant",
    ):
        assert question in page.texts(".disagreements h2")
    for address in page.values(".disagreements h2 a", "href"):
        assert page_of(client, address).all("[data-disagreement]")
