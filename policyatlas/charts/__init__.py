"""Positions and dates as drawings: maps, strips, routes, chronologies, clocks. Knows no record."""

from policyatlas.charts.chronology import Chronology, Entry, chronology
from policyatlas.charts.locators import COUNTRY_SPAN, PLACE_SPAN, locator
from policyatlas.charts.plate import Pin, Plate
from policyatlas.charts.routes import Route, transfers_plate
from policyatlas.charts.strips import strip

__all__ = [
    "COUNTRY_SPAN",
    "PLACE_SPAN",
    "Chronology",
    "Entry",
    "Pin",
    "Plate",
    "Route",
    "chronology",
    "locator",
    "strip",
    "transfers_plate",
]
