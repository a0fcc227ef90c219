"""render_page: a piece only where the view lists it and htmx asks for it by its id; the whole page otherwise."""

import pytest
from django.test import RequestFactory

from policyatlas.htmx import render_page

PAGE = "<h1>{{ name }}</h1>{% partialdef tray inline %}<p id=tray>{{ name }}</p>{% endpartialdef %}"


@pytest.fixture(autouse=True)
def page_template(settings):
    loaders = [("django.template.loaders.locmem.Loader", {"page.html": PAGE})]
    settings.TEMPLATES = [
        {"BACKEND": "django.template.backends.django.DjangoTemplates", "OPTIONS": {"loaders": loaders}}
    ]


def answer(partials=("tray",), **headers):
    request = RequestFactory().get("/", headers=headers)
    return render_page(request, "page.html", {"name": "Hefei"}, partials=partials)


def body(*args, **headers):
    return answer(*args, **headers).text


def test_without_htmx_the_whole_page_comes():
    assert body() == "<h1>Hefei</h1><p id=tray>Hefei</p>"


def test_htmx_gets_the_piece_that_bears_the_name_of_its_target():
    assert body(HX_Request="true", HX_Target="tray") == "<p id=tray>Hefei</p>"


def test_a_target_that_the_view_does_not_list_gets_the_whole_page():
    assert body((), HX_Request="true", HX_Target="tray").startswith("<h1>")
    assert body(HX_Request="true", HX_Target="elsewhere").startswith("<h1>")


def test_a_target_without_the_header_of_htmx_gets_the_whole_page():
    assert body(HX_Target="tray").startswith("<h1>")


def test_a_history_restore_never_gets_a_piece():
    restore = {"HX_Request": "true", "HX_Target": "tray", "HX_History_Restore_Request": "true"}
    assert body(**restore).startswith("<h1>")


@pytest.mark.parametrize("headers", [{}, {"HX_Request": "true", "HX_Target": "tray"}])
def test_caches_are_always_told_what_the_answer_depends_on(headers):
    assert answer(**headers)["Vary"] == "HX-Request, HX-Target, HX-History-Restore-Request"


def test_a_page_may_have_another_status():
    assert render_page(RequestFactory().get("/"), "page.html", {}, status=410).status_code == 410
