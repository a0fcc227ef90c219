"""The index follows every load and every step of the desk, and can be made anew while readers search."""

import pytest
from django.core.management import call_command

from policyatlas.finding.asking import look_up, read
from policyatlas.finding.hits import find
from policyatlas.finding.index import around, follow, rebuild
from policyatlas.records.models import Case, Claim, Findable, Publisher, Speaker, Word
from tests.makers import make_claim, make_place, make_publisher, make_source, make_speaker

pytestmark = pytest.mark.django_db


def found(query):
    """What a query finds: keys of records, the best of each kind first."""
    hits = find(look_up(read(query)))
    rows = Findable.objects.in_bulk([key for one in hits.values() for key in one.keys])
    return [rows[key].key for one in hits.values() for key in one.keys]


def test_what_is_published_corrected_and_retracted_is_followed():
    claim = make_claim(make_place("Hefei"), statement="A loan.", source=make_source(slug="gazette"), state="draft")
    follow(["claim/gazette#1"])
    assert found("loan") == []
    Claim.objects.filter(pk=claim.pk).update(state="published")
    follow(["claim/gazette#1"])
    assert found("loan") == ["claim/gazette#1"]
    Claim.objects.filter(pk=claim.pk).update(statement="A grant.")
    follow(["claim/gazette#1"])
    assert (found("loan"), found("grant")) == ([], ["claim/gazette#1"])
    Claim.objects.filter(pk=claim.pk).update(state="retracted", reason="Not so.")
    follow(["claim/gazette#1"])
    assert found("grant") == []


def test_a_speaker_is_found_while_something_of_theirs_is_published():
    claim = make_claim(speaker=make_speaker("Lu Ming"), source=make_source(slug="gazette"))
    follow(["claim/gazette#1"])
    assert found("lu ming")[0] == f"speaker/{Speaker.objects.get().key}"
    Claim.objects.filter(pk=claim.pk).update(state="draft")
    follow(["claim/gazette#1"])
    assert found("lu ming") == []


def test_whom_and_what_a_claim_had_before_is_counted_anew(django_assert_max_num_queries):
    old, new = make_speaker("Lu Ming"), make_speaker("Robert Pape")
    hefei, wuhan = make_place("Hefei"), make_place("Wuhan")
    gazette = make_source(slug="gazette")
    claim = make_claim(hefei, speaker=old, source=gazette)
    make_claim(hefei, speaker=old, source=gazette)
    rebuild()
    with django_assert_max_num_queries(2):
        before = around(["claim/gazette#1", "place/hefei"])
    claim.abouts.update(case=wuhan)
    Claim.objects.filter(pk=claim.pk).update(speaker=new, main_case=wuhan)
    follow(["claim/gazette#1"], before)
    standing = dict(Findable.objects.exclude(kind__in=("claim", "source")).values_list("name", "standing"))
    assert standing == {"Hefei": 1, "Wuhan": 1, "Lu Ming": 1, "Robert Pape": 1}


def test_new_names_of_cases_and_publishers_reach_the_claims():
    gazette = make_source(slug="gazette", publisher=make_publisher("Old Times", slug="times"))
    make_claim(make_place("Hankow", slug="wuhan"), statement="A loan.", source=gazette)
    rebuild()
    Case.objects.update(name="Wuhan")
    follow(["place/wuhan"])
    assert found("hankow") == []
    assert found("wuhan loan") == ["claim/gazette#1"]
    Publisher.objects.update(name="New Herald")
    follow(["publisher/times"])
    assert found("herald loan") == ["claim/gazette#1"]
    assert "claim/gazette#1" not in found("old times")


def test_what_is_deleted_goes_with_its_record():
    make_place("Hefei")
    rebuild()
    Case.objects.get().row.names.all().delete()
    Case.objects.get().row.delete()
    assert not Findable.objects.exists()
    assert found("hefei") == []


def test_made_anew_the_index_is_the_same_and_forgets_words_that_nobody_uses(capsys):
    make_claim(make_place("Hefei"), statement="A loan.", source=make_source(slug="gazette"))
    rebuild()
    before = list(Findable.objects.values_list("key", "terms", "standing"))
    Word.objects.create(text="zymurgy", stem="zymurgi")
    call_command("rebuild_search_index")
    assert list(Findable.objects.values_list("key", "terms", "standing")) == before
    assert not Word.objects.filter(text="zymurgy").exists()
    assert capsys.readouterr().out == "Can be found: 3 (cases 1, sources 1, claims 1).\n"


def test_while_it_is_made_anew_all_is_found(monkeypatch):
    make_claim(make_place("Hefei"), statement="A loan.", source=make_source(slug="gazette"))
    rebuild()
    seen = []
    rebuild(lambda _field, _number: seen.append(found("loan")))
    assert seen == [["claim/gazette#1"]] * len(seen)
    assert seen


def test_rows_that_a_load_wrote_are_those_that_a_rebuild_writes(atlas):
    fields = ("kind", "key", "name", "detail", "address", "terms", "standing", "dimension", "nature", "language")
    loaded = set(Findable.objects.values_list(*fields))
    rebuild()
    assert set(Findable.objects.values_list(*fields)) == loaded
