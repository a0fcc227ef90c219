"""The queue of suspicions follows figures and links, and keeps what an editor judged."""

import pytest
from django.db import IntegrityError, transaction

from policyatlas.dossiers.loading import load
from policyatlas.dossiers.suspicions import settle_suspicions
from policyatlas.records.models import Claim, ClaimLink, Edition, Measure, Suspicion
from tests.dossiers.small_atlas import FILES, write_files
from tests.makers import make_claim, make_edition, make_link, make_place, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair():
    """Two claims that give two prices for one thing, in an atlas with an edition."""
    make_edition()
    china = make_place("China")
    return [make_claim(china, measure={"value": value}) for value in (28, 277)]


def settle(cases=None):
    settle_suspicions(Edition.objects.first(), cases)
    return [(row.one, row.other, row.state) for row in Suspicion.objects.order_by("one", "other")]


def dismiss():
    Suspicion.objects.update(state="dismissed", reason="Another plant.", by=make_user())


def test_what_comes_up_stands_open_once(pair):
    one, other = pair
    assert settle() == [(one, other, "open")]
    assert settle() == [(one, other, "open")]
    assert Suspicion.objects.get().values == ["28 USD", "277 USD"]


def test_what_no_longer_holds_goes(pair):
    settle()
    Measure.objects.update(value=28)
    assert settle() == []


def test_a_claim_that_is_taken_back_is_no_longer_suspected(pair):
    settle()
    Claim.objects.filter(pk=pair[0].pk).update(state="retracted", reason="Wrong.")
    assert settle() == []


@pytest.mark.parametrize("stance", ["disputes", "qualifies", "supports"])
def test_claims_that_an_editor_linked_are_not_suspected(pair, stance):
    make_link(*pair, stance=stance)
    assert settle() == []


def test_a_link_settles_a_suspicion_and_its_removal_opens_it_again(pair):
    one, other = pair
    settle()
    link = make_link(other, one)
    assert settle() == [(one, other, "linked")]
    link.delete()
    assert settle() == [(one, other, "open")]


def test_a_dismissal_stands_as_long_as_both_figures_do(pair):
    one, other = pair
    settle()
    dismiss()
    assert settle() == [(one, other, "dismissed")]
    Measure.objects.filter(claim=one).update(value=30)
    assert settle() == [(one, other, "open")]
    row = Suspicion.objects.get()
    assert (row.values, row.reason, row.by) == (["30 USD", "277 USD"], "", None)


def test_a_dismissal_outlives_the_suspicion(pair):
    settle()
    dismiss()
    Measure.objects.filter(claim=pair[1]).update(value=28)
    settle()
    Measure.objects.filter(claim=pair[1]).update(value=277)
    assert [state for _one, _other, state in settle()] == ["dismissed"]


def test_only_the_cases_asked_for_are_looked_at(pair):
    make_claim(make_place(), measure={"value": 1})
    other = make_place()
    for value in (1, 2):
        make_claim(other, measure={"value": value})
    assert [one.main_case.name for one, _other, _state in settle({pair[0].main_case_id})] == ["China"]
    assert len(settle()) == 2


def test_a_load_fills_the_queue_also_where_nothing_has_changed(tmp_path):
    name = "dossiers/gazette-2024-chips.yaml"
    more = FILES[name].partition("claims:\n")[2].partition("- n: 2")[0]
    more = more.replace("n: 1", "n: 3").replace("500000000", "600000000").replace("a fifth", "a quarter")
    folder = write_files(tmp_path, FILES | {name: FILES[name] + more})
    load([folder])
    assert [(str(row), row.edition.number) for row in Suspicion.objects.with_claims()] == [
        ("gazette-2024-chips#1 ≠ gazette-2024-chips#3", 1)
    ]
    Suspicion.objects.all().delete()
    assert load([folder]).changes == 0
    assert Suspicion.objects.count() == 1


def test_settling_asks_no_more_for_more(pair, django_assert_max_num_queries):
    for value in range(10):
        make_claim(pair[0].main_case, measure={"value": 1000 * (value + 1)})
    edition = Edition.objects.get()
    with django_assert_max_num_queries(6):
        settle_suspicions(edition)
    assert Suspicion.objects.count() == 66


def test_the_database_holds_a_pair_once_and_in_order(pair):
    one, other = pair
    edition = Edition.objects.get()
    for ends in ((other, one), (one, one)):
        with pytest.raises(IntegrityError), transaction.atomic():
            Suspicion.objects.create(one=ends[0], other=ends[1], edition=edition)
    Suspicion.objects.create(one=one, other=other, edition=edition)
    with pytest.raises(IntegrityError), transaction.atomic():
        Suspicion.objects.create(one=one, other=other, edition=edition)
    with pytest.raises(IntegrityError), transaction.atomic():
        Suspicion.objects.update(state="dismissed")


def test_the_real_evidence_has_its_disputes_linked_and_a_short_queue(atlas):
    judged = {(link.from_claim_id, link.to_claim_id) for link in ClaimLink.objects.all()}
    queue = set(Suspicion.objects.values_list("one", "other"))
    assert 0 < len(queue) < 20
    assert not queue & (judged | {ends[::-1] for ends in judged})
