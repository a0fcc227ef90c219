"""Which units may be brought to one another by definition alone, and how; converts no money.

Source: NIST Special Publication 811 (2008), appendix B.8: the international acre and foot.
"""

from decimal import Decimal

# A unit, the unit that it is brought to, and how many of these it holds.
_HOLDS = {
    "square metres": ("square metres", Decimal(1)),
    "ha": ("square metres", Decimal(10_000)),
    "km2": ("square metres", Decimal(1_000_000)),
    "acres": ("square metres", Decimal("4046.8564224")),
    "square feet": ("square metres", Decimal("0.09290304")),
    "months": ("months", Decimal(1)),
    "years": ("months", Decimal(12)),
}


def common_unit(unit: str) -> str:
    """The unit that figures in this one may be brought to; itself where there is no other."""
    return _HOLDS[unit][0] if unit in _HOLDS else unit


def in_common_unit(value: Decimal, unit: str) -> Decimal:
    """The value in `common_unit(unit)`: `1.5` of km2 → `1500000` square metres."""
    return value * _HOLDS[unit][1] if unit in _HOLDS else value
