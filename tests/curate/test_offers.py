"""What a passage offers to its claim: cases, a dimension, figures and who is quoted, by rules that guess nothing."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from policyatlas.curate.reading.offers.cases import cases_in
from policyatlas.curate.reading.offers.dimensions import CUES, dimension_in
from policyatlas.curate.reading.offers.figures import figures_in
from policyatlas.curate.reading.offers.numerals import han_number
from policyatlas.curate.reading.offers.speakers import quoted_in
from policyatlas.curate.reading.offers.units_in_words import ALL
from policyatlas.vocabulary import BOUNDARY_RULES, QUALIFIERS, UNITS
from tests.makers import make_cluster, make_place, make_policy


@pytest.fixture
def cases(db):
    make_place("Wuhan", native_name="武汉")
    make_place("Hubei", native_name="湖北", kind="province")
    make_place("United States", kind="country", also_known_as=["US", "U.S.", "America"])
    make_place("China", kind="country", native_name="中国")
    make_cluster("Optics Valley", native_name="光谷", also_known_as=["Optics Valley of China", "武汉光谷"])
    make_policy("Made in China 2025", also_known_as=["MIC 2025"])
    make_policy("St. Example plan", slug="st-example-plan")


@pytest.mark.parametrize(
    ("passage", "named"),
    [
        ("Hubei pays and WUHAN builds; Hubei pays again.", ["hubei", "wuhan"]),
        ("In Wuhan's east stands Optics Valley.", ["wuhan", "optics-valley"]),
        ("The Optics Valley of China is a park.", ["optics-valley"]),
        ("They call it Made in China 2025, in China.", ["made-in-china-2025", "china"]),
        ("Wu-han and WuHan are one.", ["wuhan"]),
        ("武汉光谷位于湖北。", ["optics-valley", "hubei"]),
        ("在武汉的人说中国话", ["wuhan", "china"]),
        ("The US pays, and so does the U.S. side.", ["united-states"]),
        ("They asked us for china plates.", []),
        ("The St. Example plan was read.", ["st-example-plan"]),
        ("Wuhanese, Chinatown and Americans are others.", []),
        ("Nobody is named here.", []),
        ("", []),
    ],
)
def test_cases_are_recognised_by_all_their_names_in_order_of_first_mention(cases, passage, named):
    assert [mention.slug for mention in cases_in(passage)] == named


def test_two_cases_of_one_name_are_both_offered(db):
    make_place("Hefei")
    make_policy("Hefei", slug="hefei-model")
    assert {mention.public_name for mention in cases_in("It is Hefei.")} == {"place/hefei", "policy/hefei-model"}


def test_cases_take_one_query_however_long_the_passage(cases):
    with CaptureQueriesContext(connection) as made:
        cases_in("Wuhan and Hubei in 武汉光谷的地方有很多公司在发展。 " * 80)
    assert len(made) == 1


@pytest.mark.parametrize(
    ("passage", "value", "unit"),
    [
        ("The fund holds 57.7bn yuan.", "57700000000", "CNY"),
        ("It has RMB 57.7 billion.", "57700000000", "CNY"),
        ("It made 3.2 million jobs.", "3200000", "jobs"),
        ("It made 3.2 million new manufacturing jobs.", "3200000", "jobs"),
        ("40 percent of it", "40", "percent"),
        ("40 per cent", "40", "percent"),
        ("40% of the shares", "40", "percent"),
        ("5% of GDP", "5", "percent of GDP"),
        ("3.5 percentage points", "3.5", "percentage-points"),
        ("1.2 trillion won", "1200000000000", "KRW"),
        ("28 GW of panels", "28", "GW"),
        ("€1.5bn of it", "1500000000", "EUR"),
        ("US$8bn in all", "8000000000", "USD"),
        ("$3 million in all", "3000000", ""),
        ("12 million dollars", "12000000", ""),
        ("1,234 companies moved in", "1234", "firms"),
        ("20,000 cars a year", "20000", "vehicles per year"),
        ("a 40-km line", "40", "kilometres"),
        ("40 square kilometres", "40", "km2"),
        ("15 funds were set up", "15", "funds"),
        ("投资三千亿元", "300000000000", "CNY"),
        ("投资2.5万亿元", "2500000000000", "CNY"),
        ("占比35%", "35", "percent"),
        ("新增12万人", "120000", "persons"),
    ],
)
def test_a_figure_is_read_in_a_unit_of_the_vocabulary(passage, value, unit):
    assert [(figure.value, figure.unit) for figure in figures_in(passage)] == [(value, unit)]


@pytest.mark.parametrize(
    "passage",
    [
        "Article 5 says so.",
        "15 years ago",
        "in 2020 people moved",
        "the 1990s",
        "Room 12",
        "3 or 4 of them",
        "COVID-19",
    ],
)
def test_a_number_without_a_unit_is_no_figure(passage):
    assert figures_in(passage) == []


@pytest.mark.parametrize(
    ("passage", "qualifier", "value_to"),
    [
        ("about 40 percent", "about", ""),
        ("some 40 percent", "about", ""),
        ("more than 40 percent", "more-than", ""),
        ("over 40 percent", "more-than", ""),
        ("up to 40 percent", "up-to", ""),
        ("fewer than 40 firms", "less-than", ""),
        ("almost 40 percent", "nearly", ""),
        ("between 40 and 50 percent", "between", "50"),
        ("40 to 50 percent", "between", "50"),
        ("40–50%", "between", "50"),
        ("between 3 and 5 million jobs", "between", "5000000"),
        ("超过40公里", "more-than", ""),
        ("exactly 40 percent", "", ""),
    ],
)
def test_how_sure_a_figure_is_said_to_be(passage, qualifier, value_to):
    (figure,) = figures_in(passage)
    assert (figure.qualifier, figure.value_to) == (qualifier, value_to)


@pytest.mark.parametrize(
    ("passage", "year", "span"),
    [
        ("In 2020, it paid 5bn yuan.", "2020", None),
        ("It paid 5bn yuan. That was in 2020.", "", None),
        ("It paid 5bn yuan in 2019 and 6bn yuan in 2020.", "", None),
        ("From 2010 to 2020 it paid 5bn yuan.", "", ("2010", "2020")),
        ("It paid 5bn yuan in 2010–2020.", "", ("2010", "2020")),
    ],
)
def test_a_year_is_offered_only_where_the_sentence_names_one(passage, year, span):
    figure = figures_in(passage)[0]
    assert (figure.year, figure.span) == (year, span)


def test_two_amounts_are_two_figures():
    assert [figure.value for figure in figures_in("US$8bn and US$3 million")] == ["8000000000", "3000000"]


def test_every_unit_and_qualifier_is_one_of_the_vocabulary():
    assert set(UNITS) >= ALL
    said = {
        figure.qualifier
        for word in ("about", "over", "under", "up to", "nearly")
        for figure in figures_in(f"{word} 5%")
    }
    assert set(QUALIFIERS) >= said
    assert len(said) == 5


@pytest.mark.parametrize(
    ("written", "number"),
    [("三千亿", 3 * 10**11), ("一百二十", 120), ("两万", 20000), ("十五", 15), ("2.5万亿", 25 * 10**11), ("亿", None)],
)
def test_chinese_numerals_are_numbers(written, number):
    assert han_number(written) == number


@pytest.mark.parametrize(
    ("passage", "name", "role"),
    [
        ("“It works,” said Pape, a professor at Example University.", "Pape", "a professor at Example University"),
        ("According to the World Bank, it grew.", "World Bank", ""),
        ("It grew, according to the Ministry of Industry and Trade.", "Ministry of Industry and Trade", ""),
        (
            "Robert Q. Pape, director of the institute, told reporters so.",
            "Robert Q. Pape",
            "director of the institute",
        ),
        ("Anna de Wit argues otherwise.", "Anna de Wit", ""),
        ("On Monday Li Na said it again.", "Li Na", ""),
        ("张三表示，这是好事。", "张三", ""),
    ],
)
def test_who_is_quoted_is_offered_with_the_role_that_stands_there(passage, name, role):
    (quoted,) = quoted_in(passage)
    assert (quoted.name, quoted.role) == (name, role)


@pytest.mark.parametrize(
    "passage",
    ["He said so.", "Officials said so.", "according to a report", "It was said.", "记者说，", "The city grew."],
)
def test_nobody_in_particular_is_not_offered(passage):
    assert quoted_in(passage) == []


@pytest.mark.parametrize(
    ("passage", "dimension", "words"),
    [
        ("The city took a stake in it.", "finance", ("stake",)),
        ("The stake was lost when the firm collapsed.", "risks", ("collapsed",)),
        ("Others should emulate it.", "lessons", ("emulate",)),
        ("Output doubled and GDP grew.", "outcomes", ("doubled", "GDP", "grew")),
        ("A leading group coordinates them.", "governance", ("leading group", "coordinates")),
        ("It aims at chips.", "strategy", ("aims",)),
        ("A tariff keeps them out.", "instruments", ("tariff",)),
        ("The university has a laboratory.", "knowledge", ("university", "laboratory")),
        ("地方政府设立基金。", "finance", ("基金",)),
    ],
)
def test_the_first_rule_that_fits_suggests_the_dimension_and_says_why(passage, dimension, words):
    suggested = dimension_in(passage)
    assert suggested.dimension.id == dimension
    assert set(words) <= set(suggested.words)
    assert dimension in suggested.rule.dimensions


@pytest.mark.parametrize(
    "passage", ["It was harmonious.", "A fundamental, critical investigation.", "Its stakeholders met Ms Parker."]
)
def test_a_word_that_only_begins_like_a_cue_speaks_for_nothing(passage):
    assert dimension_in(passage) is None


def test_no_rule_fits_where_no_word_speaks_for_one():
    assert dimension_in("It rained.") is None


def test_every_cue_leads_where_its_rule_does():
    rules = {rule.number: rule.dimensions for rule in BOUNDARY_RULES}
    assert all(dimension in rules[number] for number, dimension, _words in CUES)
    assert {number for number, *_rest in CUES} == set(rules)
