"""Texts of sources are stored to look passages up in, and nobody but curators ever sees them."""

from hashlib import sha256
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from policyatlas.records.models import Document
from tests.makers import make_claim, make_place, make_source

pytestmark = pytest.mark.django_db
TEXT = "THE GAZETTE\n\nThe city of Hefei bought shares.\n\nIt sold them in May, as planned.\n"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "documents.yaml").write_text("gazette: {file: a.txt, first_paragraph: 2}\n")
    return tmp_path


def said_by(command, **options):
    out = StringIO()
    try:
        call_command(command, stdout=out, **options)
    except CommandError as error:
        return f"{out.getvalue()}{error}"
    return out.getvalue()


def test_a_text_is_stored_once_and_again_where_it_changed(folder):
    source = make_source("Gazette")
    assert said_by("store_documents", documents=folder) == "Documents: 1 new, 0 changed, 0 as they were.\n"
    [document] = Document.objects.all()
    assert (document.source, document.text, document.first_paragraph) == (source, TEXT, 2)
    assert (document.media_type, document.digest) == ("text/plain", sha256(TEXT.encode()).hexdigest())
    assert said_by("store_documents", documents=folder) == "Documents: 0 new, 0 changed, 1 as they were.\n"
    (folder / "a.txt").write_text(TEXT.replace("May", "June"))
    assert said_by("store_documents", documents=folder) == "Documents: 0 new, 1 changed, 0 as they were.\n"
    assert "June" in Document.objects.get().text


def test_stored_once_it_is_looked_into_without_the_folder(folder):
    source = make_source("Gazette")
    make_claim(source=source, opens="The city of Hefei", closes="shares", paragraph=1)
    make_claim(source=source, opens="It sold", closes="in July", paragraph=2)
    call_command("store_documents", documents=folder, stdout=StringIO())
    assert said_by("verify_passages").splitlines() == [
        "gazette#2: The closing words “in July” stand not at all in paragraph 2: choose words that stand there once.",
        "Passages looked up: 2, in documents: 1.",
        "Faults: 1.",
    ]


def test_nothing_is_stored_if_anything_is_wrong(folder):
    make_source("Gazette")
    with (folder / "documents.yaml").open("a") as listing:
        listing.write("herald: a.txt\n")
    assert said_by("store_documents", documents=folder) == (
        f"{folder}/documents.yaml:2: “herald” is no source of the atlas: load its dossier first.\n"
        "Problems: 1. Nothing is stored."
    )
    assert not Document.objects.exists()


def test_bytes_that_no_database_takes_are_stored_as_far_as_they_are_text(folder):
    make_source("Gazette")
    (folder / "a.txt").write_bytes(b"\xef\xbb\xbfH\xe9fei\0 bought.")
    call_command("store_documents", documents=folder, stdout=StringIO())
    assert Document.objects.get().text == "H�fei bought."


def test_a_stored_text_is_in_no_page_and_in_no_export(folder, client, tmp_path):
    claim = make_claim(make_place("Hefei"), source=make_source("Gazette"), opens="The city", closes="Hefei bought")
    call_command("store_documents", documents=folder, stdout=StringIO())
    pages = [
        "/sources/gazette/",
        claim.get_absolute_url(),
        "/places/hefei/",
        "/compare/hefei.json",
        "/compare/hefei.csv",
    ]
    for address in pages:
        assert "sold them in May" not in client.get(address).content.decode(), address
    call_command("export_dossiers", tmp_path / "out", stdout=StringIO())
    written = [path.read_text() for path in (tmp_path / "out").rglob("*") if path.is_file()]
    assert written
    assert not [text for text in written if "sold them in May" in text]
