"""Whatever is sent to the forms of the desk, a page answers. Fields are read off the pages, so that none is left out.

The form of a claim, those of cases and the bytes of files have tests of their own besides.
"""

from http.cookies import SimpleCookie

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from policyatlas.curate import proposals
from policyatlas.curate.people import accounts
from policyatlas.curate.steps import stored
from policyatlas.curate.suggesting import forms
from policyatlas.records.models import Edition, Intake, Revision
from tests.curate.people import make_curator
from tests.curate.test_review import TEXT, claim, handed_in
from tests.makers import make_claim, make_document, make_edition, make_place, make_publisher, make_source
from tests.reading import read

pytestmark = pytest.mark.django_db

AS_SHOWN, LEFT_OUT = object(), object()
ODD = [
    "",
    " ",
    "\0",
    "0",
    "-1",
    "9" * 400,
    "1e999",
    "NaN",
    "２０２０",
    "2024-13-45",
    "{",
    '{"about": [{}]}',
    "[" * 2000,
]
ODD += [
    "hefei",
    "place/hefei",
    "place/hefei\nplace/nowhere",
    "gazette-2024#1",
    "gazette-2024#",
    "https://[::1",
    "a: b: c",
]
ODD += ["https://news.example/\u202e", "😀" * 300, "x" * 5000, "publish", "hand-in", "yes", "mine", "theirs", "1", "2"]
VALUES = some.one_of(
    some.just(AS_SHOWN), some.just(AS_SHOWN), some.just(LEFT_OUT), some.sampled_from(ODD), some.text(max_size=30)
)
AT_WILL = settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))

PAGES = [
    "/desk/inbox/add/",
    "/desk/inbox/{intake}/",
    "/desk/inbox/{bare}/",
    "/desk/read/{intake}/?passage=2",
    "/desk/read/source/gazette-2024/?passage=2",
    "/desk/review/{proposal}/?open=mend",
    "/desk/review/{correction}/?open=mend",
    "/desk/change/claims/gazette-2024/1/correct/",
    "/desk/change/claims/gazette-2024/1/retract/",
    "/desk/change/claims/gazette-2024/1/supersede/",
    "/desk/change/sources/gazette-2024/correct/",
    "/desk/change/sources/gazette-2024/merge/",
    "/desk/change/places/hefei/rename/",
    "/desk/change/places/hefei/merge/",
    "/desk/revert/{revision}/",
    "/desk/people/",
    "/desk/people/{ada}/",
    "/desk/account/password/",
    "/desk/account/second-step/",
    "/desk/account/second-step/off/",
    "/desk/sign-in/",
    "/suggest/",
]
LISTS = ["/desk/inbox/", "/desk/review/", "/desk/own/", "/desk/cases/", "/desk/gaps/", "/desk/cases-like/"]


@pytest.fixture(autouse=True)
def quietly(settings, monkeypatch):
    settings.FETCHING = False
    monkeypatch.setattr(forms, "LEAST_SECONDS", -1)
    yield
    cache.clear()


@pytest.fixture
def made(client):
    make_edition()
    hefei = make_place("Hefei")
    source = make_source(slug="gazette-2024", publisher=make_publisher("Gazette"))
    make_document(source, TEXT)
    make_claim(hefei, source=source, opens="The municipal government", closes="being cars")
    client.force_login(accounts.make("grace", "administrator"))
    cookies = client.cookies.output(header="", sep=";")
    ada = make_curator("ada")
    intake = Intake.objects.create(title="A text", text=TEXT, state="wanted", url="https://news.example/a")
    form = {"slug": "other-2024", "title": "A text", "kind": "news", "published": "2024", "language": "en"}
    begun = proposals.begin("source", "other-2024", by=ada, after=form, intake=intake)
    proposals.send_back(proposals.submit(begun, by=ada, version=1), by=_grace(), version=2, remarks={"title": "Which?"})
    correction = proposals.begin("claim", "gazette-2024#1", by=ada)
    kept = proposals.keep(correction, claim(1), by=ada, version=1, cause="erred", reason="Misread.")
    now = stored("claim", "gazette-2024#1")
    revision = Revision.objects.create(
        record="claim/gazette-2024#1",
        step="edit",
        at=intake.made_at,
        edition=Edition.objects.get(),
        before=claim(1),
        after=now,
    )
    return {
        "intake": intake.pk,
        "bare": Intake.objects.create(title="Wanted", state="wanted").pk,
        "proposal": handed_in(ada, 2).pk,
        "correction": proposals.submit(kept, by=ada, version=2).pk,
        "revision": revision.pk,
        "ada": ada.pk,
        "cookies": cookies,
    }


def _grace():
    return accounts.User.objects.get(username="grace")


def forms_of(shown, address):
    """Where its forms lead to, by which method, and the fields of all of them as they are filled in."""
    fields = {}
    for field in shown.all("main [name]"):
        value = field.attrs.get("value") or (shown_text(field) if field.name == "textarea" else "")
        fields.setdefault(field.attrs["name"], "file" if field.attrs.get("type") == "file" else value)
    actions = {
        form.attrs.get("action") or address
        for form in shown.all("main form")
        if (form.attrs.get("method") or "get").lower() == "post" and form.attrs.get("action") != "/desk/sign-out/"
    }
    return sorted(action.partition("#")[0] for action in actions), fields


def shown_text(field):
    return field.to_text(separator="", strip=False)


def drawn(data, fields):
    sent = {}
    for name, shown in fields.items():
        value = data.draw(VALUES, label=name)
        if value is LEFT_OUT or name == "csrfmiddlewaretoken":
            continue
        if shown == "file":
            sent[name] = SimpleUploadedFile("a.txt", data.draw(some.binary(max_size=40)))
        else:
            sent[name] = shown if value is AS_SHOWN else value
    return sent


@pytest.mark.parametrize("page", PAGES)
@AT_WILL
@given(data=some.data())
def test_whatever_is_sent_to_a_form_a_page_answers(page, client, made, data):
    client.cookies = SimpleCookie("" if page in ("/desk/sign-in/", "/suggest/") else made["cookies"])
    address = page.format(**made)
    actions, fields = forms_of(read(client.get(address)), address)
    assert actions
    assert fields
    sent = drawn(data, fields)
    with transaction.atomic():
        answer = client.post(data.draw(some.sampled_from(actions)), sent)
        assert answer.status_code < 500, sent
        if answer.status_code == 302 and answer["Location"].startswith("/"):
            assert client.get(answer["Location"]).status_code < 500, sent
        transaction.set_rollback(True)


@pytest.mark.parametrize("page", LISTS)
@AT_WILL
@given(data=some.data())
def test_whatever_a_list_is_narrowed_by_a_page_answers(page, client, made, data):
    names = {*forms_of(read(client.get(page)), page)[1], "page", "q", "kind", "about", "state", "who", "author", "sort"}
    sent = {name: value for name in sorted(names) if isinstance(value := data.draw(VALUES, label=name), str)}
    assert client.get(page, sent).status_code == 200
