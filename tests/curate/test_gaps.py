"""The worklist of gaps: each kind appears, with the action that mends it, and is gone once it is mended."""

from datetime import timedelta

import pytest
from django.utils import timezone

from policyatlas.curate import proposals
from policyatlas.curate.gaps.groups import GROUPS
from policyatlas.records.models import Case, Claim, ClaimLink, CoverageNote, Edition, Proposal, Source, Suspicion
from policyatlas.vocabulary import DIMENSIONS
from tests.curate.people import make_curator, make_editor
from tests.makers import make_claim, make_link, make_place, make_publisher, make_source
from tests.reading import read

pytestmark = pytest.mark.django_db

HALF = list(DIMENSIONS)[:6]
YEAR = timezone.now().year


@pytest.fixture
def grace(client):
    grace = make_editor("grace")
    client.force_login(grace)
    return grace


@pytest.fixture
def hefei():
    """Six questions of twelve are answered, each from two origins of two publishers."""
    hefei = make_place("Hefei", country="CN", summary="It bought shares.")
    for dimension in HALF:
        make_claim(hefei, dimension=dimension)
        make_claim(hefei, dimension=dimension)
    return hefei


def found(client, group, **asked):
    """The titles in a group, in order."""
    page = read(client.get("/desk/gaps/", {"group": group, **asked}))
    return page.texts(".gap-list h3")


def action(client, group, number=0):
    page = read(client.get("/desk/gaps/", {"group": group}))
    return page.values(".gap-list .do a", "href")[number]


def handed_in_by(author, case, *, days):
    """A summary that has been in review for so many days."""
    return Proposal.objects.create(
        kind="summary",
        record=f"summary/{case}",
        step="edit",
        after={"case": case, "text": "Shares."},
        author=author,
        state="in-review",
        submitted_at=timezone.now() - timedelta(days=days),
    )


def test_an_empty_cell_of_a_well_covered_case_until_it_has_a_claim_or_a_note(client, grace, hefei):
    empty = [dimension for dimension in DIMENSIONS if dimension not in HALF]
    assert found(client, "empty") == [f"Hefei: {DIMENSIONS[dimension].label}" for dimension in empty]
    assert action(client, "empty") == f"/desk/inbox/add/?case=place%2Fhefei&dimension={empty[0]}"
    assert client.get(action(client, "empty")).status_code == 200
    form = read(client.get(action(client, "empty", 1)))
    assert form.one("[name=case]").attrs["value"] == "place/hefei"
    make_claim(hefei, dimension=empty[0])
    CoverageNote.objects.create(case=hefei, dimension=empty[1], state="not-applicable", note="It cannot be.")
    assert len(found(client, "empty")) == 4


def test_a_case_that_is_hardly_covered_has_no_gaps_yet(client, grace):
    town = make_place("Town")
    for dimension in HALF[:5]:
        make_claim(town, dimension=dimension)
    assert found(client, "empty") == []
    assert found(client, "summaries") == []


def test_a_cell_of_one_origin_until_there_is_a_second(client, grace):
    town, source = make_place("Town"), make_source()
    for _number in range(3):
        make_claim(town, dimension="finance", source=source)
    make_claim(town, dimension="talent", source=source)
    assert found(client, "single") == ["Town: Finance", f"Town: {DIMENSIONS['talent'].label}"]
    make_claim(town, dimension="finance")
    assert found(client, "single") == [f"Town: {DIMENSIONS['talent'].label}"]


def test_a_cell_that_passes_no_test_until_one_is_passed(client, grace):
    town = make_place("Town", country="CN")
    ministry = make_publisher("Ministry", country="CN", state_affiliated=True)
    source = make_source(publisher=ministry, kind="official")
    make_claim(town, dimension="finance", nature="assessment", source=source, distance=2)
    assert found(client, "failing") == ["Town: Finance"]
    make_claim(town, dimension="finance", distance=0)
    assert found(client, "failing") == []


def test_an_old_figure_until_there_is_a_newer_one_of_its_indicator(client, grace):
    town = make_place("Town")
    make_claim(town, measure={"indicator": "gdp", "year": YEAR - 6, "unit": "USD"})
    make_claim(town, measure={"indicator": "population", "year": YEAR - 5, "unit": "persons"})
    assert found(client, "stale") == ["Town: GDP"]
    assert "note=A+newer+figure%3A+GDP" in action(client, "stale")
    make_claim(town, measure={"indicator": "gdp", "year": YEAR - 1, "unit": "USD"})
    assert found(client, "stale") == []


def test_a_link_that_is_gone_until_its_address_is_another(client, grace):
    source = make_source("Shares for a city", url="https://news.example/a")
    make_claim(source=source)
    gone = {"link_outcome": "gone", "link_checked": "https://news.example/a"}
    Source.objects.filter(pk=source.pk).update(**gone)
    assert found(client, "links") == ["Shares for a city"]
    assert action(client, "links") == f"/desk/change/sources/{source.slug}/correct/"
    assert client.get(action(client, "links")).status_code == 200
    Source.objects.filter(pk=source.pk).update(url="https://news.example/b")
    assert found(client, "links") == []


def test_a_passage_that_its_page_no_longer_holds_until_it_does(client, grace):
    source = make_source(url="https://news.example/a", link_outcome="reachable", link_checked="https://news.example/a")
    claim = make_claim(source=source, statement="Hefei took shares.", words_missing=True)
    assert found(client, "links") == ["Hefei took shares."]
    assert client.get(action(client, "links")).status_code == 200
    Claim.objects.filter(pk=claim.pk).update(words_missing=False)
    assert found(client, "links") == []


def test_a_suspicion_until_it_is_judged(client, grace):
    town = make_place("Town")
    one, other = (make_claim(town, measure={"value": value, "unit": "USD"}) for value in (3, 5))
    edition = Edition.objects.create(number=1, published_at=timezone.now())
    suspicion = Suspicion.objects.create(one=one, other=other, values=["3", "5"], edition=edition)
    assert len(found(client, "suspicions")) == 1
    Suspicion.objects.filter(pk=suspicion.pk).update(state="dismissed", reason="Two years.")
    assert found(client, "suspicions") == []


def test_a_dispute_until_somebody_says_why_both_stand(client, grace):
    town = make_place("Town")
    make_link(make_claim(town), make_claim(town), question="How much was paid", note="")
    assert found(client, "disputes") == ["How much was paid"]
    page = read(client.get(action(client, "disputes")))
    assert page.one("[name=question]").attrs["value"] == "How much was paid"
    sent = {name: page.one(f"[name={name}]").attrs["value"] for name in ("seen", "question")}
    sent |= {"note": "One counts loans, too.", "reason": "It was missing.", "then": "save"}
    assert client.post(action(client, "disputes"), sent).status_code == 302
    assert ClaimLink.objects.get().note == "One counts loans, too."
    assert found(client, "disputes") == []


def test_a_well_covered_case_without_a_summary_until_it_has_one(client, grace, hefei):
    assert found(client, "summaries") == []
    Case.objects.filter(pk=hefei.pk).update(summary="")
    assert found(client, "summaries") == ["Hefei"]
    assert action(client, "summaries") == "/desk/cases/add/summary/?case=place%2Fhefei"


def test_a_source_that_lacks_something_until_it_is_complete(client, grace):
    make_source(slug="bare", title="", publisher=None, published="")
    make_source("Undated", published="")
    make_source("Whole")
    page = read(client.get("/desk/gaps/?group=sources"))
    assert "no title, no publisher, no date" in page.texts(".gap-list li")[0]
    assert page.texts(".gap-list h3")[1] == "Undated"
    Source.objects.filter(title="Undated").update(published="2024")
    assert len(found(client, "sources")) == 1


def test_a_proposal_that_waits_long_until_it_is_decided_on(client, grace, hefei):
    ada = make_curator("ada")
    handed_in = handed_in_by(ada, "place/hefei", days=6)
    assert found(client, "waiting") == []
    Proposal.objects.update(submitted_at=timezone.now() - timedelta(days=8))
    assert found(client, "waiting") == ["summary/place/hefei"]
    assert found(client, "waiting", case="hefei") == ["summary/place/hefei"]
    assert action(client, "waiting") == f"/desk/review/{handed_in.pk}/"
    proposals.set_aside(handed_in, by=ada, version=handed_in.version)
    assert found(client, "waiting") == []


def test_the_list_is_narrowed_by_case_dimension_and_country(client, grace):
    ohio, hubei = make_place("Ohio", country="US"), make_place("Hubei", country="CN", also_known_as=["Hupeh"])
    for place in (ohio, hubei):
        for dimension in ("finance", "talent"):
            make_claim(place, dimension=dimension)
    assert found(client, "single", case="hupeh") == ["Hubei: Finance", f"Hubei: {DIMENSIONS['talent'].label}"]
    assert found(client, "single", dimension="finance") == ["Hubei: Finance", "Ohio: Finance"]
    assert found(client, "single", country="US", dimension="finance") == ["Ohio: Finance"]
    page = read(client.get("/desk/gaps/?group=lost&country=Atlantis"))
    assert len(page.notices) == 2
    assert len(page.all("section.band")) == len(GROUPS)


def test_each_group_shows_its_worst_and_leads_to_all_of_them_by_pages(client, grace):
    for number in range(45):
        make_claim(make_place(f"Town {number:02}"), dimension="finance")
    page = read(client.get("/desk/gaps/"))
    assert "One origin only 45" in page.texts("h2")
    assert len(page.all("[data-group=single] > li")) == 5
    assert len(found(client, "single")) == 40
    assert len(found(client, "single", page="2")) == 5


def test_contributors_see_what_they_may_do(client, hefei):
    client.force_login(make_curator("ada"))
    page = read(client.get("/desk/gaps/?group=empty"))
    assert {words.split(":")[0] for words in page.texts(".gap-list .do a")} == {"Add a source"}


@pytest.mark.parametrize("times", [1, 6])
def test_the_worklist_takes_the_same_queries_at_any_size(times, client, grace, django_assert_max_num_queries):
    ada = make_curator("ada")
    edition = Edition.objects.create(number=1, published_at=timezone.now())
    for number in range(times):
        town = make_place(f"Town {number}", country="CN")
        one, other = (make_claim(town, measure={"value": value, "year": 2001, "unit": "USD"}) for value in (3, 5))
        make_link(one, other, note="")
        Suspicion.objects.create(one=one, other=other, values=["3", "5"], edition=edition)
        make_source(slug=f"bare-{number}", title="", publisher=None)
        handed_in_by(ada, f"place/town-{number}", days=8)
    client.get("/desk/gaps/")
    with django_assert_max_num_queries(14):
        client.get("/desk/gaps/")
