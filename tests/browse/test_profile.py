"""The profile: one case in twelve dimensions, numbered as it is read, with what lies around it."""

import pytest

from policyatlas.records.editions import forget_edition
from policyatlas.vocabulary import DIMENSIONS
from tests.makers import (
    make_claim,
    make_cluster,
    make_coverage_note,
    make_edition,
    make_link,
    make_place,
    make_policy,
    make_publisher,
    make_source,
    make_transfer,
)
from tests.reading import read, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def profile(client):
    """Reads the profile at an address such as `places/wuhan/?own=1`."""
    return lambda address: read(client.get(f"/{address}"))


@pytest.fixture
def wuhan():
    china = make_place("China", kind="country", country="CN", lat=35.0, lon=105.0)
    hubei = make_place("Hubei", kind="province", within=china)
    return make_place("Wuhan", within=hubei, native_name="武汉", native_lang="zh-Hans", lat=30.59, lon=114.31)


def test_it_says_what_contains_the_case(profile, wuhan):
    page = profile("places/wuhan/")
    assert page.texts(".crumbs li") == ["Places", "China", "Hubei", "Wuhan"]
    assert page.values(".crumbs a", "href") == ["/places/", "/places/china/", "/places/hubei/"]
    assert page.fact("Within") == "Hubei, China"


def test_a_native_name_says_its_language(profile, wuhan):
    page = profile("places/wuhan/")
    assert page.title == "Wuhan 武汉"
    assert page.one("h1 [lang]").attrs["lang"] == "zh-Hans"


def test_the_facts_of_a_place(profile, wuhan):
    wuhan.known_as, wuhan.also_known_as, wuhan.codes = "Wuhan model", ["River City", "江城"], {"unlocode": "CNWUH"}
    wuhan.save()
    page = profile("places/wuhan/")
    assert page.fact("Kind") == "City"
    assert page.fact("Position") == "30.59° N, 114.31° E"
    assert page.fact("Code") == "UN/LOCODE CNWUH"
    assert page.fact("Known as") == "Wuhan model"
    assert page.fact("Also called") == "River City, 江城"
    assert page.fact("Evidence") == "not researched yet"


def test_a_place_south_and_west_of_nought_says_so(profile):
    make_place("Santiago", lat=-33.45, lon=-70.67)
    assert profile("places/santiago/").fact("Position") == "33.45° S, 70.67° W"


def test_sectors_and_instruments_of_a_place_derive_from_what_is_there_and_the_page_says_so(profile, wuhan):
    make_cluster("Optics", places=[wuhan], sectors=["displays-optics"])
    make_policy("Fund", places=[wuhan], sectors=["semiconductors", "displays-optics"], instruments=["guidance-fund"])
    make_policy("Grant", places=[wuhan], instruments=["rd-grant", "technology"])
    page = profile("places/wuhan/")
    derived = "(from the 1 cluster and 2 policies here)"
    assert page.fact("Sectors") == f"Optoelectronics and displays, semiconductors {derived}"
    assert page.fact("Instruments") == (
        f"Capital (guidance fund), Technology (R&D grant or mission programme) {derived}"
    )


def test_a_start_needs_a_claim_that_carries_the_year(profile, wuhan):
    early = make_cluster("Early", places=[wuhan], founded=1971)
    late = make_cluster("Late", places=[wuhan], founded=1988)
    make_claim(early, statement="Early grew fast (in 1971).")
    assert profile("places/wuhan/").fact("Start") == "no cited start"
    make_claim(late, statement="Late was founded in 1988.")
    assert profile("places/wuhan/").fact("Start") == "1988, Late1"


def test_the_facts_of_a_cluster(profile, wuhan):
    source = make_source("Optical illusion")
    judged = make_claim(source=source, nature="assessment", said_by={"name": "Peter Hall", "role": "geographer"})
    cluster = make_cluster(
        "Optics Valley", places=[wuhan], founded=1988, stage="emerging", stage_claim=judged, sectors=["semiconductors"]
    )
    make_claim(cluster, statement="The zone was founded in 1988.", source=source)
    page = profile("clusters/optics-valley/")
    assert page.texts(".crumbs li") == ["Clusters", "China", "Hubei", "Wuhan", "Optics Valley"]
    assert page.fact("Lies in") == "Wuhan"
    assert page.fact("Founded") == "19881"
    assert page.fact("Stage") == "Emerging1 (so says Peter Hall, geographer)"
    assert page.fact("Sectors") == "Semiconductors"


def test_the_facts_of_a_policy(profile, wuhan):
    make_policy(
        "Big Fund",
        places=[wuhan],
        kind="institution",
        level="national",
        second_level="municipal",
        status="in-force",
        status_as_of=2023,
        started=2014,
        instruments=["guidance-fund", "capital-market"],
        motive=["competitiveness"],
    )
    page = profile("policies/big-fund/")
    assert page.fact("Kind") == "Institution"
    assert page.fact("Holds for") == "Wuhan"
    assert page.fact("Level") == "National, city"
    assert page.fact("Status") == "In force, 2023"
    assert page.fact("Started") == "no cited year"
    assert page.fact("Instruments") == "Capital (guidance fund)"
    assert page.fact("Motive") == "Competitiveness"


def test_the_dimensions_stand_in_their_order_under_four_heads(profile, wuhan):
    page = profile("places/wuhan/")
    assert page.texts(".toc .caps") == ["Setting", "Means", "Base", "Results"]
    assert page.values("section.dim", "id") == list(DIMENSIONS)
    assert [section.attrs["id"] for section in page.all("section.first-of-group")] == [
        "context",
        "instruments",
        "knowledge",
        "outcomes",
    ]


def test_numbers_run_as_the_page_is_read_once_for_each_source(profile, wuhan):
    first, second, third = (make_source(title, kind="academic") for title in ("First", "Second", "Third"))
    make_claim(wuhan, source=second, dimension="risks")
    make_claim(wuhan, source=first, dimension="context")
    make_claim(wuhan, source=third, dimension="context", nature="assessment")
    make_claim(wuhan, source=first, dimension="finance")
    wuhan.summary = "It fell. [@second#1]"
    wuhan.save()
    page = profile("places/wuhan/")
    assert page.values("#references li", "data-source") == ["second", "first", "third"]
    marks = [(mark.attrs["data-cite"], words(mark)) for mark in page.all("main a.cite")]
    assert marks == [("second#1", "1"), ("first#1", "2"), ("third#1", "3"), ("first#2", "2"), ("second#1", "1")]


def test_every_mark_leads_to_its_note_and_every_note_back_to_its_sections(profile, wuhan):
    source = make_source("Report")
    make_claim(wuhan, source=source, dimension="context")
    make_claim(wuhan, source=source, dimension="risks")
    page = profile("places/wuhan/")
    assert {mark.attrs["href"] for mark in page.all("section.dim a.cite")} == {"#source-report"}
    note = page.one("#source-report")
    assert [(words(link), link.attrs["href"]) for link in note.query(".back a")] == [
        ("Context", "#context"),
        ("Risks", "#risks"),
    ]
    assert len(note.query("[data-passage]")) == 2


def test_the_note_stands_in_the_margin_and_is_not_repeated_for_the_next_claim_of_the_source(profile, wuhan):
    daily = make_publisher("China Daily", country="CN", state_affiliated=True)
    source = make_source("Report", publisher=daily, published="2016-05-24")
    for _ in range(2):
        make_claim(wuhan, source=source, dimension="context")
    notes = profile("places/wuhan/").texts("#context .side")
    assert notes == ["1China Daily, 24 May 2016; one step away; state-affiliated"]


def test_a_claim_that_is_no_fact_says_so_before_its_sentence(profile, wuhan):
    make_claim(wuhan, statement="It will grow.", nature="forecast", dimension="context")
    assert profile("places/wuhan/").texts("#context [data-claim] p") == ["forecast It will grow.1"]


def test_at_most_three_claims_stand_in_a_section_and_the_rest_is_counted(profile, wuhan):
    for _ in range(5):
        make_claim(wuhan, dimension="finance")
    page = profile("places/wuhan/")
    assert len(page.claims("#finance")) == 3
    more = page.one("#finance .more a")
    assert words(more) == "2 more claims on Finance"
    assert more.attrs["href"] == "/places/wuhan/finance/"
    part = "#" + page.one("#finance .cell-body").attrs["id"]
    assert more.attrs["data-hx-target"] == more.attrs["data-hx-select"] == part


def test_an_opened_section_shows_all_and_changes_no_number(profile, wuhan):
    for dimension in ("finance", "risks"):
        for _ in range(5):
            make_claim(wuhan, dimension=dimension)
    closed, opened = profile("places/wuhan/"), profile("places/wuhan/?open=finance")
    assert len(opened.claims("#finance")) == 5
    assert opened.claims("#finance")[:3] == closed.claims("#finance")
    fresh = opened.one("#finance [autofocus]")
    assert fresh.attrs["data-claim"] == opened.claims("#finance")[3]
    assert opened.texts("#risks a.cite") == closed.texts("#risks a.cite") == ["4", "5", "6"]
    assert opened.texts("#finance a.cite")[3:] == ["7", "8"]
    assert len(opened.all("#references li")) == len(closed.all("#references li")) + 2


def test_the_mark_of_a_section_is_that_of_all_its_claims(profile, wuhan):
    for kind in ("official", "academic", "news"):
        make_claim(wuhan, source=make_source(kind=kind), dimension="finance")
    page = profile("places/wuhan/")
    assert page.one("#finance [data-evidence]").attrs["data-evidence"] == "origins firsthand disinterested undisputed"
    assert "Evidence full, 4 of 4 tests passed" in page.one("#finance .ev").attrs["aria-label"]


def test_the_three_kinds_of_nothing_say_which_they_are(profile, wuhan):
    make_coverage_note(wuhan, dimension="talent", state="nothing-found", note="Only the province is spoken of.")
    make_coverage_note(wuhan, dimension="infrastructure", state="not-applicable", note="A rule builds nothing.")
    page = profile("places/wuhan/")
    assert page.one("#risks").attrs["data-state"] == "not-researched"
    assert "Not researched yet." in page.text("#risks .gap")
    assert page.one("#talent").attrs["data-state"] == "nothing-found"
    assert page.text("#talent .gap").startswith("Nothing found, last searched")
    assert page.text("#talent .gap").endswith("Only the province is spoken of.")
    assert page.one("#infrastructure").attrs["data-state"] == "not-applicable"
    assert page.text("#infrastructure .gap") == "Does not apply. A rule builds nothing."


def test_accounts_that_differ_stand_together_with_the_editors_reason(profile, wuhan):
    low = make_claim(wuhan, dimension="finance", measure={"value": 18_500_000_000})
    high = make_claim(wuhan, dimension="finance", measure={"value": 20_000_000_000})
    make_link(high, low, question="Planned cost of the plant", note="Another rate of exchange.")
    page = profile("places/wuhan/")
    assert page.claims("#finance") == page.claims("#finance [data-disagreement]") == [low.public_name, high.public_name]
    assert page.texts("#finance [data-disagreement] dt") == ["US$18.5 bn", "US$20 bn"]
    assert page.text("#finance .why") == "Another rate of exchange."
    assert len(page.all("#finance .side")) == 2


def test_claims_of_clusters_are_included_unless_left_out(profile, wuhan):
    make_claim(wuhan, dimension="context")
    make_claim(make_cluster("Optics", places=[wuhan]), dimension="context")
    page = profile("places/wuhan/")
    assert page.fact("Evidence") == "2 claims from 2 sources, clusters included Leave them out"
    assert len(page.claims("#context")) == 2
    own = profile("places/wuhan/?own=1")
    assert own.fact("Evidence") == "1 claim from 1 source, clusters left out Include them"
    assert len(own.claims("#context")) == 1
    assert own.one("#context .more a").attrs["href"] == "/places/wuhan/context/?own=1"
    assert own.one("link[rel=canonical]").attrs["href"].endswith("/places/wuhan/")


def test_a_country_does_not_hold_the_claims_of_the_places_in_it(profile, wuhan):
    make_claim(wuhan)
    assert profile("places/china/").fact("Evidence") == "not researched yet"


def test_a_claim_of_a_place_and_its_cluster_counts_once(profile, wuhan):
    make_claim(make_cluster("Optics", places=[wuhan]), wuhan, dimension="context")
    assert len(profile("places/wuhan/").claims("#context")) == 1


def test_claims_not_published_are_not_there(profile, wuhan):
    for state in ("draft", "in-review"):
        make_claim(wuhan, state=state)
    make_claim(wuhan, state="retracted", reason="The source took it back.")
    assert profile("places/wuhan/").fact("Evidence") == "not researched yet"


def test_a_summary_whose_claim_was_retracted_says_so_and_keeps_standing(profile, wuhan):
    make_claim(wuhan, source=make_source("Report"), state="retracted", reason="An error.")
    wuhan.summary = "It grew [@report#1]."
    wuhan.save()
    assert profile("places/wuhan/").text("#summary") == "It grew[claim not available]."


def test_what_lies_in_a_place_is_listed(profile, wuhan):
    make_cluster("Optics Valley", places=[wuhan], founded=1988)
    make_policy("Ten rules", places=[wuhan], kind="law", status="ended", status_as_of=2020)
    make_place("Dongxihu", kind="district", within=wuhan)
    page = profile("places/wuhan/")
    assert page.texts("#related h2") == ["Clusters here", "Policies here", "Places in Wuhan"]
    assert page.texts("#related h3") == ["Optics Valley", "Ten rules"]
    assert page.texts("#related li p") == ["Founded 1988", "Law · Ended, 2020"]
    assert page.values("#related .run a", "href") == ["/places/dongxihu/"]


def test_a_region_lists_its_members_and_a_member_its_region(profile):
    ohio = make_place("Ohio", kind="province")
    make_place("Rust Belt", kind="region", members=[ohio])
    assert profile("places/rust-belt/").values("#related .run a", "href") == ["/places/ohio/"]
    assert profile("places/ohio/").fact("Part of") == "Rust Belt"


def test_transfers_stand_by_direction_and_lead_to_the_page_of_the_two(profile, wuhan):
    make_transfer(wuhan, make_place("US Rust Belt", kind="region"), said_by="Robert Pape", year=2025)
    make_transfer(make_place("Silicon Valley"), wuhan, degree="emulation", said_by="Tang Liangzhi", year=None)
    page = profile("places/wuhan/")
    assert page.texts("#transfers h3") == ["Wuhan is a model for", "Wuhan looks to"]
    assert page.texts("#transfers li") == [
        "2025 US Rust Belt, held up, said by Robert Pape1",
        "Year not given Silicon Valley, emulation, said by Tang Liangzhi2",
    ]
    assert page.values("#transfers li p > a", "href") == [
        "/transfers/wuhan/us-rust-belt/",
        "/transfers/silicon-valley/wuhan/",
    ]
    assert page.values("#transfers .more a", "href") == ["/transfers/?model=wuhan", "/transfers/?learner=wuhan"]


def test_a_transfer_whose_claim_was_retracted_is_not_told(profile, wuhan):
    claim = make_claim(wuhan, state="retracted", reason="An error.")
    make_transfer(wuhan, make_place("Ohio"), claim=claim)
    assert not profile("places/wuhan/").all("#transfers")


def test_the_chronology_holds_facts_of_a_known_year(profile, wuhan):
    make_claim(wuhan, statement="The zone was founded in 1988.", dimension="context")
    make_claim(wuhan, statement="Firms were many.", measure={"value": 12, "unit": "firms", "year": 2017})
    make_claim(wuhan, statement="It will lead the world in 2011.", nature="forecast")
    make_claim(wuhan, statement="It grew in 2003 and again in 2009.")
    page = profile("places/wuhan/")
    assert page.texts("#chronology ol li") == ["1988 The zone was founded in 1988.", "2017 Firms were many."]
    assert page.one("#chronology .more a").attrs["href"] == "/timeline/?cases=wuhan"


def test_it_says_what_its_claims_rest_on_in_sentences_and_in_bars(profile, wuhan):
    daily = make_publisher("Daily", country="CN", state_affiliated=True)
    source = make_source(publisher=daily, published="2016")
    make_claim(wuhan, source=source)
    make_claim(make_cluster("Optics", places=[wuhan]), source=source, nature="forecast")
    make_claim(wuhan, state="draft")
    page = profile("places/wuhan/")
    assert page.text("#balance .findings").startswith("2 claims from 1 source.")
    rows = page.texts("#balance [data-division=nature] tr")
    assert rows[1:] == ["Fact 1 50%1 source", "Forecast 1 50%1 source"]
    assert page.values("#balance [data-division=standing] rect:not(.whole)", "width") == ["100%"]
    assert not profile("clusters/optics/").all("#balance .gap")


def test_a_case_without_claims_has_nothing_to_divide(profile):
    make_place("Henan")
    assert not profile("places/henan/").all("#balance")


def test_a_place_without_a_position_has_no_map(profile, wuhan):
    make_place("Nowhere")
    assert profile("places/wuhan/").one(".title .plate svg").attrs["aria-label"].startswith("Map with Wuhan")
    assert not profile("places/nowhere/").all(".plate")


def test_a_renamed_case_answers_at_its_new_address(client):
    make_place("Bengaluru", formerly=["bangalore"])
    response = client.get("/places/bangalore/?own=1")
    assert (response.status_code, response["Location"]) == (301, "/places/bengaluru/?own=1")
    response = client.get("/places/bangalore/finance/")
    assert (response.status_code, response["Location"]) == (301, "/places/bengaluru/finance/")


def test_a_case_asked_under_another_kind_answers_at_its_own_address(client):
    make_cluster("Optics Valley")
    response = client.get("/places/optics-valley/")
    assert (response.status_code, response["Location"]) == (301, "/clusters/optics-valley/")


def test_a_slug_in_use_wins_over_a_former_one(client):
    make_place("New York", formerly=["york"])
    make_place("York")
    assert client.get("/places/york/").status_code == 200


def test_an_unknown_case_is_not_found(client):
    assert client.get("/places/atlantis/").status_code == 404


@pytest.mark.parametrize("claims", [3, 40])
def test_a_profile_costs_eleven_queries_whatever_the_number_of_claims(client, wuhan, claims, django_assert_num_queries):
    cluster = make_cluster("Optics", places=[wuhan], sectors=["semiconductors"])
    make_policy("Rules", places=[wuhan], instruments=["grant"])
    for number in range(claims):
        said = make_claim(wuhan if number % 2 else cluster, dimension="finance", measure={})
    elsewhere = make_claim(make_place("Hefei"), measure={})
    make_link(elsewhere, said)
    make_transfer(wuhan, make_place("Ohio"))
    make_edition()
    forget_edition()
    with django_assert_num_queries(11):
        client.get("/places/wuhan/")


@pytest.mark.parametrize(("address", "queries"), [("clusters/optics/", 9), ("policies/rules/", 9)])
def test_a_cluster_or_policy_costs_fewer(client, wuhan, address, queries, django_assert_num_queries):
    for case in (make_cluster("Optics", places=[wuhan]), make_policy("Rules", places=[wuhan])):
        make_link(make_claim(make_place()), make_claim(case))
    make_edition()
    forget_edition()
    with django_assert_num_queries(queries):
        client.get(f"/{address}")
