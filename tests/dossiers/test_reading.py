"""Files become plain values with a line for each; whatever is wrong with them becomes a problem, never an exception."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policyatlas.dossiers.reading import LARGEST_FILE, files_at, read


@pytest.fixture
def file(tmp_path):
    """Writes one file and reads it."""

    def write_and_read(written, name="dossier.yaml"):
        path = tmp_path / name
        path.write_bytes(written if isinstance(written, bytes) else written.encode())
        return read(path)

    return write_and_read


def sentences(file):
    return [(problem.line, problem.sentence) for problem in file.problems]


def test_values_come_with_their_lines(file):
    found = file("source:\n  slug: a\nclaims:\n- n: 1\n  passage: {opens: x y}\n-\n  n: 2\n")
    assert found.value == {"source": {"slug": "a"}, "claims": [{"n": 1, "passage": {"opens": "x y"}}, {"n": 2}]}
    assert found.line(("source", "slug")) == 2
    assert found.line(("claims", 0, "passage", "opens")) == 5
    assert found.line(("claims", 1, "n")) == 7
    assert found.line(("claims", 0, "nature")) == 4  # not there: the line of what it is missing from
    assert not found.problems


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("true", True),
        ("yes", "yes"),
        ("True", "True"),
        ("~", None),
        ("null", None),
        ("", None),
        ("'null'", "null"),
        ("12", 12),
        ("'12'", "12"),
        ("-1.5", -1.5),
        ("1e3", 1000.0),
        ("1e999", "1e999"),
        (".inf", ".inf"),
        ("2022-02-07", "2022-02-07"),
        ("0x10", "0x10"),
        ("1_000", "1_000"),
        ("12:30", "12:30"),
        ("9" * 400, "9" * 400),
    ],
)
def test_words_mean_what_yaml_1_2_says(file, written, value):
    assert file(f"a: {written}\n").value == {"a": value}


@pytest.mark.parametrize(
    ("written", "line", "sentence"),
    [
        ("a: 1\nb: *a\n", 2, "An alias (*a) is not allowed: write the value out again."),
        ("a: &b 1\n", 1, "An anchor (&b) is not allowed: write the value out wherever it is needed."),
        (
            "a: !!python/name:os.system x\n",
            1,
            "A tag (tag:yaml.org,2002:python/name:os.system) is not allowed: leave it out.",
        ),
        ("a: 1\n---\nb: 2\n", 2, "A second document begins here: one file holds one."),
        ("? [a, b]\n: 1\n", 1, "A key must be a word, not a list or a mapping: look for a missing quote or colon."),
        (
            "a: 1\nb: " + "[" * 40 + "]" * 40,
            2,
            "Lists and mappings stand more than 10 deep here: the format needs half of that.",
        ),
        (b"a: 1\nb: \xff\n", 2, "The file is not UTF-8: save it in that encoding."),
        (b"a: 1\nb: \x01\n", 2, "A character here is not allowed in YAML: take it out, or write it as an escape."),
        ("", 1, "The file is empty: fill it, or take it away."),
    ],
)
def test_what_yaml_may_do_and_a_dossier_may_not_is_refused(file, written, line, sentence):
    found = file(written)
    assert found.value is None
    assert sentences(found) == [(line, sentence)]


def test_yaml_that_is_none_is_refused_with_its_line(file):
    found = file("source:\n  slug: [a\nclaims: []\n")
    assert found.value is None
    [(line, sentence)] = sentences(found)
    assert line == 3
    assert sentence.startswith("This is not YAML (did not find expected ',' or ']')")


def test_a_key_given_twice_is_named_with_both_lines(file):
    assert sentences(file("a: 1\nb: 2\na: 3\n")) == [(3, "“a” is given twice, first on line 1: keep one.")]


def test_a_control_character_is_refused_even_as_an_escape(file):
    assert sentences(file('a: 1\nb: "x\\0y"\n')) == [(2, "The text holds a control character: take it out.")]


def test_a_bomb_of_aliases_is_refused_at_its_first_line(file):
    bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n"
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    assert sentences(file(bomb)) == [(1, "An anchor (&a) is not allowed: write the value out wherever it is needed.")]


def test_a_large_file_is_refused_by_its_size_and_not_read(tmp_path):
    path = tmp_path / "large.yaml"
    with path.open("wb") as large:
        large.truncate(10_000_000)
    [(line, sentence)] = sentences(read(path))
    assert line == 1
    assert sentence == "The file has 10,000,000 bytes, and 2,000,000 is the most: split it, one source a file."
    assert LARGEST_FILE == 2_000_000


def test_a_file_that_is_not_there_is_a_problem_and_no_exception(tmp_path):
    [(_, sentence)] = sentences(read(tmp_path / "none.yaml"))
    assert sentence.startswith("The file cannot be read (No such file or directory)")


@given(
    written=st.binary(max_size=60) | st.text("ab:-[]{}#&*!|>'\"\n \t\\", max_size=60).map(str.encode),
    name=st.sampled_from(["a.yaml", "a.md"]),
)
def test_whatever_a_file_holds_it_is_a_value_or_a_problem(tmp_path_factory, written, name):
    path = tmp_path_factory.getbasetemp() / name
    path.write_bytes(written)
    found = read(path)
    assert found.value is not None or found.problems


def test_markdown_has_its_fields_above_and_its_text_below(file):
    found = file("---\nslug: a\ncases: [b]\n---\n\nOne.\n\nTwo.\n", "a.md")
    assert found.value == {"slug": "a", "cases": ["b"], "text": "One.\n\nTwo."}
    assert found.line(("cases",)) == 3
    assert found.first_lines[("text",)] == 6


@pytest.mark.parametrize("written", ["slug: a\n", "---\nslug: a\n"])
def test_markdown_without_its_front_matter_is_refused(file, written):
    assert sentences(file(written, "a.md")) == [
        (1, "The front matter is missing: begin with a line of ---, the fields, and another line of ---.")
    ]


def test_a_text_of_several_lines_knows_where_it_begins(file):
    found = file("place/a: |\n  One.\n  Two.\nplace/b: |\n\n  Three.\n")
    assert found.first_lines == {("place/a",): 2, ("place/b",): 6}


def test_folders_give_their_files_in_the_order_of_names(tmp_path):
    for name in ("links.yaml", "dossiers/b.yaml", "dossiers/a.yaml", "comparisons/a.md", "README.md", ".git/x.yaml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    found = [str(path.relative_to(tmp_path)) for path in files_at([tmp_path])]
    assert found == ["comparisons/a.md", "dossiers/a.yaml", "dossiers/b.yaml", "links.yaml"]
