"""Makes records for tests, with a default for all that a test does not care about; reads no file and checks nothing.

    hefei = make_place("Hefei", within=make_place("Anhui", kind="province"))
    make_claim(hefei, statement="Hefei took shares.", dimension="finance", measure={"indicator": "equity-stake"})

What is stored about cases is counted anew once somebody asks for it (see `count_in_time`); a test that changes a row
itself calls `recount`.
Whatever a record has no keyword for here is passed on to its table as it is: `make_claim(hefei, state="draft")`.
"""

from hashlib import sha256
from itertools import count

from django.contrib.auth import get_user_model
from django.utils import timezone

from policyatlas.dossiers.writing.names import write_names
from policyatlas.evidence import recount, recount_voices
from policyatlas.evidence.origins import distance
from policyatlas.faceting import LISTS, recount_facets
from policyatlas.records.models import (
    Case,
    CaseTerm,
    Claim,
    ClaimAbout,
    ClaimLink,
    Cluster,
    Comparison,
    ComparisonCase,
    CoverageNote,
    Document,
    Edition,
    FormerSlug,
    Location,
    Measure,
    Place,
    PlaceMember,
    Policy,
    Publisher,
    Source,
    Speaker,
    Transfer,
)
from policyatlas.records.names import address_of, fold

TAGS = {"sectors": "sector", "themes": "theme", "instruments": "instrument", "motive": "motive"}
COUNTED = (*(f"{table}summary" for table in ("cell", "case", "atlas", "indicator")), "casetrait", "facetcount")
COUNTED += ('."disputed"', "claim_count")
turn = count(1)
uncounted = set()  # keys of cases that have got claims, or were made, since the last count; 0 for anything else
unfaceted = set()  # names of lists whose facets have not been counted since something was made


def count_in_time(execute, sql, params, many, context):
    """Stands around all that is asked of the database; counts what was made before the first look at a number.

    Counting after each record took half of all the time of the tests. What it asks is no query of the page.
    """
    if uncounted and sql.startswith(("SELECT", "WITH", "(")) and any(one in sql for one in COUNTED):
        keys = set(uncounted)
        uncounted.clear()
        quietly(context, recount_voices)
        quietly(context, recount, keys)
    if unfaceted and "facetcount" in sql and (asked := unfaceted.intersection(params or ())):
        unfaceted.difference_update(asked)
        quietly(context, recount_facets, asked)
    return execute(sql, params, many, context)


def quietly(context, do, *args):
    """What the page did not ask is not counted as its query."""
    connection = context["connection"]
    seen, connection.force_debug_cursor = connection.force_debug_cursor, False
    try:
        do(*args)
    finally:
        connection.force_debug_cursor = seen


def counted_later(*cases):
    uncounted.update(cases)
    unfaceted.update(LISTS)


def make_publisher(name=None, *, slug=None, kind="newspaper", country="US", state_affiliated=False, **fields):
    name = name or f"Gazette {next(turn)}"
    return Publisher.objects.create(
        slug=slug or address_of(name),
        name=name,
        kind=kind,
        country=country,
        state_affiliated=state_affiliated,
        **fields,
    )


def make_source(title=None, *, slug=None, publisher=..., kind="news", published="2024-05-06", language="en", **fields):
    """A source of a publisher of its own; `publisher=None` where none is shown."""
    title = f"Report {next(turn)}" if title is None else title
    slug = slug or address_of(title)
    publisher = make_publisher() if publisher is ... else publisher
    fields.setdefault("url", f"https://news.example/{slug}")
    counted_later(0)
    return Source.objects.create(
        slug=slug, title=title, publisher=publisher, kind=kind, published=published, language=language, **fields
    )


def make_document(source, text, **fields):
    return Document.objects.create(source=source, text=text, digest=sha256(text.encode()).hexdigest(), **fields)


def make_place(name=None, *, kind="city", slug=None, within=None, members=(), formerly=(), country=None, **fields):
    """A place; `country="CN"` gives it that code, so that it needs nothing around it to lie in a country."""
    if country:
        fields["codes"] = {"iso3166_1": country} | fields.get("codes", {})
    place = make_case(Place, "place", name, slug, formerly, kind=kind, within=within, **fields)
    for position, member in enumerate(members):
        PlaceMember.objects.create(region=place, member=member, position=position)
    return place


def make_cluster(name=None, *, slug=None, places=(), formerly=(), **fields):
    """A cluster; `sectors` and `themes` are lists of ids."""
    return make_case(Cluster, "cluster", name, slug, formerly, places=places, **fields)


def make_policy(name=None, *, slug=None, places=(), formerly=(), kind="programme", status="in-force", **fields):
    """A policy; `instruments`, `sectors`, `themes` and `motive` are lists of ids."""
    return make_case(Policy, "policy", name, slug, formerly, places=places, kind=kind, status=status, **fields)


def make_case(table, case_kind, name, slug, formerly, *, places=(), **fields):
    """What the three kinds have in common; tests call `make_place`, `make_cluster` and `make_policy`."""
    name = name or f"{case_kind.title()} {next(turn)}"
    tags = {tag_list: fields.pop(key, ()) for key, tag_list in TAGS.items()}
    case = table.objects.create(case_kind=case_kind, slug=slug or address_of(name), name=name, **fields)
    for position, place in enumerate(places):
        Location.objects.create(case=case, place=place, position=position)
    for tag_list, terms in tags.items():
        for position, term in enumerate(terms):
            CaseTerm.objects.create(case=case, tag_list=tag_list, term=term, position=position)
    for former in formerly:
        FormerSlug.objects.create(case=case, slug=former)
    write_names([case])
    counted_later(case.pk, *(place.pk for place in places))
    return case


def make_speaker(name, *, kind="person", organisation="", **fields):
    fields.setdefault("slug", address_of(name, organisation))
    return Speaker.objects.create(
        name=name, kind=kind, organisation=organisation, key=f"{fold(name)} {fold(organisation)}".strip(), **fields
    )


def make_claim(
    *about,
    statement=None,
    dimension="outcomes",
    nature="fact",
    source=None,
    number=None,
    measure=None,
    origin=None,
    **fields,
):
    """A published claim on these cases, the first its main one, from a source of its own unless one is given.

    `measure={}` gives it the measure of `make_measure`'s defaults; `origin` is a source that it passes on.
    """
    about = about or (make_place(),)
    source = source or make_source()
    number = number or source.claims.count() + 1
    fields.setdefault("relayed", origin is not None)
    fields.setdefault(
        "distance",
        distance(
            relayed=fields["relayed"],
            names_text=origin is not None,
            nature=nature,
            source_kind=source.kind,
            attributed=bool(fields.get("said_by")),
        ),
    )
    claim = Claim.objects.create(
        source=source,
        number=number,
        main_case_id=about[0].pk,
        statement=statement or f"Statement {next(turn)}.",
        dimension=dimension,
        nature=nature,
        origin=origin or source,
        **{"opens": "The city of", "closes": "as planned", **fields},
    )
    ClaimAbout.objects.bulk_create(
        ClaimAbout(claim=claim, case_id=case.pk, position=position) for position, case in enumerate(about)
    )
    if measure is not None:
        make_measure(claim, **measure)
    counted_later(*(case.pk for case in about))
    return claim


def make_measure(claim, *, indicator="investment", label="money put in", value=100, unit="USD", year=2024, **fields):
    return Measure.objects.create(
        claim=claim, indicator=indicator, label=label, value=value, unit=unit, year=year, **fields
    )


def make_link(from_claim, to_claim, *, stance="disputes", question="How much was paid", note="They differ.", **fields):
    fields.setdefault("position", next(turn))
    link = ClaimLink.objects.create(
        from_claim=from_claim, to_claim=to_claim, stance=stance, question=question, note=note, **fields
    )
    counted_later(*Case.objects.filter(claims__in=[from_claim, to_claim]).values_list("pk", flat=True))
    return link


def make_transfer(model, learner, *, claim=None, degree="held-up", said_by="An adviser", year=2024, **fields):
    """A transfer; without a claim, one on both cases under lessons is made."""
    fields.setdefault("position", next(turn))
    return Transfer.objects.create(
        model_id=model.pk,
        learner_id=learner.pk,
        claim=claim or make_claim(learner, model, dimension="lessons"),
        degree=degree,
        said_by=said_by,
        year=year,
        **fields,
    )


def make_coverage_note(case, *, dimension="risks", state="not-applicable", note="A tariff builds nothing.", **fields):
    if state == "nothing-found":
        fields.setdefault("searched_on", timezone.now().date())
    return CoverageNote.objects.create(case_id=case.pk, dimension=dimension, state=state, note=note, **fields)


def make_comparison(*cases, title=None, standfirst="What differs.", text="Two cases.", slug=None):
    title = title or " and ".join(case.name for case in cases)
    comparison = Comparison.objects.create(
        slug=slug or address_of(title), title=title, standfirst=standfirst, text=text
    )
    for position, case in enumerate(cases):
        ComparisonCase.objects.create(comparison=comparison, case_id=case.pk, position=position)
    return comparison


def make_edition(number=None, **fields):
    fields.setdefault("published_at", timezone.now())
    return Edition.objects.create(number=number or Edition.objects.count() + 1, **fields)


def make_user(username=None, **fields):
    return get_user_model().objects.create_user(username or f"user-{next(turn)}", password="x", **fields)
