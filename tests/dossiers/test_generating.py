"""A synthetic atlas: of the size asked for, the same each time, spread like the real one, and sound."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.db.models import Count, Q

from policyatlas.dossiers import generating
from policyatlas.evidence import recount, totals
from policyatlas.records.models import Case, Claim, Edition, Measure, Source
from tests.makers import make_place

pytestmark = pytest.mark.django_db


def generate(claims, *options):
    out = StringIO()
    call_command("generate_atlas", "--claims", str(claims), *options, stdout=out)
    return out.getvalue()


def shape():
    """What a thousand claims come with."""
    claims = Claim.objects.aggregate(
        all=Count("pk"),
        facts=Count("pk", filter=Q(nature="fact")),
        risks=Count("pk", filter=Q(dimension="risks")),
        first_hand=Count("pk", filter=Q(distance=0)),
        relayed=Count("pk", filter=Q(relayed=True)),
        quoted=Count("pk", filter=Q(speaker__isnull=False)),
    )
    number = claims.pop("all")
    rows = {
        "cases": Case.objects.count(),
        "sources": Source.objects.held().count(),
        "abouts": Claim.about.through.objects.count(),
        "measures": Measure.objects.count(),
        **claims,
    }
    return {name: 1000 * found / number for name, found in rows.items()}


def test_it_has_the_size_that_was_asked_for_and_its_numbers_are_counted():
    assert "Claims: 1,300, in " in generate(1300, "--seed", "7")
    assert (Claim.objects.count(), totals().claims) == (1300, 1300)
    assert recount().differing == []
    make_place("Hefei")  # and the next key is free


def test_the_same_seed_makes_the_same_and_another_another(monkeypatch):
    def made(seed):
        with transaction.atomic():
            generate(60, "--seed", seed)
            found = set(Claim.objects.values_list("source__slug", "number", "statement", "opens"))
            transaction.set_rollback(True)
        return found

    first = made("2")
    assert made("2") == first
    assert not first & made("3")
    monkeypatch.setattr(generating, "MANY", 1)  # with the indexes set aside
    assert made("2") == first


def test_what_is_cut_short_leaves_nothing(monkeypatch):
    def stop(*_far):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        generating.generate(20, 1, told=stop)
    assert not Case.objects.exists()
    assert not Edition.objects.exists()


def test_it_asks_for_a_number_and_for_an_empty_database():
    with pytest.raises(CommandError, match="Name how many claims"):
        generate(0)
    make_place("Hefei")
    with pytest.raises(CommandError, match="There are records already"):
        generate(10)
    generate(10, "--beside")
    assert Case.objects.filter(slug="hefei").exists()


def test_it_is_sound_by_the_rules_of_the_dossiers(tmp_path):
    generate(250)
    call_command("export_dossiers", str(tmp_path), stdout=StringIO())
    out = StringIO()
    call_command("check_dossiers", str(tmp_path), stdout=out)
    assert out.getvalue().startswith("No problem in ")


def test_it_is_spread_like_the_real_one(atlas):
    real = shape()
    generate(3000, "--beside")
    both = shape()
    for name, value in real.items():
        assert both[name] == pytest.approx(value, rel=0.15), name
