"""The history of a record: every change that readers may know of, under every name that it has had."""

import pytest

from policyatlas.records.editions import forget_edition
from tests.curate.people import make_editor
from tests.ledger.test_corrections import CLAIM, change
from tests.makers import make_claim, make_place, make_source
from tests.reading import read

pytestmark = pytest.mark.django_db


@pytest.fixture
def claim():
    source = make_source("Report", slug="gazette")
    return make_claim(make_place("Hefei", formerly=["hofei"]), source=source, statement="Hefei sold shares in 2020.")


def test_a_claim_that_was_corrected_says_so_near_its_head(client, claim):
    change(cause="erred")
    change(step="merge", after={**CLAIM, "about": ["place/anhui"]})  # follows a case: no correction of the claim
    page = read(client.get("/claims/gazette/1/"))
    assert page.text(".corrected").startswith("Corrected on ")
    assert page.text(".corrected").endswith(": We erred. What changed")
    assert page.values(".corrected a", "href") == ["/claims/gazette/1/history/"]


def test_one_that_was_not_says_nothing(client, claim):
    page = read(client.get("/claims/gazette/1/"))
    assert page.one(".corrected") is None
    assert page.values(".kept a", "href") == ["/claims/gazette/1/history/"]


def test_a_history_holds_every_change_of_its_record_and_of_no_other(client, claim):
    change(before={}, step="add")
    change()
    change("claim/gazette#11")
    page = read(client.get("/claims/gazette/1/history/"))
    assert [text.split(" · ")[1] for text in page.texts(".ledger > li > .label")] == ["Corrected", "Added"]
    assert page.values(".lede a", "href") == ["/claims/gazette/1/"]


def test_without_a_change_it_reads_as_first_published(client, claim):
    for address in ("/claims/gazette/1/", "/sources/gazette/", "/places/hefei/"):
        assert f"{address}history/" in read(client.get(address)).values(".kept a", "href")
        assert "It reads as it was first published." in read(client.get(f"{address}history/")).text()


def test_a_case_has_that_of_its_former_names_and_of_its_summary(client, claim):
    change("place/hofei", {"slug": "hofei", "name": "Hofei"}, {"slug": "hofei", "name": "Hefei"})
    change(
        "summary/place/hefei",
        {"case": "place/hefei", "text": "It sold."},
        {"case": "place/hefei", "text": "It bought."},
    )
    assert len(read(client.get("/places/hefei/history/")).all(".ledger > li")) == 2
    answer = client.get("/clusters/hofei/history/?page=1")
    assert (answer.status_code, answer["Location"]) == (301, "/places/hefei/history/?page=1")


@pytest.mark.parametrize(
    "address", ["/claims/gazette/9/history/", "/claims/gazette/99999999999/history/", "/sources/no/history/"]
)
def test_of_what_there_is_not_there_is_no_history(client, claim, address):
    assert client.get(address).status_code == 404
    assert client.get("/places/no/history/").status_code == 404


def test_nor_of_a_claim_that_is_not_published(client, claim):
    type(claim).objects.update(state="draft")
    assert client.get("/claims/gazette/1/history/").status_code == 404


def test_one_that_was_retracted_keeps_its_history(client, claim):
    type(claim).objects.update(state="retracted", reason="Misread.")
    change(step="retract", cause="erred", after={**CLAIM, "state": "retracted", "reason": "Misread."})
    page = read(client.get("/claims/gazette/1/history/"))
    assert "Retracted" in page.text(".ledger")
    assert read(client.get("/claims/gazette/1/"), 410).values(".kept a", "href") == ["/claims/gazette/1/history/"]


def test_a_history_takes_the_same_queries_at_any_length(client, claim, django_assert_max_num_queries):
    for _ in range(25):
        change("place/hefei", {"slug": "hefei", "name": "Hofei"}, {"slug": "hefei", "name": "Hefei"})
    forget_edition()
    with django_assert_max_num_queries(8):
        client.get("/places/hefei/history/")


def test_readers_see_no_way_to_the_desk_and_curators_do(client, claim):
    revision = change()
    assert "/desk/" not in str(read(client.get("/claims/gazette/1/history/")).values("main a", "href"))
    client.force_login(make_editor())
    assert f"/desk/revert/{revision.pk}/" in read(client.get("/claims/gazette/1/history/")).values("main a", "href")
    assert "/desk/change/claims/gazette/1/" in read(client.get("/claims/gazette/1/")).values(".kept a", "href")
