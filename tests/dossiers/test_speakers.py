"""Whom a claim quotes: persons and bodies get a row and an address, unnamed experts stay words."""

import pytest

from policyatlas.dossiers.format import SaidBy
from policyatlas.dossiers.loading import load
from policyatlas.dossiers.speakers import named, write_speakers
from policyatlas.records.models import Claim, Speaker
from tests.dossiers.small_atlas import edited, write_files

DOSSIER = "dossiers/gazette-2024-chips.yaml"


@pytest.mark.parametrize(
    ("name", "organisation", "expected"),
    [
        ("Robert Pape", "University of Chicago", ("person", "Robert Pape", "University of Chicago")),
        ("Hallam Stevens", None, ("person", "Hallam Stevens", "")),
        (None, "Tax Foundation", ("body", "Tax Foundation", "")),
        ("Caixin", "Caixin", ("body", "Caixin", "")),
        ("World Bank study", "World Bank", ("body", "World Bank", "")),
        ("Ministry of Land", "Ministry of Land of China", ("body", "Ministry of Land of China", "")),
        ("Gus Smith", "US", ("person", "Gus Smith", "US")),  # its letters are within the name, and no word of it
        ("some experts", None, None),
        ("unnamed employee", "HSMC", None),
        (None, "local government of Wuhan", None),
        (None, None, None),
    ],
)
def test_persons_are_told_from_bodies_and_both_from_unnamed_people(name, organisation, expected):
    speaker = named(SaidBy(name=name, organisation=organisation))
    assert (speaker and (speaker.kind, speaker.name, speaker.organisation)) == expected


@pytest.mark.django_db
def test_one_spelling_or_another_it_is_one_speaker():
    spellings = [named(SaidBy(name=name, organisation="CMU")) for name in ("Karen Clay", "Karen  CLAY", "Karén Clay")]
    keys = write_speakers(spellings)
    assert len(keys) == Speaker.objects.count() == 1


@pytest.mark.django_db
def test_namesakes_are_told_apart_by_their_organisation():
    write_speakers(named(SaidBy(name="Li Wei", organisation=body)) for body in ("Huawei", "State Council"))
    assert set(Speaker.objects.values_list("slug", flat=True)) == {"li-wei", "li-wei-state-council"}


@pytest.mark.django_db
def test_a_name_in_han_has_an_address_only_where_it_is_romanised():
    write_speakers([named(SaidBy(name="郭年顺")), named(SaidBy(name="朱兰", romanised="Zhu Lan"))])
    assert dict(Speaker.objects.values_list("name", "slug")) == {"郭年顺": None, "朱兰": "zhu-lan"}


@pytest.mark.django_db
def test_a_speaker_whom_no_claim_quotes_any_more_is_forgotten(tmp_path):
    said_by = "  nature: fact\n  said_by: {name: Ann Li, role: mayor, organisation: Hefei}\n"
    load([write_files(tmp_path, edited(DOSSIER, "  nature: fact\n", said_by))])
    assert Claim.objects.get(number=1).speaker.slug == "ann-li"
    assert Claim.objects.get(number=1).distance == 0
    load([write_files(tmp_path)])
    assert not Speaker.objects.exists()
