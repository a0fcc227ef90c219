"""Chinese numerals as numbers: 三千亿 is 300,000,000,000; knows no unit."""

import re
from decimal import Decimal, InvalidOperation

_DIGITS = {sign: value for value, sign in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10**4, "亿": 10**8}


def han_number(written: str) -> Decimal | None:
    """What the numeral says, in Chinese signs, or in digits before 万 and 亿; None where it says nothing."""
    if mixed := re.fullmatch(r"([\d.,]+)([万亿]*)", written):
        try:
            number = Decimal(mixed[1].replace(",", ""))
        except InvalidOperation:
            return None
        for sign in mixed[2]:
            number *= _LARGE[sign]
        return number
    total = section = digit = 0
    for sign in written:
        if sign in _DIGITS:
            digit = _DIGITS[sign]
        elif sign in _SMALL:
            section += (digit or 1) * _SMALL[sign]
            digit = 0
        elif sign in _LARGE:
            if not (total or section or digit):
                return None
            total = (total + section + digit) * _LARGE[sign]
            section = digit = 0
        else:
            return None
    return Decimal(total + section + digit)
