"""Static files as they are collected: ours minified, those of packages as they come, all of them under hashed names."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles.storage import StaticFilesStorage, staticfiles_storage
from django.core.management import call_command

from policyatlas.minifying import Minified

OURS = sorted(
    str(file.relative_to(settings.BASE_DIR / "static"))
    for file in (settings.BASE_DIR / "static").rglob("*")
    if file.suffix in {".css", ".js"}
)


def as_served(name):
    """What a page loads under this name of ours."""
    with staticfiles_storage.open(staticfiles_storage.stored_name(name)) as file:
        return file.read()


def written(name):
    return (settings.BASE_DIR / "static" / name).read_text()


def test_our_sheets_and_scripts_lose_a_tenth_and_every_comment(collected):
    assert OURS
    for name in OURS:
        small = as_served(name)
        assert len(small) < len(written(name).encode()) * 0.9
        assert b"/*" not in small


def test_pages_name_files_by_what_is_in_them_and_find_them_compressed(collected):
    for name in [*OURS, "img/icon.svg", "django_htmx/htmx-2.min.js"]:
        stored = staticfiles_storage.stored_name(name)
        assert re.fullmatch(r".+\.[0-9a-f]{12}\.\w+", stored)
        assert Path(staticfiles_storage.path(f"{stored}.br")).exists()


@pytest.mark.parametrize("name", ["django_htmx/htmx-2.js", "admin/js/core.js"])
def test_a_file_of_a_package_stays_as_it_comes(collected, name):
    with staticfiles_storage.open(name) as file:
        assert as_served(name) == file.read()


def test_collecting_again_changes_no_name(collected):
    before = dict(staticfiles_storage.hashed_files)
    call_command("collectstatic", interactive=False, verbosity=0)
    assert staticfiles_storage.hashed_files == before


@pytest.mark.parametrize(
    ("name", "text", "small"),
    [
        ("a.css", "/*! MIT */\n/* Why. */ a { margin: calc(1px + 2px); }\n", "/*! MIT */a{margin:calc(1px + 2px)}"),
        ("a.js", "/*! MIT */\n// Why.\nconst a = `${1}  //`;\n", "/*! MIT */const a=`${1}  //`;"),
    ],
)
def test_a_licence_and_what_only_looks_like_a_comment_stay(tmp_path, name, text, small):
    (tmp_path / name).write_text(text)
    assert Minified(StaticFilesStorage(tmp_path)).open(name).read().decode() == small


@pytest.mark.browser
def test_a_browser_reads_the_same_out_of_them(collected, browser):
    tab = browser.new_page()
    rules = """text => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(text);
        return [...sheet.cssRules].map(rule => rule.cssText.replace(/, /g, ","));
    }"""
    for name in OURS:
        small = as_served(name).decode()
        if name.endswith(".css"):
            assert tab.evaluate(rules, small) == tab.evaluate(rules, written(name))
        else:
            parses = "text => { new Function(text.replace(/\\bexport /g, '')); }"  # a function may not export
            tab.evaluate(parses, small)
    tab.close()
