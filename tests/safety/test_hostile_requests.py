"""Whatever is asked, no answer breaks, leads away, carries a header of the asker's or a file of the machine."""

from urllib.parse import quote, urlsplit

import pytest
from django.conf import settings
from django.test import Client
from django.urls import URLPattern, get_resolver

from policyatlas.curate import proposals
from policyatlas.curate.suggesting import forms
from policyatlas.records.models import Claim, Intake, Proposal
from tests.curate.people import make_curator
from tests.curate.test_review import TEXT, claim
from tests.makers import make_document, make_source
from tests.safety.hostile import an_atlas, ask, faults

pytestmark = pytest.mark.django_db

PAGES = ["/", "/places/", "/places/hefei/", "/places/hefei/peers/", "/places/hefei/finance/", "/claims/", "/sources/"]
PAGES += ["/claims.csv", "/places.json", "/speakers/", "/publishers/", "/disagreements/", "/dimensions/finance/"]
PAGES += ["/indicators/investment/", "/compare/", "/compare/hefei,wuhan/", "/compare/hefei,wuhan.csv", "/compare/find/"]
PAGES += ["/compare/tray/", "/compare/hefei,wuhan/balance/", "/map/", "/transfers/", "/transfers/hefei/wuhan/"]
PAGES += ["/transfers.csv", "/timeline/", "/coverage/", "/search/", "/search/suggestions/", "/corrections/"]
PAGES += ["/corrections/feed.atom", "/claims.atom", "/suggest/", "/sources/report-2024/", "/places/hefei/history/"]
PAGES += ["/desk/sign-in/", "/claims/report-2024/1/", "/speakers/ada-adviser-office/"]

NAMES = (
    "abroad across add about asof as by case cases cause country cols decade degree depth dimension disputed evidence"
)
NAMES += (
    " find from full group instrument kind language learner level measure model nature next on open own page passage"
)
NAMES += (
    " peers place publisher q remove rows sector shape short show sort speaker stage standing status step swap theme"
)
NAMES += " to tray undo url view with year"
VALUES = [
    "https://evil.example/\\@x'\")) OR 1=1 UNION SELECT 1;--\r\nX-Evil: 1\r\n\r\n<script>x9()</script>",
    "//evil.example/\x00%s{0}${7*7}../../../../etc/passwd",
    "99999999999999999999999999",
]


@pytest.fixture
def atlas_of_a_few():
    an_atlas()


@pytest.mark.parametrize("value", VALUES)
def test_every_parameter_takes_anything(value, atlas_of_a_few, client):
    query = "&".join(f"{name}={quote(value, safe='')}" for name in NAMES.split())
    for page in PAGES:
        answer = ask(client, f"{page}?{query}")
        assert answer.status < 500, page
        assert "X-Evil" not in answer.headers
        assert faults(answer) == [], page
        place = urlsplit(answer.headers.get("Location", "").replace("\\", "/"))
        assert place.netloc in ("", "testserver"), page


@pytest.mark.parametrize(
    "path",
    [
        "/places/hefei%0d%0aX-Evil:%201/",
        "/compare/hefei%0d%0aX-Evil:1,wuhan/",
        "/compare/hefei%0d%0aX-Evil:1,wuhan.csv",
        "/compare/%22%3E%3Cscript%3Ex9()%3C/script%3E/",
        "/places/%00/",
        "/places/..%2f..%2fetc/passwd",
        "/static/..%2f..%2fpolicyatlas/settings.py",
        "/static/../../policyatlas/settings.py",
        "/static/%2e%2e/%2e%2e/var/secret_key",
        "/../../etc/passwd",
        "//evil.example/places",
        "/places//evil.example",
        "/%5cevil.example",
        "/cards/compare/" + "a" * 3000 + ".png",
    ],
)
def test_every_path_is_answered(path, atlas_of_a_few, client):
    answer = ask(client, path)
    assert answer.status in (200, 301, 302, 400, 404)
    assert "X-Evil" not in answer.headers
    assert faults(answer) == []
    assert not answer.headers.get("Location", "").startswith(("//", "/\\", "http"))
    assert b"SECRET_KEY" not in answer.body


def views(patterns=None, prefix=""):
    for pattern in patterns if patterns is not None else get_resolver().url_patterns:
        path = prefix + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield path, pattern.callback
        else:
            yield from views(pattern.url_patterns, path)


def test_only_the_form_that_acts_in_nobodys_name_is_excused_from_a_token():
    assert [path for path, view in views() if getattr(view, "csrf_exempt", False)] == ["suggest/"]


@pytest.mark.parametrize("address", ["/desk/sign-in/", "/desk/sign-out/", "/desk/inbox/", "/admin/logout/"])
def test_a_form_of_another_site_is_refused(address):
    elsewhere = Client(enforce_csrf_checks=True, headers={"origin": "https://evil.example"})
    assert elsewhere.post(address, {"url": "https://news.example/a"}).status_code in (302, 401, 403)


@pytest.mark.parametrize("address", ["/", "/desk/sign-in/", "/suggest/", "/no-such-page/", "/claims.atom"])
def test_no_other_site_frames_a_page(address, client):
    answer = client.get(address)
    assert answer["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in answer["Content-Security-Policy"]


def test_a_host_that_somebody_made_up_gets_nothing_and_stands_in_no_link(client):
    assert client.get("/", headers={"host": "evil.example"}).status_code == 400
    answer = client.get("/claims.atom", headers={"x-forwarded-host": "evil.example", "forwarded": "host=evil.example"})
    assert answer.status_code == 200
    assert b"evil.example" not in answer.content


def test_a_form_takes_only_its_own_fields(client, monkeypatch):
    """A reader who suggests a source decides neither what becomes of it nor who proposed it."""
    monkeypatch.setattr(forms, "LEAST_SECONDS", -1)
    ada = make_curator("ada")
    others = {"state": "taken", "source": "1", "suggested_by": ada.pk, "reader": ada.pk, "id": "77", "text": "x"}
    sent = client.post("/suggest/", others | {"url": "https://news.example/a", "form": forms.token()})
    assert sent["Location"] == "/suggest/thanks/"
    intake = Intake.objects.get()
    assert (intake.state, intake.source, intake.suggested_by, intake.reader) == ("suggested", None, None, None)
    assert (intake.pk == 77, intake.text) == (False, "")


def test_a_draft_takes_only_what_its_form_has(client):
    ada = make_curator("ada")
    draft = proposals.begin("claim", "report-2024#1", by=ada, after=claim(1))
    make_document(make_source(slug="report-2024"), TEXT)
    client.force_login(ada, backend=settings.AUTHENTICATION_BACKENDS[-1])
    others = {
        "state": "published",
        "author": "1",
        "reviewer": ada.pk,
        "revision": "1",
        "record": "place/x",
        "faults": "0",
    }
    typed = {"claim": draft.pk, "version": 1, "statement": "A word.", "do": "keep"}
    assert client.post("/desk/read/source/report-2024/", others | typed).status_code == 302
    kept = Proposal.objects.get()
    assert kept.written["statement"] == "A word."
    assert (kept.state, kept.author, kept.reviewer, kept.revision) == ("draft", ada, None, None)
    assert kept.record == "claim/report-2024#1"
    assert not Claim.objects.exists()
