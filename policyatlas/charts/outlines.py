"""The coastlines of the world at two scales, as committed; knows no projection and no plate.

From Natural Earth (naturalearthdata.com), which is in the public domain; made by `build_outlines`, which says how.
"""

import json
from functools import cache
from pathlib import Path
from typing import Literal

type Scale = Literal["land-110m", "land-50m"]

FOLDER = Path(__file__).parent / "coasts"
UNIT = 0.01  # degrees; about a kilometre, a tenth of a pixel on the closest plate


@cache
def rings(scale: Scale) -> tuple[tuple[tuple[float, float], ...], ...]:
    """Closed rings of longitude and latitude in degrees: coasts, and the shores of inland seas within them.

    What lies in an odd number of rings is land. A ring that crosses the antimeridian runs on beyond 180 degrees.
    """
    unpacked = []
    for steps in json.loads((FOLDER / f"{scale}.json").read_text())["rings"]:
        x = y = 0
        ring = []
        for dx, dy in zip(steps[::2], steps[1::2], strict=True):
            x, y = x + dx, y + dy
            ring.append((x * UNIT, y * UNIT))
        unpacked.append(tuple(ring))
    return tuple(unpacked)
