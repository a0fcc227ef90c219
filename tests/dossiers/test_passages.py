"""Passages: found for certain, or what is wrong with their locators; on documents of our own and on the real ones."""

import os
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from policyatlas.dossiers.passages import Locator, Paragraphs, why_not_found
from tests.makers import make_claim, make_document, make_source

REAL = settings.BASE_DIR.parent / "shared/documents"
TEXT = """\
Home > News

Hefei buys in

The city  of Hefei bought
a stake in “NIO’s” maker. It then sold the stake.

The city of Hefei has plans. The mayor said so, and the mayor meant it.
"""


def found(opens, closes=None, paragraph=None):
    findings = Paragraphs(TEXT, first=2).find(Locator(opens, closes, paragraph))
    return findings.faults, findings.warnings


@pytest.mark.parametrize(
    ("opens", "closes", "paragraph"),
    [
        ("The city of Hefei bought", "sold the stake", 2),  # across a line's end
        ("Hefei buys", None, 1),  # the title is paragraph 1; what stands above it is not counted
        ('in "NIO\'s" maker', None, 2),  # whatever the quotation marks
        ("has plans", "meant it", None),  # the paragraph need not be given
    ],
)
def test_a_passage_is_found(opens, closes, paragraph):
    assert found(opens, closes, paragraph) == ([], [])


@pytest.mark.parametrize(
    ("opens", "closes", "paragraph", "fault"),
    [
        (
            "The town of",
            None,
            2,
            "The opening words “The town of” stand not at all in paragraph 2: choose words that stand there once.",
        ),
        (
            "has plans",
            "mayor",
            3,
            "The closing words “mayor” stand 2 times in paragraph 3: choose words that stand there once.",
        ),
        (
            "and the mayor",
            "The mayor said",
            3,
            "In paragraph 3 the closing words “The mayor said” do not come after the opening words “and the mayor”.",
        ),
        (
            "city of Hefei",
            "Hefei bought",
            2,
            "In paragraph 2 the closing words “Hefei bought” do not come after the opening words “city of Hefei”.",
        ),
        (
            "has plans",
            "stake",
            3,
            "The closing words “stake” stand not at all in paragraph 3: choose words that stand there once.",
        ),
        ("has plans", None, 9, "There is no paragraph 9: the text has 3."),
        ("The city of Hefei", None, None, "The opening words “The city of Hefei” stand in paragraphs 2, 3: say which."),
        ("He city", None, None, "The opening words “He city” stand nowhere: look them up."),
        ("he city", None, None, "The opening words “he city” stand nowhere: look them up."),  # not within a word
    ],
)
def test_a_passage_that_cannot_be_told_for_certain_is_a_fault(opens, closes, paragraph, fault):
    faults, warnings = found(opens, closes, paragraph)
    assert warnings == []
    assert faults == [fault]


def test_opening_words_that_stand_earlier_are_a_warning():
    assert found("The city of Hefei", "has plans", 3) == (
        [],
        ["The opening words “The city of Hefei” stand earlier, too, where a link may lead: take more words."],
    )


def test_words_that_are_not_parted_by_spaces_are_found_within_others():
    assert Paragraphs("合肥市政府买了股份。").find(Locator("市政府", "股份", 1)).faults == []


PDF = (
    "Report\n\nThe city of Hefei bought shares.\n\fThe city of Hefei sold them\f\nin May. The mayor said so.\n\n\fEnd."
)


@pytest.mark.parametrize(
    ("opens", "page", "fault"),
    [
        ("The city of", 1, None),
        ("The mayor said", 2, None),  # its paragraph goes over from page 1 to page 3
        ("The mayor said", 3, None),
        ("End", 4, None),
        ("End", 2, "The opening words “End” do not stand on page 2, but on 4: mend the page."),
        ("Begin", 2, "The opening words “Begin” stand nowhere: look them up."),
    ],
)
def test_a_page_is_looked_at_where_the_text_has_pages(opens, page, fault):
    text = PDF.replace("The city of Hefei sold", "It sold")
    assert Paragraphs(text).find(Locator(opens, page=page)).faults == ([fault] if fault else [])


def test_a_text_without_pages_is_looked_at_whole():
    assert Paragraphs("One.\n\nTwo.").find(Locator("Two", page=7)).faults == []


def test_who_publishes_a_claim_is_told_why_its_words_do_not_lead_to_one_passage():
    assert why_not_found(TEXT, Locator("has plans", None, 3), first=2) == ""
    assert why_not_found(TEXT, Locator("The city of Hefei", None, None), first=2).endswith(
        "paragraphs 2, 3: say which."
    )
    assert why_not_found(TEXT, Locator("The city of Hefei", "has plans", 3), first=2) == (
        "The opening words “The city of Hefei” stand earlier, too, where a link may lead: take more words."
    )


@pytest.fixture
def verify(tmp_path):
    """Runs the command on a folder of documents; returns what it prints."""

    def run(listing=None, **files):
        for name, text in files.items():
            (tmp_path / f"{name}.txt").write_text(text)
        if listing is not None:
            (tmp_path / "documents.yaml").write_text(listing)
        out = StringIO()
        try:
            call_command("verify_passages", documents=tmp_path if listing is not None else None, stdout=out)
        except CommandError as error:
            return f"{out.getvalue()}{error}"
        return out.getvalue()

    return run


@pytest.mark.django_db
def test_each_claim_of_a_source_in_the_folder_is_looked_up(verify):
    source = make_source("Gazette")
    make_claim(source=source, opens="The city of Hefei bought", closes="sold the stake", paragraph=2)
    make_claim(source=source, opens="The town", closes="", paragraph=2)
    make_claim(opens="of another source")
    said = verify("gazette: {file: a.txt, first_paragraph: 2}\n", a=TEXT)
    assert said.splitlines() == [
        "gazette#2: The opening words “The town” stand not at all in paragraph 2: choose words that stand there once.",
        "Passages looked up: 2, in documents: 1.",
        "Faults: 1.",
    ]


@pytest.mark.django_db
def test_stored_documents_are_looked_into_as_well(verify):
    source = make_source("Gazette")
    make_claim(source=source, opens="has plans", closes="")
    make_document(source, TEXT, first_paragraph=2)
    assert verify() == "Passages looked up: 1, in documents: 1.\n"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("listing", "fault"),
    [
        ("- gazette\n", "No passage was looked up"),
        ("herald: a.txt\n", "documents.yaml:1: “herald” is no source of the atlas: load its dossier first."),
        ("gazette: b.txt\n", "documents.yaml:1: There is no file “b.txt” in this folder: write its name as it is."),
        (
            "gazette: {file: a.txt, first_paragraph: 0}\n",
            "documents.yaml:1: first_paragraph must be a whole number from 1",
        ),
    ],
)
def test_a_list_of_documents_that_does_not_fit_is_refused(verify, listing, fault):
    make_claim(source=make_source("Gazette"), opens="has plans", closes="")
    assert fault in verify(listing, a=TEXT)


def test_the_locators_of_the_fixtures_hold_in_the_documents_at_hand(atlas):
    if not REAL.is_dir() and os.environ.get("CI") != "true":
        pytest.skip("no folder ../shared/documents beside the checkout")
    out = StringIO()
    call_command("verify_passages", documents=REAL, stdout=out)
    assert out.getvalue() == "Passages looked up: 223, in documents: 5.\n"
