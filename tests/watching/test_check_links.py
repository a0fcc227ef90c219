"""`manage.py check_links` asks for each address once in a while, politely, and remembers what it found."""

import os
import signal
import subprocess
import sys
import time
from datetime import timedelta
from io import StringIO

import pytest
from django.conf import settings as django_settings
from django.core.management import CommandError, call_command
from django.utils import timezone

from policyatlas.records.models import LinkCheck, Source
from policyatlas.watching import checking
from tests.makers import make_claim, make_source
from tests.wild import page, raw, redirect, wild_server

WORDS = "<nav>Menu</nav><p>The city of Hefei took shares of NIO, <b>as pl</b>anned.</p>"
HOME = ["127.0.0.1", "127.0.0.2", "127.0.0.3"]


@pytest.fixture
def wild(settings):
    with wild_server() as server:
        settings.FETCH_ALLOWED = [f"{host}:{server.port}" for host in HOME]
        settings.FETCH_SECONDS = 0.5
        yield server


def check(*options, delay=0):
    """What the command prints, and how it ends where it fails."""
    out = StringIO()
    try:
        call_command("check_links", *map(str, options), "--delay", str(delay), stdout=out)
    except CommandError as error:
        return [*out.getvalue().splitlines(), f"failed: {error}"]
    return out.getvalue().splitlines()


def cited(url, slug="gazette", **fields):
    """A source with one published claim, whose passage `WORDS` holds."""
    return make_claim(source=make_source(slug=slug, url=url, **fields), opens="The city of", closes="as planned").source


def state(source):
    source.refresh_from_db()
    return source.link


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("answer", "outcome", "said"),
    [
        (page(WORDS), "reachable", "gazette: answers."),
        (
            page("", status="404 Not Found"),
            "gone",
            "gazette: gone. There is no page at this address (the server answer",
        ),
        (page("", status="410 Gone"), "gone", "gazette: gone. The page was taken down for good (the server answered 4"),
        (
            page("", status="403 No"),
            "not-checkable",
            "gazette: could not be checked. The server lets no program read t",
        ),
        (page("", status="503 Ill"), "failed", "gazette: could not be reached. The server answered with error 503."),
        (
            page("%PDF", kind="application/pdf"),
            "not-checkable",
            "gazette: could not be checked. The page is of the form ",
        ),
        (
            page("<p>Sign in."),
            "not-checkable",
            "gazette: could not be checked. The page answers, but none of the passa",
        ),
        (
            lambda it: it.wait(5),
            "not-checkable",
            "gazette: could not be checked. 127.0.0.1 did not give the whole page",
        ),
        (lambda it: it.reset(), "failed", "gazette: could not be reached. 127.0.0.1 broke off in the middle of its an"),
        (
            raw(b"SSH-2.0\r\n\r\n"),
            "failed",
            "gazette: could not be reached. What 127.0.0.1 answered is not HTTP as a b",
        ),
        (redirect("/a"), "failed", "gazette: could not be reached. The page leads in a circle, back to http://127.0.0"),
        (
            redirect("http://10.0.0.1/"),
            "failed",
            "gazette: could not be reached. 10.0.0.1 does not lie in the public n",
        ),
    ],
)
def test_every_end_of_a_link_has_its_name_and_a_sentence(wild, answer, outcome, said):
    source = cited(wild.url("/a"))
    wild.on("/a", answer)
    lines = check()
    assert state(source) == outcome
    assert lines[0].startswith(said)
    assert lines[1].startswith("Addresses asked: 1 (")
    assert lines[2:] == (["failed: Links to look after: 1."] if outcome in ("gone", "failed") else [])
    [row] = LinkCheck.objects.all()
    assert (row.source, row.url, row.archived, row.outcome) == (source, wild.url("/a"), False, outcome)


@pytest.mark.django_db
def test_where_a_page_has_moved_for_good_is_kept(wild):
    source = cited(wild.url("/a"))
    wild.on("/a", redirect("/b", 308))
    wild.on("/b", page(WORDS))
    assert check()[0] == f"gazette: moved {wild.url('/b')}."
    assert (state(source), source.link_leads_to) == ("moved", wild.url("/b"))


@pytest.mark.django_db
def test_a_page_that_leads_elsewhere_and_has_none_of_the_words_has_not_moved_there(wild):
    source = cited(wild.url("/a"))
    wild.on("/a", redirect("/", 301))
    wild.on("/", page("<p>Welcome to our new site"))
    check()
    assert (state(source), source.link_leads_to) == ("not-checkable", "")


@pytest.mark.django_db
def test_words_that_are_gone_from_the_page_are_told_claim_by_claim(wild):
    source = make_source(slug="gazette", url=wild.url("/a"))
    stays = make_claim(source=source, opens="The city of", closes="as planned")
    goes = make_claim(source=source, opens="Its rival", closes="")
    draft = make_claim(source=source, opens="Never", closes="written", state="draft")
    wild.on("/a", page(WORDS + "<p>Its rival sold.</p>"), page(WORDS))
    check("--older-than", 0)
    assert state(source) == "reachable"
    assert check("--older-than", 0)[0] == "gazette: changed since. 1 passage stands there no more."
    for claim in (stays, goes, draft):
        claim.refresh_from_db()
    assert state(source) == "changed"
    assert (stays.passage_missing, goes.passage_missing, draft.passage_missing) == (False, True, False)


@pytest.mark.django_db
def test_a_passage_that_reads_otherwise_is_a_change_until_it_reads_as_before(wild):
    source = cited(wild.url("/a"))
    wild.on("/a", page(WORDS), page(WORDS.replace("took", "sold")), page(WORDS), page(f"<h1>News</h1>{WORDS}"))
    states = []
    for _ in range(4):
        check("--older-than", 0)
        states.append(state(source))
    assert states == ["reachable", "changed", "reachable", "reachable"]


@pytest.mark.django_db
def test_what_was_found_stands_until_a_later_look_finds_out_more(wild):
    source = cited(wild.url("/a"))
    wild.on("/a", page("", status="404 No"), page("", status="503 Ill"), page(WORDS))
    states = []
    for _ in range(3):
        check("--older-than", 0)
        states.append(state(source))
    assert states == ["gone", "gone", "reachable"]
    assert list(LinkCheck.objects.order_by("at").values_list("outcome", flat=True)) == ["gone", "failed", "reachable"]


@pytest.mark.django_db
def test_what_was_found_at_an_address_says_nothing_of_the_one_that_replaces_it(wild):
    source = cited(wild.url("/a"))
    wild.on("/b", page(WORDS))
    check()
    assert state(source) == "gone"
    Source.objects.update(url=wild.url("/b"))
    assert state(source) == ""
    check()
    assert state(source) == "reachable"


@pytest.mark.django_db
def test_a_page_that_is_known_is_asked_for_only_if_it_changed(wild):
    source = cited(wild.url("/a"))

    def answer(connection):
        if connection.headers.get("if-none-match") == '"1"':
            raw(b'HTTP/1.1 304 Not Modified\r\nETag: "1"\r\n\r\n')(connection)
        else:
            page(WORDS, ETag='"1"')(connection)

    wild.on("/a", answer)
    check("--older-than", 0)
    assert check("--older-than", 0)[0] == "gazette: answers. The page is as it was."
    assert state(source) == "reachable"
    make_claim(source=source, opens="NIO", closes="planned")  # not known yet: the page must be read
    assert check("--older-than", 0)[0] == "gazette: answers."


@pytest.mark.django_db
def test_the_archived_copy_is_asked_for_too(wild):
    source = cited(wild.url("/a"), archived_url=wild.url("/kept/a"))
    wild.on("/kept/a", page("anything"))
    lines = check()
    assert [line.partition(".")[0] for line in lines[:2]] == ["gazette: gone", "gazette (archived copy): answers"]
    source.refresh_from_db()
    assert (source.link, source.archive) == ("gone", "reachable")


@pytest.mark.django_db
def test_robots_are_heeded(wild):
    source = cited(wild.url("/private/a"))
    wild.on("/robots.txt", page("User-agent: policyatlas\nDisallow: /private/", kind="text/plain"))
    check()
    assert state(source) == "not-checkable"
    assert wild.asked == ["/robots.txt"]


@pytest.mark.django_db
def test_a_host_is_asked_one_thing_at_a_time_with_pauses_and_others_meanwhile(wild):
    for number, host in enumerate(["127.0.0.1", "127.0.0.1", "127.0.0.2"]):
        cited(wild.url(f"/{number}", host), slug=f"gazette-{number}")
        wild.on(f"/{number}", page(WORDS))
    began = time.monotonic()
    lines = check(delay=0.2)
    assert [line.partition(":")[0] for line in lines[:3]] == ["gazette-0", "gazette-2", "gazette-1"]
    assert 0.4 <= time.monotonic() - began < 3  # the rules of the host, one page, the other
    assert wild.most_open == 1


@pytest.mark.django_db
def test_a_second_run_asks_only_what_has_not_been_asked_for_a_week(wild):
    source = cited(wild.url("/a"))
    wild.on("/a", page(WORDS))
    check()
    assert check() == [said := check()[0]]
    assert said.startswith("Addresses asked: 0 (")
    LinkCheck.objects.update(at=timezone.now() - timedelta(days=8))
    assert check()[0] == "gazette: answers."
    assert check("--source", source.slug)[0] == "gazette: answers."


@pytest.mark.django_db
def test_a_limit_takes_those_never_asked_first(wild):
    for name in "abc":
        cited(wild.url(f"/{name}"), slug=name)
        wild.on(f"/{name}", page(WORDS))
    assert [line[0] for line in check("--limit", 2)] == ["a", "b", "A"]
    assert [line[0] for line in check("--limit", 2, "--older-than", 0)] == ["c", "a", "A"]


@pytest.mark.django_db
def test_stubs_and_sources_without_an_address_are_left_alone(wild):
    make_source(url="")
    make_source(url=wild.url("/stub"), is_stub=True)
    assert check()[0].startswith("Addresses asked: 0 (")
    assert wild.asked == []


@pytest.mark.django_db
def test_it_says_what_cannot_be_done(settings):
    assert check("--source", "no-such") == ["failed: No source of the atlas is called no-such: look at /sources/."]
    settings.FETCHING = False
    assert check() == ["failed: Fetching is switched off: set FETCHING=on to check links."]
    for option in (["--limit", "0"], ["--older-than", "-1"], ["--delay", "soon"]):
        assert check(*option)[0].startswith("failed: Error: argument")


class Terminal(StringIO):
    def isatty(self):
        return True


@pytest.mark.django_db
def test_a_terminal_shows_how_far_it_is_and_keeps_what_is_amiss(wild):
    for name in "ab":
        cited(wild.url(f"/{name}"), slug=name)
    wild.on("/a", page(WORDS))
    out = Terminal()
    with pytest.raises(CommandError):
        call_command("check_links", "--delay", "0", stdout=out)
    written = [line.rstrip() for line in out.getvalue().replace("\n", "\r").split("\r") if line.strip()]
    assert written[:3] == [
        "1 of 2: a",
        "b: gone. There is no page at this address (the server answered 404).",
        "2 of 2: b",
    ]
    assert written[3].startswith("Addresses asked: 2 (")


@pytest.mark.django_db
def test_stopped_by_hand_it_says_how_far_it_came(wild, monkeypatch):
    cited(wild.url("/a"))
    monkeypatch.setattr(checking, "fetch", lambda *_args, **_kw: (_ for _ in ()).throw(KeyboardInterrupt))
    assert check()[-1] == "failed: Stopped. Run it again to go on from here."


def python(database, wild, *arguments):
    environment = {
        **os.environ,
        "DATABASE_URL": f"sqlite:///{database}",
        "FETCH_ALLOWED": ",".join(f"{host}:{wild.port}" for host in HOME),
    }
    command = [sys.executable, *arguments]
    return subprocess.Popen(
        command,
        cwd=django_settings.BASE_DIR,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


PREPARE = """
import os
import django
os.environ["DJANGO_SETTINGS_MODULE"] = "policyatlas.settings"
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0, skip_checks=True)
from tests.makers import make_claim, make_source
for n in range(6):
    make_claim(source=make_source(slug=f"s{n}", url=f"%s{n}"), opens="The city of", closes="as planned")
"""


def test_killed_in_the_middle_it_goes_on_where_it_was(wild, tmp_path):
    database = tmp_path / "atlas.sqlite3"
    with python(database, wild, "-c", PREPARE % wild.url("/")) as run:
        out, err = run.communicate()
    assert run.returncode == 0, out + err
    for number in range(6):
        wild.on(f"/{number}", page(WORDS))
    wild.on("/3", lambda connection: connection.wait())
    with python(database, wild, "manage.py", "check_links", "--delay", "0") as run:
        while "/3" not in wild.asked:
            time.sleep(0.02)
            assert run.poll() is None
        run.send_signal(signal.SIGKILL)
        run.communicate()
    wild.on("/3", page(WORDS))
    wild.asked.clear()
    with python(database, wild, "manage.py", "check_links", "--delay", "0") as run:
        out, err = run.communicate()
    assert wild.asked == ["/robots.txt", "/3", "/4", "/5"]
    assert out.splitlines()[-1].startswith("Addresses asked: 3 (answers 3,"), err
