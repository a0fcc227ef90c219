"""Bibliographies as others read them: pybtex, rispy and citeproc-py find in the files what the records hold."""

import calendar
import json

import pytest
import rispy
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pybtex.database import parse_string
from pybtex.richtext import Text

from policyatlas.citing import BIBLIOGRAPHIES, this_atlas, work_of
from policyatlas.citing.works import Form, plain
from policyatlas.records.models import Claim, Publisher, Source
from policyatlas.vocabulary import SOURCE_KINDS

# What pybtex's decoder does not know, with signs that it leaves alone
UNKNOWN = {r"\textbraceleft{}": "⦃", r"\textbraceright{}": "⦄", r"\textasciicircum{}": "⌃", r"\$": "＄"}
KNOWN = str.maketrans({"⦃": "{", "⦄": "}", "⌃": "^", "＄": "$", "\xa0": " "})
NASTY = [
    "{",
    "}}",
    "\\",
    "\\end{document}",
    "%",
    "#1 & $2_3^4~",
    '"“',
    "</script>",
    "武汉\u202e模式",
    "and",
    "a, b and c",
]
MONTHS = list(calendar.month_name)[1:]


def read_bibtex(written):
    return parse_string(written, "bibtex").entries


def read_ris(written):
    assert written.count("TY  - ") == written.count("ER  - \r\n")
    return rispy.loads(written)


def read_csl(written):
    return json.loads(written)


def from_latex(text):
    """What a reader of the set text sees."""
    for written, sign in UNKNOWN.items():
        text = text.replace(written, sign)
    return str(Text.from_latex(text)).translate(KNOWN)


def printed(items):
    """Every item as a citation style prints it in a list of works."""
    source = CiteProcJSON(items)
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    listing = CitationStylesBibliography(style, source, formatter.plain)
    for item in items:
        listing.register(Citation([CitationItem(item["id"])]))
    return [str(line) for line in listing.bibliography()]


def written(works, suffix):
    return BIBLIOGRAPHIES[suffix].write(works)


def make_work(
    title="Steel",
    authors=(),
    publisher="Daily",
    *,
    kind="news",
    published="2016-05-24",
    url="https://d.example/",
    **rest,
):
    """A work of records that no database holds."""
    house = Publisher(slug="daily", name=publisher, kind=rest.pop("publisher_kind", "newspaper")) if publisher else None
    source = Source(
        slug="daily-steel",
        title=title,
        authors=list(authors),
        publisher=house,
        kind=kind,
        published=published,
        url=url,
        **rest,
    )
    return work_of(source, this_atlas(None))


@pytest.fixture
def works(atlas):
    """Every source that the atlas holds, and every text that it knows of."""
    return [work_of(source, this_atlas(None)) for source in Source.objects.with_publisher()]


def test_every_source_comes_back_from_bibtex(works):
    entries = read_bibtex(written(works, "bib"))
    assert list(entries) == [work.key for work in works]
    for work, entry in zip(works, entries.values(), strict=True):
        fields = entry.fields
        assert entry.type == work.form.bibtex
        assert from_latex(fields.get("title", "")) == work.title
        assert [from_latex(str(person)) for person in entry.persons.get("author", [])] == list(work.authors)
        house = next((fields[name] for name in ("journal", "institution", "howpublished") if name in fields), "")
        assert from_latex(house) == work.publisher
        date = [fields.get("year"), fields.get("month"), fields.get("day")]
        known = [str(part) for part in work.date_parts]
        known[1:2] = [MONTHS[int(month) - 1] for month in known[1:2]]
        assert [part for part in date if part] == known
        assert fields.get("url", "") == work.url
        assert fields.get("language", "") == work.language
        assert work.via in from_latex(fields["note"])


def test_every_source_comes_back_from_ris(works):
    entries = read_ris(written(works, "ris"))
    assert len(entries) == len(works)
    for work, entry in zip(works, entries, strict=True):
        assert (entry["type_of_reference"], entry["id"]) == (work.form.ris, work.key)
        assert entry.get("title", "") == work.title
        assert entry.get("authors", []) == list(work.authors)
        assert (entry.get("secondary_title", ""), entry.get("publisher", "")) == (work.serial, work.house)
        assert entry.get("date", "").strip("/").replace("/", "-") == work.published
        assert entry.get("year", "") == work.published[:4]
        assert entry.get("urls", []) == ([work.url] if work.url else [])
        assert entry.get("language", "") == work.language
        assert work.via in entry["notes"][0]


def test_every_source_is_printed_from_csl_with_title_publisher_and_year(works):
    items = read_csl(written(works, "csl.json"))
    assert [item["id"] for item in items] == [work.key for work in works]
    for work, item in zip(works, items, strict=True):
        assert [author["literal"] for author in item.get("author", [])] == list(work.authors)
        assert item.get("container-title", item.get("publisher", "")) == work.publisher
        assert item.get("issued", {}).get("date-parts", [[]])[0] == list(work.date_parts)
        assert work.via in item["note"]
    listed = printed(items)
    assert len(listed) == len(works)
    pages = "\n".join(listed)
    for work in works:
        if work.form.csl in ("article-newspaper", "article-journal", "article-magazine", "report") and work.title:
            line = next(line for line in listed if work.title.rstrip(".?!") in line)
            assert work.publisher in line
            assert (work.published[:4] or "no date") in pages


def test_every_claim_has_a_key_of_its_own_and_leads_to_its_passage(atlas):
    claims = Claim.objects.published().with_provenance()
    works = [work_of(claim.source, this_atlas(None), claim) for claim in claims]
    entries = read_bibtex(written(works, "bib"))
    assert len(entries) == len(works) == len({work.key for work in works})
    records, items = read_ris(written(works, "ris")), read_csl(written(works, "csl.json"))
    for claim, work, record, item in zip(claims, works, records, items, strict=True):
        entry = entries[work.key]
        assert record["accession_number"] == claim.public_name
        assert entry.fields.get("url", "") == item.get("URL", "") == work.url == next(iter(record.get("urls", [])), "")
        assert f"claim {claim.public_name}" in from_latex(entry.fields["note"])
        if work.url and ".pdf" not in work.url.lower():
            assert ":~:text=" in work.url


def test_names_are_never_taken_apart():
    work = make_work(authors=["郭年顺", "Ministry of Trade and Industry", "Anna van der Berg"])
    (entry,) = read_bibtex(written([work], "bib")).values()
    assert [person.last_names for person in entry.persons["author"]] == [
        ["{郭年顺}"],
        ["{Ministry of Trade and Industry}"],
        ["{Anna van der Berg}"],
    ]
    assert read_ris(written([work], "ris"))[0]["authors"] == list(work.authors)
    assert read_csl(written([work], "csl.json"))[0]["author"][1] == {"literal": "Ministry of Trade and Industry"}


@pytest.mark.parametrize(
    ("published", "bibtex", "ris", "csl"),
    [
        ("2016-05-24", ("2016", "May", "24"), "2016/05/24/", [2016, 5, 24]),
        ("2016-05", ("2016", "May", None), "2016/05//", [2016, 5]),
        ("2016", ("2016", None, None), "2016///", [2016]),
        ("", (None, None, None), None, None),
    ],
)
def test_a_date_is_as_long_as_it_is_known(published, bibtex, ris, csl):
    work = make_work(published=published)
    (entry,) = read_bibtex(written([work], "bib")).values()
    assert tuple(entry.fields.get(name) for name in ("year", "month", "day")) == bibtex
    assert read_ris(written([work], "ris"))[0].get("date") == ris
    item = read_csl(written([work], "csl.json"))[0]
    assert item.get("issued") == (csl and {"date-parts": [csl]})
    assert ("no date" in printed([item])[0]) == (not published)


def test_what_is_not_known_is_left_out_and_never_made_up():
    bare = make_work("", publisher="", kind="", published="", url="")
    (entry,) = read_bibtex(written([bare], "bib")).values()
    assert (entry.type, list(entry.fields)) == ("misc", ["note"])
    assert set(read_ris(written([bare], "ris"))[0]) == {
        "type_of_reference",
        "id",
        "notes",
        "name_of_database",
    }
    item = read_csl(written([bare], "csl.json"))[0]
    assert set(item) == {"id", "type", "note", "source"}
    assert printed([item])


@pytest.mark.parametrize("kind", SOURCE_KINDS)
def test_each_kind_of_source_has_a_type_in_each_format(kind):
    work = make_work(kind=kind, publisher_kind="journal")
    assert work.form != Form()
    assert read_bibtex(written([work], "bib"))["daily-steel"].type == work.form.bibtex
    assert "Steel" in printed(read_csl(written([work], "csl.json")))[0]


@pytest.mark.parametrize(("kind", "publisher_kind"), [("news", "company"), ("academic", "university"), ("opinion", "")])
def test_only_a_paper_or_journal_has_pieces(kind, publisher_kind):
    work = make_work(kind=kind, publisher_kind=publisher_kind)
    assert (work.form.bibtex, work.form.ris, work.form.csl) == ("misc", "GEN", "document")
    assert (work.serial, work.house) == ("", "Daily")


texts = st.one_of(st.sampled_from(NASTY), st.text(max_size=40)).filter(lambda text: plain(text))


@settings(deadline=None)
@given(title=texts, name=texts, publisher=texts)
@example(title="a\nER  - \nTY  - NEWS", name="x}\n@misc{y,", publisher='"}, note = {z')
def test_no_title_name_or_publisher_breaks_out_of_its_field(title, name, publisher):
    work = make_work(title, [name], publisher, url="https://d.example/{a}\\ b?c=%20#d")
    entries = read_bibtex(written([work], "bib"))
    assert list(entries) == ["daily-steel"]
    fields = entries["daily-steel"].fields
    assert set(fields) == {"title", "journal", "year", "month", "day", "url", "note"}
    assert fields["url"] == "https://d.example/%7Ba%7D%5C%20b?c=%20#d"
    assert written([work], "bib").count("{") == written([work], "bib").count("}")
    (record,) = read_ris(written([work], "ris"))
    assert (record["title"], record["authors"], record["secondary_title"]) == (
        plain(title),
        [plain(name)],
        plain(publisher),
    )
    (item,) = read_csl(written([work], "csl.json"))
    assert (item["title"], item["author"], item["container-title"]) == (
        plain(title),
        [{"literal": plain(name)}],
        plain(publisher),
    )


@pytest.mark.parametrize("title", NASTY)
def test_what_means_something_to_latex_is_printed_as_it_stands(title):
    (entry,) = read_bibtex(written([make_work(title)], "bib")).values()
    assert from_latex(entry.fields["title"]) == title
