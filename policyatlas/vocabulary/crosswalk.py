"""How dimensions and indicators map onto the frameworks of others; claims no more than a rough fit."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from policyatlas.vocabulary.terms import Text

FRAMEWORKS: Mapping[str, Text] = {
    "OECD22": _("OECD framework"),
    "WARWICK13": _("Warwick's domains"),
    "PORTER": _("Porter's diamond"),
    "ETZ00": _("Triple helix"),
    "RIS3": _("Steps of smart specialisation"),
}
"""By key of REFERENCES, the name of a framework."""

CROSSWALK: Mapping[str, Mapping[str, Text]] = {
    "context": {
        "PORTER": _("factor conditions (inherited), chance"),
        "ETZ00": _("path into the present arrangement"),
        "RIS3": _("1 analysis of context"),
    },
    "strategy": {
        "OECD22": _("strategy design, targeting"),
        "WARWICK13": _("systems and institutions"),
        "PORTER": _("government"),
        "RIS3": _("3 vision, 4 priorities"),
    },
    "governance": {
        "OECD22": _("governance"),
        "WARWICK13": _("systems and institutions"),
        "PORTER": _("government"),
        "ETZ00": _("hybrid bodies; statist, laissez-faire, balanced"),
        "RIS3": _("2 governance, 6 monitoring"),
    },
    "instruments": {
        "OECD22": _("supply and demand side"),
        "WARWICK13": _("all six"),
        "PORTER": _("government"),
        "RIS3": _("5 policy mix"),
    },
    "finance": {
        "OECD22": _("supply side: investment incentives, by form of delivery"),
        "WARWICK13": _("capital market"),
        "PORTER": _("factor conditions (capital)"),
        "RIS3": _("5 policy mix"),
    },
    "knowledge": {
        "OECD22": _("supply side: performance of firms"),
        "WARWICK13": _("technology"),
        "PORTER": _("advanced factor conditions"),
        "ETZ00": _("university"),
        "RIS3": _("1 analysis of context, 4 priorities"),
    },
    "talent": {
        "OECD22": _("supply side: performance of firms"),
        "WARWICK13": _("labour and skills"),
        "PORTER": _("factor conditions"),
        "ETZ00": _("university, industry"),
        "RIS3": _("5 policy mix"),
    },
    "infrastructure": {
        "OECD22": _("supply side: framework conditions"),
        "WARWICK13": _("land and infrastructure"),
        "PORTER": _("factor conditions"),
        "RIS3": _("5 policy mix"),
    },
    "firms": {
        "OECD22": _("supply side: industry dynamics; demand side"),
        "WARWICK13": _("product market"),
        "PORTER": _("rivalry, related industries, demand conditions"),
        "ETZ00": _("industry"),
        "RIS3": _("1 analysis of context, 4 priorities"),
    },
    "outcomes": {"OECD22": _("evaluation"), "RIS3": _("6 monitoring and evaluation")},
    "risks": {"OECD22": _("evaluation; state capacity"), "RIS3": _("6 monitoring and evaluation")},
    "lessons": {"RIS3": _("outward-looking dimension")},
}
"""By dimension and framework, the part that the dimension falls under; no entry where a framework has no such part."""

WDI_SERIES: Mapping[str, str] = {
    "gdp": "NY.GDP.MKTP.CD",
    "gdp-growth": "NY.GDP.MKTP.KD.ZG",
    "manufacturing-share": "NV.IND.MANF.ZS",
    "high-tech-exports": "TX.VAL.TECH.MF.ZS",
    "fdi-inflow": "BX.KLT.DINV.CD.WD",
    "gerd": "GB.XPD.RSDV.GD.ZS",
    "researchers": "SP.POP.SCIE.RD.P6",
}
"""By indicator, the code of the same series of whole countries in the World Development Indicators."""
