"""Loading: all or nothing, the same thing only once, and never over a curator's decision."""

import pytest
from django.contrib.auth import get_user_model

from policyatlas.dossiers.loading import RefusedError, load
from policyatlas.dossiers.yaml_writing import to_yaml
from policyatlas.records.models import (
    Case,
    Claim,
    ClaimLink,
    Cluster,
    Edition,
    FormerSlug,
    Place,
    Policy,
    Publisher,
    Revision,
    Source,
    Transfer,
)
from tests.dossiers.small_atlas import FILES, SOURCE, edited, write_files
from tests.dossiers.tables import all_tables
from tests.makers import make_claim, make_edition, make_place

pytestmark = pytest.mark.django_db
DOSSIER = "dossiers/gazette-2024-chips.yaml"
PLACES, LINKS = "cases/places.yaml", "links.yaml"


@pytest.fixture
def small(tmp_path):
    """A folder with the small atlas, loaded."""
    load([write_files(tmp_path)])
    return tmp_path


def test_every_field_of_a_claim_arrives_in_its_place(small):
    claim = Claim.objects.get(number=1)
    assert claim.public_name == "gazette-2024-chips#1"
    assert claim.main_case.slug == "hefei"
    assert [about.case.public_name for about in claim.abouts.all()] == ["place/hefei", "policy/hefei-model"]
    assert (claim.dimension, claim.nature, claim.state) == ("finance", "fact", "published")
    assert (claim.opens, claim.closes, claim.paragraph) == ("The city of Hefei", "of its shares", None)
    assert (claim.origin, claim.distance) == (claim.source, 1)  # news that does not say how it knows
    assert (claim.measure.indicator, claim.measure.value, claim.measure.unit) == ("equity-stake", 500_000_000, "USD")
    assert (claim.measure.year, claim.measure.basis, claim.measure.qualifier) == (2016, "outturn", "")


def test_cases_arrive_with_what_they_lie_in_and_are_filed_under(small):
    hefei = Place.objects.get(slug="hefei")
    assert (hefei.case_kind, hefei.within.slug, hefei.known_as, hefei.lat) == ("place", "china", "Hefei model", 31.86)
    assert hefei.summary == "The city bought shares\n[@gazette-2024-chips#1].\n\nIt went well [@gazette-2024-chips#2]."
    cluster = Cluster.objects.get()
    assert [location.place.slug for location in cluster.locations.all()] == ["hefei"]
    assert cluster.terms["sector"] == ["semiconductors"]
    assert (cluster.stage, cluster.stage_claim.public_name) == ("emerging", "gazette-2024-chips#2")
    assert Policy.objects.get().terms["instrument"] == ["public-equity"]


def test_loading_twice_changes_nothing_and_makes_no_edition(small):
    before = all_tables()
    loaded = load([small])
    assert (loaded.changes, loaded.edition) == (0, None)
    assert loaded.unchanged.total() == 13
    assert all_tables() == before
    assert Edition.objects.count() == 1


def test_the_first_load_leaves_an_edition_and_no_revision(small):
    assert Edition.objects.get().number == 1
    assert not Revision.objects.exists()


def test_a_changed_record_is_updated_and_leaves_both_texts(small):
    files = edited(DOSSIER, "dimension: outcomes", "dimension: context")
    loaded = load([write_files(small, files)])
    assert loaded.changed == {"claim": 1}
    assert loaded.created.total() == 0
    assert Claim.objects.get(number=2).dimension == "context"
    revision = Revision.objects.get()
    assert (revision.record, revision.step, revision.by) == ("claim/gazette-2024-chips#2", "load", None)
    assert revision.edition.number == loaded.edition == 2
    assert (revision.before["dimension"], revision.after["dimension"]) == ("outcomes", "context")
    assert revision.after["passage"] == {"opens": "Begun in 2016"}


def test_what_a_changed_claim_no_longer_has_is_gone(small):
    files = edited(DOSSIER, "  - policy/hefei-model\n", "")
    files = edited(
        DOSSIER, FILES[DOSSIER][FILES[DOSSIER].index("  measure:") : FILES[DOSSIER].index("  passage:")], "", files
    )
    files = edited("cases/policies.yaml", "status_as_of: 2024", "status_as_of: null", files)
    load([write_files(small, files)])
    claim = Claim.objects.get(number=1)
    assert [case.slug for case in claim.cases] == ["hefei"]
    assert not hasattr(claim, "measure")


def test_a_record_that_a_curator_decided_on_is_left_and_reported(small):
    curator = get_user_model().objects.create(username="curator")
    Claim.objects.filter(number=2).update(dimension="risks")
    Revision.objects.create(
        record="claim/gazette-2024-chips#2",
        edition=Edition.objects.get(),
        at="2026-11-21T00:00Z",
        by=curator,
        step="move",
    )
    loaded = load([small])
    assert loaded.left == ["claim/gazette-2024-chips#2"]
    assert loaded.changes == 0
    assert Claim.objects.get(number=2).dimension == "risks"


def test_a_change_that_only_a_load_brought_does_not_bind_the_next_load(small):
    load([write_files(small, edited(DOSSIER, "dimension: outcomes", "dimension: context"))])
    load([write_files(small)])
    assert Claim.objects.get(number=2).dimension == "outcomes"
    assert Revision.objects.count() == 2


def test_nothing_is_deleted_and_what_the_files_lack_is_reported(small):
    dossier = FILES[DOSSIER][: FILES[DOSSIER].index("- n: 2")]
    files = {name: text for name, text in FILES.items() if name in ("publishers.yaml", PLACES)} | {DOSSIER: dossier}
    files[DOSSIER] = files[DOSSIER].replace("  - policy/hefei-model\n", "")
    files[PLACES] = files[PLACES].replace("  known_as: Hefei model\n", "")
    for path in small.rglob("*.*"):
        path.unlink()
    loaded = load([write_files(small, files)])
    assert loaded.missing == [
        "cluster/hefei-chips",
        "policy/hefei-model",
        "claim/gazette-2024-chips#2",
        "summary/place/hefei",
        "transfer/place/hefei/place/china/gazette-2024-chips#1",
        "link/gazette-2024-chips#1/supports/gazette-2024-chips#2",
        "coverage/place/china/talent",
        "comparison/hefei-china",
    ]
    assert Claim.objects.count() == 2
    assert Cluster.objects.exists()


@pytest.mark.parametrize(
    ("file", "written"),
    [
        ("dossiers/bad.yaml", "source: [\n"),
        ("dossiers/bad.yaml", "a: &a [1]\nb: [*a, *a]\n"),
        ("dossiers/bad.yaml", "[" * 50),
        ("dossiers/bad.yaml", b"\xff"),
        ("dossiers/bad.yaml", " " * 10_000_000),
        (DOSSIER, FILES[DOSSIER].replace("place/hefei", "place/nowhere")),
        (DOSSIER, FILES[DOSSIER].replace("dimension: finance", "dimension: money")),
        (DOSSIER, FILES[DOSSIER].replace("    opens: Begun in 2016\n", "    closes: in 2016\n")),
        (DOSSIER, FILES[DOSSIER].replace("- n: 2", "- n: 1")),
        (DOSSIER, FILES[DOSSIER].replace("year: 2016", "year: '2016'")),
    ],
)
def test_one_broken_file_and_nothing_is_loaded(tmp_path, file, written):
    with pytest.raises(RefusedError) as refused:
        load([write_files(tmp_path, {**FILES, file: written})])
    assert any(problem.file.endswith(file) and problem.line >= 1 for problem in refused.value.problems)
    assert not Source.objects.exists()
    assert not Publisher.objects.exists()
    assert not Edition.objects.exists()


def test_a_single_dossier_is_loaded_beside_what_is_there(small, tmp_path_factory):
    other = tmp_path_factory.mktemp("other") / "gazette-2025-more.yaml"
    written = FILES[DOSSIER].replace("gazette-2024-chips", "gazette-2025-more").replace("The c", "Then the c")
    other.write_text(written)
    loaded = load([other])
    assert loaded.created == {"source": 1, "claim": 2}
    assert loaded.missing == []
    assert Claim.objects.count() == 4


def test_a_single_dossier_may_not_name_what_is_nowhere(small, tmp_path_factory):
    other = tmp_path_factory.mktemp("other") / "gazette-2025-more.yaml"
    other.write_text(
        FILES[DOSSIER].replace("gazette-2024-chips", "gazette-2025-more").replace("place/hefei", "place/hofei")
    )
    with pytest.raises(RefusedError):
        load([other])


def test_a_case_with_a_new_slug_keeps_its_record_and_its_claims(small):
    key = Place.objects.get(slug="hefei").pk
    files = {name: text.replace("place/hefei", "place/hefei-city") for name, text in FILES.items()}
    files = {name: text.replace("- hefei\n", "- hefei-city\n") for name, text in files.items()}
    files = edited("comparisons/hefei-china.md", "[hefei, china]", "[hefei-city, china]", files)
    files = edited(PLACES, "- slug: hefei\n", "- slug: hefei-city\n  formerly: [hefei]\n", files)
    loaded = load([write_files(small, files)])
    assert Place.objects.get(slug="hefei-city").pk == key
    assert not Case.objects.filter(slug="hefei").exists()
    assert FormerSlug.objects.get().case_id == key
    assert Claim.objects.get(number=1).main_case_id == key
    assert loaded.created["place"] == 0
    assert load([small]).changes == 0


def test_a_superseded_claim_names_its_successor(small):
    state = "  nature: assessment\n  state: superseded\n  superseded_by: gazette-2024-chips#1\n  reason: Said twice.\n"
    files = edited(DOSSIER, "  nature: assessment\n", state)
    files = edited("summaries.yaml", "#2]", "#1]", files)
    load([write_files(small, files)])
    claim = Claim.objects.get(number=2)
    assert (claim.state, claim.superseded_by.number, claim.reason) == ("superseded", 1, "Said twice.")
    load([write_files(small)])
    claim.refresh_from_db()
    assert (claim.state, claim.superseded_by) == ("published", None)


def test_what_the_desk_notes_about_a_claim_survives_a_load(small):
    curator = get_user_model().objects.create(username="curator")
    Claim.objects.filter(number=2).update(extracted_by=curator)
    load([write_files(small, edited(DOSSIER, "dimension: outcomes", "dimension: context"))])
    assert Claim.objects.get(number=2).extracted_by == curator


def test_links_and_transfers_keep_the_order_of_their_files(small):
    dossier = FILES[DOSSIER] + FILES[DOSSIER][FILES[DOSSIER].index("- n: 2") :].replace("n: 2", "n: 3").replace(
        "young", "new"
    )
    third = FILES[LINKS].replace("#2", "#3")
    load([write_files(small, {**FILES, DOSSIER: dossier, LINKS: third + FILES[LINKS]})])
    assert [link.to_claim.number for link in ClaimLink.objects.all()] == [3, 2]
    load([write_files(small, {LINKS: FILES[LINKS] + third})])
    assert [link.to_claim.number for link in ClaimLink.objects.all()] == [2, 3]
    assert Transfer.objects.get().position == 1


def test_new_links_of_a_file_of_their_own_come_after_those_there(small, tmp_path_factory):
    make_edition()
    hefei = Place.objects.get(slug="hefei")
    one = make_claim(hefei, source=Source.objects.get(slug="gazette-2024-chips"), number=9)
    folder = tmp_path_factory.mktemp("other")
    (folder / "links.yaml").write_text(FILES[LINKS].replace("#2", f"#{one.number}"))
    load([folder / "links.yaml"])
    assert [link.to_claim.number for link in ClaimLink.objects.all()] == [2, 9]


def generated(folder, claims):
    """A folder with one case and a dossier of so many claims."""
    place = [{"slug": "hefei", "name": "Hefei", "kind": "city"}]
    about = [
        {
            "n": number,
            "about": ["place/hefei"],
            "dimension": "finance",
            "statement": f"Statement {number}.",
            "nature": "fact",
            "said_by": {"name": f"Ann {number}", "role": None, "organisation": None},
            "relayed": True,
            "relayed_from": {"publisher": f"Paper {number}", "title": None, "authors": [], "published": None},
            "measure": {"indicator": None, "label": "paid", "value": number, "unit": "USD", "year": 2024},
            "passage": {"opens": "The city of Hefei"},
        }
        for number in range(1, claims + 1)
    ]
    dossier = {"source": {"slug": "many", "kind": "news", "language": "en", "publisher": "paper"}, "claims": about}
    paper = {"paper": {"name": "Paper"}}
    return write_files(
        folder,
        {"publishers.yaml": to_yaml(paper), PLACES: to_yaml(place), "dossiers/many.yaml": to_yaml(dossier)},
    )


def test_queries_grow_with_batches_and_not_with_rows(tmp_path_factory, django_assert_max_num_queries):
    with django_assert_max_num_queries(500) as few:
        load([generated(tmp_path_factory.mktemp("few"), 100)])
    Claim.objects.update(origin=Source.objects.get(slug="many"))
    with django_assert_max_num_queries(500) as many:
        load([generated(tmp_path_factory.mktemp("many"), 1000)])
    assert Claim.objects.count() == 1000
    assert len(many) <= len(few) + 25  # 900 claims more, in batches of 500


def test_a_case_of_the_desk_is_no_reason_to_refuse_the_files(small):
    make_place("Wuhan")
    assert load([small]).missing == ["place/wuhan"]


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(RefusedError, match="cannot be read"):
        load([tmp_path / "none.yaml"])


def test_a_dossier_without_claims_is_loaded(tmp_path):
    load([write_files(tmp_path, {"publishers.yaml": FILES["publishers.yaml"], DOSSIER: SOURCE + "claims: []\n"})])
    assert Source.objects.get().title == "Chips for Hefei"
