"""How units of the vocabulary are written beside a number; knows no number."""

import re

MONEY = {
    "CNY": r"(?:chinese\s+)?yuan|renminbi|RMB|CNY",
    "KRW": r"(?:korean\s+)?won|KRW",
    "EUR": r"euros?|EUR",
    "USD": r"(?:US|U\.S\.|American)\s+dollars?|USD",
    "": r"dollars?",
}
SIGNS = {"USD": r"US\s?\$|USD", "EUR": r"€|EUR", "KRW": r"₩|KRW", "CNY": r"RMB|CNY|renminbi", "": r"\$|¥|￥"}
OTHER = {
    "percent of GDP": r"(?:%|percent|per\s+cent)\s+of\s+(?:the\s+)?(?:GDP|gross\s+domestic\s+product)",
    "percentage-points": r"percentage[\s-]points?",
    "percent": r"%|percent(?!age)|per\s+cent",
    "km2": r"square\s+kilomet(?:er|re)s?|sq\.?\s?km|km2|km²",
    "square metres": r"square\s+met(?:er|re)s?|sq\.?\s?m|m2|m²",
    "square feet": r"square\s+(?:feet|foot)|sq\.?\s?ft",
    "kilometres": r"kilomet(?:er|re)s?|km",
    "nanometres": r"nanomet(?:er|re)s?|nm",
    "ha": r"hectares?|ha",
    "GW": r"gigawatts?|GW",
    "kWh": r"kilowatt[\s-]hours?|kWh",
    "t CO2e": r"(?:tonnes?|tons?)\s+of\s+(?:CO2|carbon\s+dioxide)\s+equivalent",
    "tons": r"tons?|tonnes?",
    "persons": r"people|persons?|residents|inhabitants|workers|employees|students",
    "jobs": r"jobs?",
    "firms per year": r"(?:firms|companies)\s+(?:a|per)\s+year",
    "firms": r"firms|compan(?:y|ies)|enterprises",
    "vehicles per year": r"(?:vehicles|cars)\s+(?:a|per)\s+year",
    "vehicles": r"vehicles|cars",
    "wafers per month": r"wafers\s+(?:a|per)\s+month",
    "ratio": r"times(?=\s+(?:as|more|higher|larger|bigger|that|the))",
    "years": r"years(?!\s+(?:ago|old|later|earlier))",
    "months": r"months(?!\s+(?:ago|later|earlier))",
    "days": r"days(?!\s+(?:ago|later|earlier))",
}
# What is counted one by one is called by its name, and one word at most may stand before it: 40 new funds.
COUNTED = (
    *("acres", "charging points", "cities", "clusters", "coalitions", "facilities", "flats", "funds", "grants"),
    *(
        "headquarters",
        "hubs",
        "institutes",
        "institutions",
        "investors",
        "milestones",
        "ministries",
        "parks",
        "patents",
    ),
    *("plants", "projects", "shareholders", "standards", "teams", "users", "zones"),
)
HAN_UNITS = {
    "元": "CNY",
    "元人民币": "CNY",
    "人民币": "CNY",
    "美元": "USD",
    "欧元": "EUR",
    "韩元": "KRW",
    "人": "persons",
    "%": "percent",
    "％": "percent",
    "平方公里": "km2",
    "公里": "kilometres",
    "公顷": "ha",
    "家企业": "firms",
    "辆": "vehicles",
    "吨": "tons",
    "个百分点": "percentage-points",
}
QUALIFIED = (
    r"more\s+than|over|at\s+least|above|exceeding|less\s+than|fewer\s+than|under|below|up\s+to|as\s+much\s+as|"
    r"as\s+many\s+as|nearly|almost|close\s+to|about|around|roughly|some|approximately|an\s+estimated|circa|between|from"
)
BEFORE = "|".join(f"(?:{pattern})" for pattern in SIGNS.values())
_CLOSE = {**MONEY, **{unit: OTHER[unit] for unit in OTHER if unit not in ("persons", "jobs", "firms", "vehicles")}}
_COUNTED = {unit: OTHER[unit] for unit in ("persons", "jobs", "firms", "vehicles")} | {
    unit: rf"{unit[:-3]}(?:y|ies)" if unit.endswith("ies") else rf"{unit.removesuffix('s')}s?" for unit in COUNTED
}
# The narrower comes first: "percent of GDP" before "percent".
_ORDER = sorted(_CLOSE, key=lambda unit: -len(_CLOSE[unit]) if " " in unit else 0)
AFTER = (
    rf"\s?(?:%|％)(?:\s+of\s+(?:the\s+)?(?:GDP|gross\s+domestic\s+product))?|"
    rf"[\s-]?(?:{'|'.join(_CLOSE[unit] for unit in _ORDER)})\b|\s?(?:km²|m²)|"
    rf"\s(?:(?!and|or|of|to|in|the|a|an|at|by|on|for)[a-z-]+\s){{0,2}}(?:{'|'.join(_COUNTED.values())})\b"
)
_LOOKAHEAD = re.compile(r"\(\?[=!][^()]*(?:\([^()]*\))?[^()]*\)")  # what follows is not in what was found
COUNTABLE = frozenset(_COUNTED)
ALL = frozenset({*_CLOSE, *_COUNTED, *HAN_UNITS.values()} - {""})


def unit_before(before: str | None, after: str | None) -> str | None:
    """The unit that stands before or after a number; empty where it is money of nobody in particular, None: no unit."""
    if before and before.strip():
        sign = before.strip()
        found = next((unit for unit, pattern in SIGNS.items() if re.fullmatch(pattern, sign, re.IGNORECASE)), None)
        if found:
            return found
        money = _of(after)
        return money if money in MONEY else ""
    return _of(after)


def _of(after: str | None) -> str | None:
    words = " ".join((after or "").split()).lstrip("-").strip()
    if not words:
        return None
    for unit in _ORDER:
        if re.fullmatch(_LOOKAHEAD.sub("", _CLOSE[unit]), words, re.IGNORECASE):
            return unit
    return next((unit for unit, p in _COUNTED.items() if re.search(rf"(?:^|\s)(?:{p})$", words, re.IGNORECASE)), None)
