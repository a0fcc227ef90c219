"""Whatever is typed into the forms of the room of cases, a page answers, and the words come back."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from policyatlas.curate.cases.kinds import SORTS
from policyatlas.curate.entry_forms import EntryForm
from tests.curate.people import make_editor
from tests.makers import make_place
from tests.reading import read

pytestmark = pytest.mark.django_db

TYPED = some.one_of(
    some.text(max_size=40),
    some.sampled_from(
        ["", "hefei", "place/hefei", "Hefei\nHefei", "31.8", "1e400", "-0", "२०२०", "a: b", ":", "\0", "[@a#1]"]
    ),
)
AT_WILL = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def grace():
    return make_editor()


@pytest.mark.parametrize("kind", SORTS)
@AT_WILL
@given(data=some.data())
def test_a_form_takes_whatever_is_typed(kind, data):
    fields = EntryForm(kind=kind).leaves
    sent = {name: data.draw(some.lists(TYPED, max_size=2) if leaf.is_many else TYPED) for name, leaf in fields.items()}
    form = EntryForm(sent, kind=kind)
    form.is_valid()
    again = json.loads(json.dumps(form.written()))
    assert isinstance(again, dict)
    kept = EntryForm(form.typed(), kind=kind)
    assert kept.is_valid() == form.is_valid()
    assert kept.typed() == form.typed()


@pytest.mark.parametrize("kind", SORTS)
@AT_WILL
@given(data=some.data())
def test_a_page_answers_whatever_is_sent(kind, client, grace, data):
    client.force_login(grace)
    sent = {name: data.draw(TYPED) for name in EntryForm(kind=kind).leaves}
    sent |= {name: data.draw(TYPED) for name in ("seen", "version", "reason", "cause", "compared")}
    sent["then"] = data.draw(some.sampled_from(["keep", "hand-in", "save", "take-out", "show", "?"]))
    assert client.post(f"/desk/cases/add/{kind}/", sent).status_code in (200, 302, 409, 422)


def test_words_that_no_form_can_take_stand_in_it_again(client):
    client.force_login(make_editor())
    make_place("Hefei")
    sent = {"name": "Chuzhou", "lat": "1,5", "codes": "CN-AH", "also_known_as": "One\n\nTwo", "then": "show"}
    page = read(client.post("/desk/cases/add/place/", sent))
    assert page.one("[name=lat]").attrs["value"] == "1,5"
    assert "“1,5” is not a number" in page.text(".f-lat")
    assert "has no colon" in page.text(".f-codes")
    assert page.text("[name=also_known_as]") == "One Two"
