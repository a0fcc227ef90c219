"""A small atlas as files, sound as it stands, in which a test breaks one thing; hand-worked, line by line."""

from policyatlas.dossiers.checking import Known, check, read_units
from policyatlas.dossiers.reading import files_at, read

SOURCE = """\
source:
  slug: gazette-2024-chips
  title: Chips for Hefei
  kind: news
  authors: []
  publisher: the-gazette
  published: '2024-05-06'
  language: en
  url: https://gazette.example/chips
"""
FILES = {
    "publishers.yaml": """\
the-gazette:
  name: The Gazette
  kind: newspaper
  country: US
  state_affiliated: false
""",
    "cases/places.yaml": """\
- slug: china
  name: China
  kind: country
  codes:
    iso3166_1: CN
- slug: hefei
  name: Hefei
  native_name: 合肥
  native_lang: zh-Hans
  known_as: Hefei model
  kind: city
  within: china
  lat: 31.86
  lon: 117.29
""",
    "cases/clusters.yaml": """\
- slug: hefei-chips
  name: Hefei chip cluster
  places:
  - hefei
  sectors:
  - semiconductors
  founded: 2016
  stage:
    stage: emerging
    source: gazette-2024-chips
    claim: 2
""",
    "cases/policies.yaml": """\
- slug: hefei-model
  name: The "Hefei model"
  kind: practice
  places:
  - hefei
  level: municipal
  status: in-force
  status_as_of: 2024
  started: null
  ended: null
  instruments:
  - public-equity
""",
    "cases/transfers.yaml": """\
- model: place/hefei
  learner: place/china
  degree: held-up
  year: 2024
  said_by: A paper
  source: gazette-2024-chips
  claim: 1
""",
    "dossiers/gazette-2024-chips.yaml": SOURCE
    + """\
claims:
- n: 1
  about:
  - place/hefei
  - policy/hefei-model
  dimension: finance
  statement: The city paid for a fifth of the chip maker in 2016.
  nature: fact
  measure:
    indicator: equity-stake
    label: price of the stake
    value: 500000000
    unit: USD
    year: 2016
    basis: outturn
  passage:
    opens: The city of Hefei
    closes: of its shares
- n: 2
  about:
  - cluster/hefei-chips
  dimension: outcomes
  statement: The cluster began in 2016 and is young.
  nature: assessment
  passage:
    opens: Begun in 2016
""",
    "links.yaml": """\
- from: gazette-2024-chips#1
  to: gazette-2024-chips#2
  stance: supports
  question: When the cluster began
  note: Both give 2016.
""",
    "summaries.yaml": """\
place/hefei: |
  The city bought shares
  [@gazette-2024-chips#1].

  It went well [@gazette-2024-chips#2].
""",
    "coverage.yaml": """\
- case: place/china
  dimension: talent
  state: nothing-found
  searched_on: '2024-06-01'
  note: No source was found.
""",
    "comparisons/hefei-china.md": """\
---
slug: hefei-china
title: City and country
standfirst: What a city does that a country does not.
cases: [hefei, china]
---

The city bought shares [@gazette-2024-chips#1].

What the country did is not told.
""",
}


def write_files(folder, files=FILES):
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text) if isinstance(text, bytes) else path.write_text(text)
    return folder


def edited(name, old, new, files=FILES):
    """The files with one text in one of them replaced by another."""
    assert files[name].count(old) == 1, f"{old!r} stands {files[name].count(old)} times in {name}"
    return {**files, name: files[name].replace(old, new)}


def problems_in(folder, there=None):
    """What a check of a folder says: file (within the folder), line and sentence."""
    units, problems = read_units(read(path) for path in files_at([folder]))
    problems += check(units, there or Known(), whole=there is None)
    return [f"{problem}".removeprefix(f"{folder}/") for problem in sorted(problems)]
