"""Makes figures for tests of comparability; saves nothing, so that the rules are seen to need no database."""

from decimal import Decimal

from policyatlas.evidence import Figure
from policyatlas.records.models import Claim, Measure, Place

WUHAN, HEFEI, SHENZHEN = (
    Place(name=name, kind="city", codes={"iso3166_1": "CN"}) for name in ("Wuhan", "Hefei", "Shenzhen")
)
PITTSBURGH, BUFFALO = (Place(name=name, kind="city", codes={"iso3166_1": "US"}) for name in ("Pittsburgh", "Buffalo"))
CHINA, AMERICA = (
    Place(name=name, kind="country", codes={"iso3166_1": code})
    for name, code in (("China", "CN"), ("United States", "US"))
)
GREATER_PITTSBURGH = Place(name="Greater Pittsburgh", kind="metro", codes={"iso3166_1": "US"})


def figure(case, value, unit, indicator, *, area=..., span=None, origin=None, label=None, basis="outturn", **fields):
    """A figure of a case, by default what happened in 2020 in all of its area, labelled as the indicator is."""
    claim = Claim(main_case=case, origin_id=origin or id(case))
    span_from, span_to = span or (None, None)
    Measure(
        claim=claim,
        indicator=indicator,
        label=label or f"{indicator} of {case.name}",
        value=Decimal(str(value)),
        unit=unit,
        area=case if area is ... else area,
        basis=basis,
        span_from=span_from,
        span_to=span_to,
        **{"year": 2020} | fields,
    )
    return Figure(case, claim)
