"""Every rule of the format, broken once in a small atlas: the check names file and line and says how to mend it."""

import pytest

from policyatlas.dossiers.checking import Known
from tests.dossiers.small_atlas import FILES, SOURCE, edited, problems_in, write_files

DOSSIER = "dossiers/gazette-2024-chips.yaml"
PLACES, CLUSTERS, POLICIES = "cases/places.yaml", "cases/clusters.yaml", "cases/policies.yaml"
TRANSFERS, LINKS, COVERAGE = "cases/transfers.yaml", "links.yaml", "coverage.yaml"
COMPARISON = "comparisons/hefei-china.md"


def test_the_small_atlas_is_sound(tmp_path):
    assert problems_in(write_files(tmp_path)) == []


# What is wrong with one field: file, what is replaced by what, and the problem with its line.
FIELDS = [
    (DOSSIER, "  kind: news\n", "", "1: kind is missing. It says: Kind of source."),
    (
        DOSSIER,
        "kind: news",
        "kind: newz",
        "4: kind is “newz”, which is no source kind of the atlas: did you mean “news”?",
    ),
    (DOSSIER, "'2024-05-06'", "2024", "7: published must be text: put it in quotes."),
    (
        DOSSIER,
        "'2024-05-06'",
        "'2024-02-30'",
        "7: published is “2024-02-30”, which is no date: write YYYY, YYYY-MM or YYYY-MM-DD, in quotes.",
    ),
    (
        DOSSIER,
        "language: en",
        "language: English",
        "8: language is “English”, which is not a BCP 47 tag, as en or zh-Hans.",
    ),
    (
        DOSSIER,
        "https://gazette.example/chips",
        "ftp://gazette.example/chips",
        "9: url is “ftp://gazette.example/chips”, which is no address of the web: it begins with https:// "
        "or http:// and "
        "has no spaces.",
    ),
    (DOSSIER, "authors: []", "authors: Ann", "5: authors must be a list: begin each line of it with a hyphen."),
    (DOSSIER, "  title: Chips", "  titel: Chips", "3: “titel” is not a field of a source: did you mean “title”?"),
    (
        DOSSIER,
        "dimension: finance",
        "dimension: finanse",
        "15: dimension is “finanse”, which is no dimension of the atlas: did you mean “finance”?",
    ),
    (DOSSIER, "- n: 1\n", "- n: '1'\n", "11: n must be a whole number, without quotes."),
    (DOSSIER, "- place/hefei\n  - policy", "- hefei\n  - policy", None),
    (
        DOSSIER,
        "value: 500000000",
        "value: 500 million",
        "21: measure.value must be a plain number, without quotes, signs of money or commas between thousands.",
    ),
    (
        DOSSIER,
        "value: 500000000",
        "value: 0.123456789",
        "21: measure.value carries more digits than can be kept: fifteen in all, eight of them after the "
        "point, are the "
        "most.",
    ),
    (DOSSIER, "unit: USD", "unit: dollars", None),
    (
        DOSSIER,
        "    year: 2016",
        "    year: 20160",
        "23: measure.year is 20160, which is not a year between 1 and 2999.",
    ),
    (
        DOSSIER,
        "    year: 2016",
        "    yaer: 2016",
        "23: “yaer” is not a field of a claim's measure: did you mean “year”?",
    ),
    (
        DOSSIER,
        "    opens: The city of Hefei\n",
        "",
        "25: passage.opens is missing. It says: Two to six words, as in the source, that open the passage.",
    ),
    (
        DOSSIER,
        "  passage:\n    opens: Begun in 2016\n",
        "",
        "28: passage is missing. It says: Where in the source it rests.",
    ),
    (DOSSIER, "statement: The cluster began in 2016 and is young.", "statement: ''", None),
    (
        PLACES,
        "lat: 31.86",
        "lat: 131.86",
        "13: lat is 131.86, which is no latitude: it lies between -90 and 90 degrees.",
    ),
    (PLACES, "  within: china", "  within: [china]", "12: within must be text: put it in quotes."),
    (POLICIES, "- public-equity", "- shares", None),
    (
        "publishers.yaml",
        "country: US",
        "country: USA",
        "4: country is “USA”, which is not a code of ISO 3166-1, as CN.",
    ),
    (
        "publishers.yaml",
        "state_affiliated: false",
        "state_affiliated: no",
        "5: state_affiliated must be true or false.",
    ),
    (TRANSFERS, "degree: held-up", "degree: held up", None),
    (COVERAGE, "searched_on: '2024-06-01'", "searched_on: '2024-06'", None),
]


@pytest.mark.parametrize(("file", "old", "new", "problem"), FIELDS)
def test_a_field_of_the_wrong_kind_is_named_with_its_line_and_a_way_to_mend_it(tmp_path, file, old, new, problem):
    found = problems_in(write_files(tmp_path, edited(file, old, new)))
    if problem is None:
        [one] = found
        assert one.startswith(f"{file}:")
    else:
        assert found == [f"{file}:{problem}"]
    assert all(one.endswith((".", "?")) for one in found)


# What is wrong between fields and records.
RULES = [
    (
        DOSSIER,
        "- place/hefei\n",
        "- place/hefey\n",
        "13: about names “place/hefey”, which is no case: did you mean “place/hefei”?",
    ),
    (DOSSIER, "- place/hefei\n", "- city/hefei\n", None),
    (
        DOSSIER,
        "- place/hefei\n",
        "- cluster/hefei\n",
        "13: about names “cluster/hefei”, which is no case: did you mean “place/hefei”?",
    ),
    (
        DOSSIER,
        "  - place/hefei\n",
        "  - place/hefei\n  - place/hefei\n",
        "12: about names a case twice: name each once.",
    ),
    (
        DOSSIER,
        "publisher: the-gazette",
        "publisher: the-gazete",
        "6: publisher is “the-gazete”, which is not in publishers.yaml: did you mean “the-gazette”?",
    ),
    (DOSSIER, "- n: 2\n", "- n: 1\n", None),
    (DOSSIER, "slug: gazette-2024-chips", "slug: gazette-2024", None),
    (
        DOSSIER,
        "statement: The cluster began in 2016 and is young.",
        "statement: The cluster began in 2016" + " and so on" * 14 + ".",
        "32: statement has 47 words, and about 40 are the most: shorten it, or make it two claims.",
    ),
    (
        DOSSIER,
        "statement: The cluster began in 2016 and is young.",
        "statement: the city paid for a fifth of the chip-maker in 2016",
        "32: gazette-2024-chips#1 says the same in the same words: keep one.",
    ),
    (
        DOSSIER,
        "opens: Begun in 2016",
        "opens: Begun",
        "35: passage.opens has 1 words: quote 2 to 6 as they stand in the source.",
    ),
    (DOSSIER, "opens: Begun in 2016", "opens: 合肥市政府", ""),
    (
        DOSSIER,
        "opens: Begun in 2016",
        "opens: 合肥",
        "35: passage.opens has 2 characters: quote 3 to 30 as they stand in the source.",
    ),
    (
        DOSSIER,
        "  nature: fact\n",
        "  nature: fact\n  relayed_from: {publisher: Bloomberg}\n",
        "18: relayed_from names a text, but relayed is not true: add relayed: true.",
    ),
    (
        DOSSIER,
        "  nature: fact\n",
        "  nature: fact\n  relayed: true\n  relayed_from: {published: '2024'}\n",
        "19: relayed_from gives neither publisher, title nor authors: name the text, or leave it out.",
    ),
    (
        DOSSIER,
        "  nature: fact\n",
        "  nature: fact\n  said_by: {name: null}\n",
        "18: said_by names nobody: fill it, or leave it out.",
    ),
    (
        DOSSIER,
        "  nature: fact\n",
        "  nature: fact\n  design: matched\n",
        "18: design is for claims under outcomes and risks: leave it out here.",
    ),
    (
        DOSSIER,
        "    basis: outturn\n",
        "    qualifier: between\n",
        "24: measure is qualified as between, but has no upper end: give it in value_to.",
    ),
    (
        DOSSIER,
        "    basis: outturn\n",
        "    value_to: 600000000\n",
        "24: measure.value_to is the upper end of a range: add qualifier: between.",
    ),
    (
        DOSSIER,
        "    basis: outturn\n",
        "    value_to: 400000000\n    qualifier: between\n",
        "24: measure.value_to is no larger than value: give the lower end first.",
    ),
    (
        DOSSIER,
        "    basis: outturn\n",
        "    span: {from: 2016, to: 2012}\n",
        "24: measure.span ends before it begins: swap from and to.",
    ),
    (
        DOSSIER,
        "    basis: outturn\n",
        "    area: hefei-model\n",
        "24: measure.area names “hefei-model”, which is no place: did you mean “hefei”?",
    ),
    (
        DOSSIER,
        "  nature: assessment\n",
        "  nature: assessment\n  state: retracted\n",
        None,
    ),
    (
        DOSSIER,
        "  nature: fact\n",
        "  nature: fact\n  superseded_by: gazette-2024-chips#2\n",
        "18: superseded_by is for a claim in the state superseded: set it, or take this out.",
    ),
    (PLACES, "  lon: 117.29\n", "", "13: lat and lon go together: give both, or neither."),
    (PLACES, "  native_lang: zh-Hans\n", "", "8: native_name is in a language that native_lang does not name: add it."),
    (PLACES, "  within: china", "  within: hefei", "12: within leads in a circle (hefei in hefei): break it."),
    (
        PLACES,
        "  kind: country\n",
        "  kind: country\n  within: hefei\n",
        None,
    ),
    (
        PLACES,
        "iso3166_1: CN",
        "iso3166_1: CHN",
        "5: codes.iso3166_1 is “CHN”, which is no code of ISO 3166-1: look it up.",
    ),
    (
        PLACES,
        "iso3166_1: CN",
        "iso3166: CN",
        "5: codes names “iso3166”, which is no system of codes: did you mean “iso3166_2”?",
    ),
    (
        PLACES,
        "known_as: Hefei model",
        "known_as: Anhui model",
        "10: known_as is “Anhui model”, but no policy of kind practice there bears that name: add one.",
    ),
    (
        PLACES,
        "  known_as: Hefei model\n",
        "  known_as: Hefei model\n  formerly: [china]\n",
        "6: The slug china is taken at cases/places.yaml:1: choose another, or keep one of the two.",
    ),
    (CLUSTERS, "slug: hefei-chips", "slug: hefei-model", None),
    (CLUSTERS, "    claim: 2\n", "", "8: stage is somebody's judgement: name the source and the claim that says so."),
    (
        CLUSTERS,
        "    claim: 2\n",
        "    claim: 3\n",
        "11: stage.claim names “gazette-2024-chips#3”, but that source has no claim 3: look its number up.",
    ),
    (
        CLUSTERS,
        "founded: 2016",
        "founded: 2015",
        "7: founded is 2015, but no claim on cluster/hefei-chips carries that year: write null, or name "
        "the claim that does in the note (source-slug#3).",
    ),
    (POLICIES, "ended: null", "ended: 2016", ""),
    (POLICIES, "started: null\n  ended: null", "started: 2024\n  ended: 2016", None),
    (POLICIES, "  places:\n  - hefei\n", "  places: []\n", None),
    (TRANSFERS, "learner: place/china", "learner: place/hefei", "2: model and learner are the same case: name two."),
    (
        TRANSFERS,
        "claim: 1",
        "claim: 7",
        "7: claim names “gazette-2024-chips#7”, but that source has no claim 7: look its number up.",
    ),
    (
        TRANSFERS,
        "source: gazette-2024-chips",
        "source: gazette-2024-chip",
        "7: claim names “gazette-2024-chip#1”, but there is no source of that name: did you mean “gazette-2024-chips”?",
    ),
    (
        LINKS,
        "to: gazette-2024-chips#2",
        "to: gazette-2024-chips#1",
        "2: The link leads from a claim to itself: name two claims.",
    ),
    (
        LINKS,
        "to: gazette-2024-chips#2",
        "to: gazette-2024-chips#9",
        "2: to names “gazette-2024-chips#9”, but that source has no claim 9: look its number up.",
    ),
    (
        COVERAGE,
        "  searched_on: '2024-06-01'\n",
        "",
        "1: Nothing was found, but when was it searched? Give the day in searched_on.",
    ),
    (
        COVERAGE,
        "case: place/china\n  dimension: talent",
        "case: place/hefei\n  dimension: finance",
        "2: Claims answer this cell: take the note out.",
    ),
    (
        "summaries.yaml",
        "place/hefei:",
        "place/hefie:",
        "1: case names “place/hefie”, which is no case: did you mean “place/hefei”?",
    ),
    (
        "summaries.yaml",
        "#1]",
        "#4]",
        "3: The text cites “gazette-2024-chips#4”, but that source has no claim 4: look its number up.",
    ),
    ("summaries.yaml", "[@gazette-2024-chips#2]", "[@gazette-2024-chips]", None),
    (
        COMPARISON,
        "[@gazette-2024-chips#1]",
        "[@gazette-2023-chips#1]",
        "8: The text cites “gazette-2023-chips#1”, but there is no source of that name: did you mean "
        "“gazette-2024-chips”?",
    ),
    (COMPARISON, "[hefei, china]", "[hefei, hefey]", "5: cases names “hefey”, which is no case: did you mean “hefei”?"),
    (COMPARISON, "[hefei, china]", "[hefei, hefei]", "5: cases must name one to 4 cases, each once."),
    (
        COMPARISON,
        "slug: hefei-china",
        "slug: hefei",
        "2: slug is hefei, but the file is hefei-china.md: make them equal.",
    ),
]


@pytest.mark.parametrize(("file", "old", "new", "problem"), RULES)
def test_what_does_not_fit_together_is_named_with_its_line_and_a_way_to_mend_it(tmp_path, file, old, new, problem):
    found = problems_in(write_files(tmp_path, edited(file, old, new)))
    if problem is None:
        assert any(one.startswith(f"{file}:") for one in found)
    else:
        assert [one.replace(f"{tmp_path}/", "") for one in found] == ([f"{file}:{problem}"] if problem else [])
    assert all(one.endswith((".", "?")) for one in found)


def test_every_problem_is_listed_at_once_in_the_order_of_files_and_lines(tmp_path):
    files = edited(DOSSIER, "kind: news", "kind: newz")
    files = edited(DOSSIER, "- n: 2\n", "- n: two\n", files)
    files = edited(PLACES, "lat: 31.86", "lat: north", files)
    files["links.yaml"] = "- from: [\n"
    assert [problem.partition(": ")[0] for problem in problems_in(write_files(tmp_path, files))] == [
        "cases/places.yaml:13",
        "dossiers/gazette-2024-chips.yaml:4",
        "dossiers/gazette-2024-chips.yaml:28",
        "links.yaml:2",
    ]


def test_a_record_that_is_not_sound_does_not_make_those_wrong_that_name_it(tmp_path):
    files = edited(PLACES, "lat: 31.86", "lat: north")
    assert problems_in(write_files(tmp_path, files)) == [f"{PLACES}:13: lat must be a number, without quotes."]


def test_a_slug_is_unique_among_all_kinds_of_case(tmp_path):
    files = edited(CLUSTERS, "slug: hefei-chips", "slug: hefei")
    found = problems_in(write_files(tmp_path, files))
    assert f"{PLACES}:6: The slug hefei is taken at {CLUSTERS}:1: choose another, or keep one of the two." in [
        one.replace(f"{tmp_path}/", "") for one in found
    ]


def test_numbers_of_claims_are_unique_within_their_source(tmp_path):
    found = problems_in(write_files(tmp_path, edited(DOSSIER, "- n: 2\n", "- n: 1\n")))
    assert f"{DOSSIER}:28: Number 1 is taken on line 11: give each claim its own." in found


def test_a_dossier_is_named_after_its_source(tmp_path):
    found = problems_in(write_files(tmp_path, edited(DOSSIER, "slug: gazette-2024-chips", "slug: gazette-2024")))
    assert f"{DOSSIER}:2: slug is gazette-2024, but the file is gazette-2024-chips.yaml: make them equal." in found


def test_a_year_may_rest_on_a_claim_that_the_note_names(tmp_path):
    files = edited(CLUSTERS, "founded: 2016", "founded: 2015\n  note: Founded a year before gazette-2024-chips#2 says.")
    assert problems_in(write_files(tmp_path, files)) == []


def test_claims_that_are_taken_back_say_why_and_are_not_cited(tmp_path):
    files = edited(DOSSIER, "  nature: assessment\n", "  nature: assessment\n  state: retracted\n")
    assert problems_in(write_files(tmp_path, files)) == [
        f"{DOSSIER}:34: The claim is retracted without a reason: say why in reason.",
        "summaries.yaml:5: The text cites gazette-2024-chips#2, which is retracted: cite another.",
    ]


def test_what_is_no_citation_is_quoted(tmp_path):
    files = edited("summaries.yaml", "[@gazette-2024-chips#2]", "[@gazette-2024-chips]")
    assert problems_in(write_files(tmp_path, files)) == [
        "summaries.yaml:5: Nothing is cited here: name claims that it rests on, as [@source-slug#3].",
        "summaries.yaml:5: “[@gazette-2024-chips]” is not a citation: write [@source-slug#3].",
    ]


def test_a_circle_of_places_is_shown_from_every_place_in_it(tmp_path):
    files = edited(PLACES, "  kind: country\n", "  kind: country\n  within: hefei\n")
    assert problems_in(write_files(tmp_path, files)) == [
        f"{PLACES}:4: within leads in a circle (china in hefei, hefei in china): break it.",
        f"{PLACES}:13: within leads in a circle (hefei in china, china in hefei): break it.",
    ]


@pytest.mark.parametrize(
    ("file", "written", "problem"),
    [
        (DOSSIER, "- a\n", "1: A dossier must hold two fields: source and claims."),
        (DOSSIER, SOURCE, "1: claims is missing: list what the source says, or write []."),
        (DOSSIER, "claims: []\n", "1: source is missing: say which source the claims come from."),
        (DOSSIER, SOURCE + "claims: {}\n", "10: claims must be a list: begin each claim with a hyphen."),
        (
            DOSSIER,
            SOURCE + "claim: []\nclaims: []\n",
            "10: “claim” is not a field of a dossier: did you mean “claims”?",
        ),
        (DOSSIER, SOURCE + "claims:\n- a claim\n", "11: The claim must hold fields with values."),
        (LINKS, "a: b\n", "1: The file must be a list: begin each link with a hyphen."),
        ("publishers.yaml", "- a\n", "1: The file must map the name of each publisher to the rest of it."),
        ("publishers.yaml", "a:\n  slug: b\n  name: C\n", "2: slug is the key here: take this line out."),
    ],
)
def test_a_file_of_the_wrong_shape_says_which_it_should_have(tmp_path, file, written, problem):
    assert f"{file}:{problem}" in problems_in(write_files(tmp_path, {file: written}), there=Known())


def test_a_file_that_cannot_be_read_does_not_make_those_wrong_that_name_its_records(tmp_path):
    files = {**FILES, PLACES: b"- slug: \xff\n"}
    assert problems_in(write_files(tmp_path, files)) == [
        f"{PLACES}:1: The file is not UTF-8: save it in that encoding."
    ]


def test_some_files_of_an_atlas_may_name_what_the_database_holds(tmp_path):
    there = Known(
        publishers={"the-gazette"},
        sources={"gazette-2024-chips"},
        claims={"gazette-2024-chips#1", "gazette-2024-chips#2"},
        cases={"hefei": "place", "hefei-model": "policy", "hefei-chips": "cluster", "china": "place"},
    )
    write_files(tmp_path, {name: FILES[name] for name in (DOSSIER, LINKS, TRANSFERS)})
    assert problems_in(tmp_path, there) == []
    assert problems_in(tmp_path, Known())


@pytest.mark.parametrize(
    ("there", "problem"),
    [
        (Known(cases={"hefei": "policy"}), "6: hefei is a policy in the atlas, not a place: choose another slug."),
        (
            Known(former={"hefei": "hefei-city"}),
            "6: hefei once was the slug of hefei-city, which it leads to: choose another.",
        ),
        (Known(former={"hofei": "hofheim"}), "10: hofei already leads to hofheim in the atlas: take it out here."),
        (
            Known(cases={"hefei": "place", "hofei": "place"}),
            "10: hofei is another place in the atlas: take it out here.",
        ),
        (Known(cases={"hofei": "place"}), ""),  # hofei is renamed
        (Known(cases={"hefei": "place"}, former={"hofei": "hefei"}), ""),
    ],
)
def test_a_slug_must_not_be_another_case_s_in_the_database(tmp_path, there, problem):
    files = edited(PLACES, "  known_as: Hefei model\n", "  formerly: [hofei]\n")
    write_files(tmp_path, {PLACES: files[PLACES]})
    assert problems_in(tmp_path, there) == ([f"{PLACES}:{problem}"] if problem else [])


def test_who_names_a_renamed_case_is_told_its_new_name(tmp_path):
    files = edited(PLACES, "  known_as: Hefei model\n", "  formerly: [hofei]\n")
    files = edited(DOSSIER, "- place/hefei\n", "- place/hofei\n", files)
    assert problems_in(write_files(tmp_path, files)) == [
        f"{DOSSIER}:13: about names “place/hofei”, which is no case: it is now called “place/hefei”."
    ]
