"""The chain of an account, from the source that we read to the text where it began, and who else relays that."""

import pytest

from policyatlas.browse.chains import chain_of
from policyatlas.records.models import Claim
from tests.makers import make_claim, make_place, make_publisher, make_source
from tests.reading import read, words

pytestmark = pytest.mark.django_db
READ = "/claims/read/1/"


def text(slug, published, *, relays=None, **fields):
    publisher = make_publisher(slug.capitalize(), slug=slug)
    return make_source(f"By {slug}", slug=slug, publisher=publisher, published=published, relays=relays, **fields)


@pytest.fixture
def origin():
    return text("origin", "2024-05-01", is_stub=True, kind="", url="")


def rows(client, address=READ):
    page = read(client.get(address))
    return {words(row.query_one("dt")): row.query_one("dd") for row in page.all("#claim .way > div")}


def chain(client, address=READ):
    return [words(item) for item in rows(client, address)["Goes back to"].query("ol > li")]


def test_it_runs_from_the_source_to_the_origin_with_dates_and_who_relays_whom(client, origin):
    between = text("between", "2024-05-03", relays=origin)
    make_claim(source=text("read", "2024-05-06", relays=between), origin=origin)
    assert chain(client) == [
        "Read. By read. 6 May 2024. passes on",
        "Between. By between. 3 May 2024. passes on",
        "Origin. By origin. 1 May 2024. the origin; the atlas holds no dossier of it",
    ]


def test_a_text_that_the_claim_names_stands_before_what_its_source_relays(client, origin):
    between = text("between", "2024-05-03", relays=origin)
    make_claim(source=between, origin=origin)
    given = {"publisher": "Between", "title": "By between", "published": "2024-05-03"}
    make_claim(source=text("read", "2024-05-06"), origin=origin, relayed_from_as_given=given)
    assert [item.split(".")[0] for item in chain(client)] == ["Read", "Between", "Origin"]


def test_others_that_relay_the_same_origin_are_named_with_their_dates_the_oldest_first(client, origin):
    make_claim(source=text("read", "2024-05-06", relays=origin), origin=origin)
    make_claim(source=text("later", "2024-06-01"), origin=origin)
    make_claim(source=text("sooner", "2024-05-02"), origin=origin)
    make_claim(source=text("hidden", "2024-05-02"), origin=origin, state="draft")
    assert words(rows(client)["Also relayed by"]) == "Sooner, 2 May 2024; Later, 1 June 2024"


def test_of_many_only_some_are_named_and_the_origin_has_the_rest(client, origin):
    make_claim(source=text("read", "2024-05-06", relays=origin), origin=origin)
    for number in range(14):
        make_claim(source=text(f"copy{number}", "2024-06"), origin=origin)
    more = rows(client)["Also relayed by"].query("a")
    assert (len(more), words(more[-1]), more[-1].attrs["href"]) == (13, "2 more", "/sources/origin/")


def test_what_was_seen_first_hand_says_who_passed_it_on(client):
    source = text("read", "2024-05-06")
    make_claim(source=source)
    assert not {"Goes back to", "Passed on by"} & rows(client).keys()
    make_claim(source=text("copy", "2024-06-01"), origin=source)
    assert words(rows(client)["Passed on by"]) == "Copy, 1 June 2024"


def test_an_account_that_nobody_names_is_said_to_be_one(client):
    make_claim(source=text("read", "2024-05-06"), relayed=True)
    assert words(rows(client)["Goes back to"]) == "an account that the source does not name"


def test_texts_that_relay_one_another_have_an_end(client):
    one, other = text("one", "2024-05-01"), text("other", "2024-05-02")
    for source, relayed in ((one, other), (other, one)):
        source.relays = relayed
        source.save()
    make_claim(source=text("read", "2024-05-06", relays=other), origin=one)
    assert [item.split(".")[0] for item in chain(client)] == ["Read", "Other", "One"]
    assert "relays one of the above in its turn" in chain(client)[-1]
    make_claim(source=one, origin=one, relayed=True)
    assert [item.split(".")[0] for item in chain(client, "/claims/one/1/")] == ["One", "Other"]


def test_every_text_of_it_has_a_page(client, origin):
    make_claim(make_place(), source=text("read", "2024-05-06", relays=origin), origin=origin)
    for link in rows(client)["Goes back to"].query("a"):
        assert read(client.get(link.attrs["href"]))


def test_on_the_real_evidence_every_relayed_claim_leads_to_its_origin(client, atlas):
    claims = Claim.objects.published().filter(relayed=True).with_provenance()
    assert claims
    for claim in claims:
        found = chain_of(claim)
        assert (found.texts[0], found.origin) == (claim.source, claim.origin)
        assert not found.circular
