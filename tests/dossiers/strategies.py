"""Generated atlases as files: small, sound by every rule, and written as awkwardly as the format allows."""

from hypothesis import strategies as st

from policyatlas.dossiers.yaml_writing import to_yaml
from policyatlas.vocabulary import (
    BASES,
    DIMENSIONS,
    INDICATORS,
    INSTRUMENTS,
    MOTIVES,
    NATURES,
    PLACE_KINDS,
    POLICY_KINDS,
    POLICY_STATUSES,
    PUBLISHER_KINDS,
    SECTORS,
    SOURCE_KINDS,
    STANCES,
    TIMES,
    TRANSFER_DEGREES,
    UNITS,
)
from tests.dossiers.awkward import HAN, dates, figures, ids, locator, maybe, prose, record, some, text, word, years


def relayed():
    names = ["Bloomberg", "The Gazette", "bloomberg", "新华社"]
    return record(
        title=maybe(st.sampled_from(["Report on chips", "Report on Chips", "Aa yes"])),
        publisher=st.sampled_from(names),
        authors=st.lists(st.sampled_from(["Ann", "Bo"]), unique=True),
        published=maybe(st.sampled_from(["2022", "2022-02", "2024-05-06"])),
    )


def said_by():
    names = ["Robert Pape", "some experts", "郭年顺", "World Bank study", "robert pape"]
    return record(
        name=maybe(st.sampled_from(names)),
        role=maybe(text(2)),
        organisation=st.sampled_from(["World Bank", "University of Chicago"]),
        maybe_romanised=st.sampled_from(["Guo Nianshun"]),
    )


def measure(places):
    span = st.tuples(years(), years()).map(sorted).map(lambda ends: {"from": ends[0], "to": ends[1]})
    plain = record(
        indicator=maybe(ids(INDICATORS)),
        label=text(3),
        value=figures(),
        unit=ids(UNITS),
        year=maybe(years()),
        maybe_span=span,
        maybe_qualifier=st.sampled_from(["about", "more-than"]),
        maybe_basis=ids(BASES),
        maybe_time=ids(TIMES),
        maybe_area=st.sampled_from(places),
        maybe_price=st.sampled_from(["current", "constant-2015"]),
        maybe_original=record(value=figures(), unit=ids(UNITS)),
    )
    ranged = {"value": 1.5, "value_to": 2, "qualifier": "between"}
    return plain | plain.map(lambda one: {**one, **ranged})


def claim(source, n, cases, places):
    step = record(role=st.just("curator"), date=st.dates().map(str))
    return record(
        n=st.just(n),
        about=st.lists(st.sampled_from(cases), min_size=1, max_size=3, unique=True),
        dimension=st.sampled_from(["outcomes", "risks"]),
        statement=text(6).map(f"Claim {n} of {source}: {{}}".format),
        nature=ids(NATURES),
        passage=record(
            opens=locator(), maybe_closes=locator(), maybe_paragraph=st.integers(1, 99), maybe_page=st.integers(1, 99)
        ),
        maybe_short=st.just("Short."),
        maybe_lead=st.booleans(),
        maybe_design=st.sampled_from(["none", "matched"]),
        maybe_said_by=said_by(),
        maybe_measure=measure(places),
        maybe_extracted=step,
        maybe_reviewed=step,
        maybe_note=prose(),
    ).flatmap(lambda one: st.just(one) | relayed().map(lambda text: {**one, "relayed": True, "relayed_from": text}))


@st.composite
def atlases(draw):
    """Files by name, as a folder of dossiers holds them."""
    places = [f"place-{number}" for number in range(draw(st.integers(1, 3)))]
    clusters = [f"cluster-{number}" for number in range(draw(st.integers(0, 2)))]
    policies = [f"policy-{number}" for number in range(draw(st.integers(0, 2)))]
    sources = [f"source-{number}" for number in range(draw(st.integers(1, 3)))]
    cases = [*map("place/{}".format, places), *map("cluster/{}".format, clusters), *map("policy/{}".format, policies)]
    named = st.fixed_dictionaries(
        {"name": text(3)},
        optional={"also_known_as": st.lists(text(2), unique=True, max_size=2), "note": prose()},
    ) | st.fixed_dictionaries(
        {"name": text(2), "native_name": st.text(HAN, min_size=1), "native_lang": st.just("zh-Hans")}
    )
    located = record(
        places=st.lists(st.sampled_from(places), min_size=1, max_size=2, unique=True),
        maybe_sectors=some(SECTORS),
        maybe_themes=st.just(["green"]),
    )
    files = {}
    files["publishers.yaml"] = to_yaml(
        {
            slug: draw(
                record(
                    name=st.sampled_from(["The Gazette", "Bloomberg"]) | text(2),
                    kind=maybe(ids(PUBLISHER_KINDS)),
                    country=maybe(st.sampled_from(["US", "CN", "NO"])),
                    state_affiliated=maybe(st.booleans()),
                )
            )
            for slug in ("publisher-0", "publisher-1")
        }
    )
    dossiers = {
        source: draw(
            record(
                source=record(
                    slug=st.just(source),
                    title=maybe(st.sampled_from(["Report on chips"]) | text()),
                    kind=ids(SOURCE_KINDS),
                    authors=st.lists(text(1), max_size=2),
                    publisher=maybe(st.sampled_from(["publisher-0", "publisher-1"])),
                    published=maybe(dates()),
                    language=st.sampled_from(["en", "zh-Hans", "pt-BR"]),
                    url=maybe(st.just("https://example.org/a?b=c#d")),
                    maybe_via=text(2),
                    maybe_archived_url=st.just("http://archive.example.org/"),
                    maybe_relays=relayed(),
                    maybe_notes=prose(),
                ),
                claims=st.tuples(*(claim(source, n, cases, places) for n in range(1, draw(st.integers(0, 3)) + 1))).map(
                    list
                ),
            )
        )
        for source in sources
    }
    claims = [f"{source}#{one['n']}" for source, dossier in dossiers.items() for one in dossier["claims"]]
    for number, name in enumerate(claims[1:]):  # some are superseded by the first, which is published
        if draw(st.booleans()):
            source, _, n = name.partition("#")
            taken_back = {"state": "superseded", "superseded_by": claims[0], "reason": f"Aa {number}"}
            dossiers[source]["claims"][int(n) - 1].update(taken_back)
    files |= {f"dossiers/{slug}.yaml": to_yaml(dossier) for slug, dossier in dossiers.items()}
    answered = {about for dossier in dossiers.values() for one in dossier["claims"] for about in one["about"]}

    files["cases/places.yaml"] = to_yaml(
        [
            {"slug": slug, "kind": draw(ids(PLACE_KINDS)), **draw(named)}
            | ({"within": places[number - 1]} if number and draw(st.booleans()) else {})
            | ({"members": places[:number]} if number and draw(st.booleans()) else {})
            | draw(
                st.just({})
                | st.builds(lambda lat, lon: {"lat": lat, "lon": lon}, st.floats(-90, 90), st.floats(-180, 180))
            )
            | draw(
                st.just({}) | st.just({"codes": {"iso3166_1": "NO", "wikidata": "Q20"}, "formerly": [f"{slug}-old"]})
            )
            for number, slug in enumerate(places)
        ]
    )
    stages = [{"stage": "unknown"}]
    stages += [{"stage": "growing", "source": name.split("#")[0], "claim": int(name.split("#")[1])} for name in claims]
    files["cases/clusters.yaml"] = to_yaml(
        [
            {"slug": slug, **draw(named), **draw(located)}
            | draw(st.just({}) | st.sampled_from(stages).map(lambda stage: {"stage": stage}))
            | ({"founded": draw(years()), "note": f"As {claims[0]} says."} if claims and draw(st.booleans()) else {})
            for slug in clusters
        ]
    )
    files["cases/policies.yaml"] = to_yaml(
        [
            {"slug": slug, **draw(named), **draw(located)}
            | draw(
                record(
                    kind=ids(POLICY_KINDS),
                    level=maybe(st.just("municipal")),
                    status=ids(POLICY_STATUSES),
                    maybe_second_level=st.just("national"),
                    maybe_instruments=some(INSTRUMENTS),
                    maybe_motive=some(MOTIVES),
                )
            )
            for slug in policies
        ]
    )
    pairs = [(one, other) for one in cases for other in cases if one != other]
    files["cases/transfers.yaml"] = to_yaml(
        [
            {"model": model, "learner": learner, "source": name.split("#")[0], "claim": int(name.split("#")[1])}
            | draw(record(degree=ids(TRANSFER_DEGREES), said_by=text(2), year=maybe(years()), maybe_note=prose()))
            for model, learner in draw(
                st.lists(st.sampled_from(pairs), unique=True, max_size=3) if pairs else st.just([])
            )
            for name in claims[:1]
        ]
    )
    ends = [(one, other) for number, one in enumerate(claims) for other in claims[:number]]
    files["links.yaml"] = to_yaml(
        [
            {"from": one, "to": other, **draw(record(stance=ids(STANCES), question=text(3), maybe_note=prose()))}
            for one, other in draw(st.lists(st.sampled_from(ends), unique=True, max_size=4) if ends else st.just([]))
        ]
    )
    blanks = [(case, dimension) for case in cases for dimension in DIMENSIONS if case not in answered]
    files["coverage.yaml"] = to_yaml(
        [
            {
                "case": case,
                "dimension": dimension,
                "state": "nothing-found",
                "searched_on": "2026-11-21",
                "note": draw(prose()),
            }
            | draw(st.just({}) | st.just({"sources_searched": 0}))
            for case, dimension in draw(
                st.lists(st.sampled_from(blanks), unique=True, max_size=3) if blanks else st.just([])
            )
        ]
    )
    if claims:
        cite = f"[@{claims[0]}]"
        files["summaries.yaml"] = to_yaml(
            {
                case: f"{draw(text())} {cite}\n\n- {draw(word())} {cite}."
                for case in draw(st.lists(st.sampled_from(cases), unique=True))
            }
        )
        files["comparisons/first.md"] = "---\n{}---\n\n{} {}\n".format(
            to_yaml({"slug": "first", "title": draw(text()), "standfirst": draw(prose()), "cases": [places[0]]}),
            draw(prose()),
            cite,
        )
    return files
