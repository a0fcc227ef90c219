"""Makes the coastlines that plates are engraved from out of Natural Earth's files; knows nothing of plates.

    python -m policyatlas.charts.build_outlines land-110m.json ne_110m_lakes.geojson land-110m
    python -m policyatlas.charts.build_outlines land-50m.json ne_110m_lakes.geojson land-50m \\
        --tolerance 0.04 --smallest 0.02

The land files are those of the npm package world-atlas 2.0.2 (Natural Earth 4.1.0 as TopoJSON), the lakes are Natural
Earth's own GeoJSON. Land and water only: borders are never read, so none can be drawn.
"""

import argparse
import json
import math
import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from policyatlas.charts.outlines import FOLDER, UNIT

type Point = tuple[float, float]
type Ring = list[Point]

SOUTHERNMOST = -60.0  # no plate reaches Antarctica
LARGEST_RANK = 0  # of Natural Earth's lakes: the Great Lakes, Baikal, Victoria and their like


def land_rings(topology: dict[str, Any]) -> Iterator[Ring]:
    """Rings of longitude and latitude of the object `land`, islands and inland seas alike."""
    scale, offset = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = [list(_unpacked(arc, scale, offset)) for arc in topology["arcs"]]
    for geometry in topology["objects"]["land"]["geometries"]:
        for polygon in geometry["arcs"]:
            for numbers in polygon:
                ring: Ring = []
                for number in numbers:  # ~n is arc n the other way round
                    arc = arcs[number] if number >= 0 else arcs[~number][::-1]
                    ring.extend(arc[1:] if ring else arc)
                yield unbroken(ring)


def unbroken(ring: Ring) -> Ring:
    """The ring without a leap where it crosses the antimeridian: it runs on beyond 180 degrees, or from before -180."""
    lons = [ring[0][0]]
    for (before, _), (lon, _) in pairwise(ring):
        lons.append(lons[-1] + (lon - before + 180) % 360 - 180)
    turns = round((min(lons) + max(lons)) / 720) * 360
    return [(lon - turns, lat) for lon, (_, lat) in zip(lons, ring, strict=True)]


def lake_rings(collection: dict[str, Any]) -> Iterator[Ring]:
    """Shores of the lakes of the first rank."""
    for feature in collection["features"]:
        if feature["properties"]["scalerank"] <= LARGEST_RANK:
            yield [(lon, lat) for lon, lat in feature["geometry"]["coordinates"][0]]


def generalised(ring: Ring, tolerance: float) -> Ring:
    """The ring without the points that lie within the tolerance, in degrees, of what is left (Douglas and Peucker)."""
    kept = {0, len(ring) - 1}
    spans = [(0, len(ring) - 1)]
    while spans:
        first, last = spans.pop()
        far, distance = first, tolerance
        for number in range(first + 1, last):
            if (away := _distance(ring[number], ring[first], ring[last])) > distance:
                far, distance = number, away
        if far != first:
            kept.add(far)
            spans += [(first, far), (far, last)]
    return [ring[number] for number in sorted(kept)]


def area(ring: Sequence[Point]) -> float:
    """Square degrees inside a closed ring."""
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring))) / 2


def packed(ring: Ring) -> list[int]:
    """First point, then the steps from point to point, in hundredths of a degree."""
    steps: list[int] = []
    x = y = 0
    for lon, lat in ring:
        column, row = round(lon / UNIT), round(lat / UNIT)
        if steps and (column, row) == (x, y):
            continue
        steps += [column - x, row - y]
        x, y = column, row
    return steps


def build(land: Path, lakes: Path, *, tolerance: float, smallest: float) -> dict[str, Any]:
    """The outlines as they are committed: origin, licence and packed rings."""
    rings: Iterable[Ring] = [*land_rings(json.loads(land.read_text())), *lake_rings(json.loads(lakes.read_text()))]
    rings = [ring for ring in rings if max(lat for _, lat in ring) > SOUTHERNMOST and area(ring) >= smallest]
    return {
        "origin": f"Natural Earth (naturalearthdata.com), {land.stem} of version 4.1.0 and {lakes.stem}",
        "licence": "Public domain",
        "generalised": {"tolerance": tolerance, "smallest": smallest, "unit": UNIT},
        "rings": [packed(generalised(ring, tolerance)) for ring in rings],
    }


def main() -> None:
    """Read the two files named on the command line and write one into the package."""
    parser = argparse.ArgumentParser(description="Make the coastlines of the plates from Natural Earth.")
    parser.add_argument("land", type=Path, help="TopoJSON with an object `land`")
    parser.add_argument("lakes", type=Path, help="GeoJSON of lakes with their scalerank")
    parser.add_argument("name", help="name of the outlines, without an ending")
    parser.add_argument("--tolerance", type=float, default=0.0, help="degrees that a coast may be moved")
    parser.add_argument("--smallest", type=float, default=0.0, help="square degrees of the smallest island kept")
    given = parser.parse_args()
    outlines = build(given.land, given.lakes, tolerance=given.tolerance, smallest=given.smallest)
    path = FOLDER / f"{given.name}.json"
    path.write_text(json.dumps(outlines, separators=(",", ":")) + "\n")
    points = sum(len(ring) // 2 for ring in outlines["rings"])
    sys.stdout.write(f"{path}: {len(outlines['rings'])} rings, {points} points, {path.stat().st_size} bytes\n")


def _unpacked(arc: list[list[int]], scale: list[float], offset: list[float]) -> Iterator[Point]:
    x = y = 0
    for dx, dy in arc:
        x, y = x + dx, y + dy
        yield x * scale[0] + offset[0], y * scale[1] + offset[1]


def _distance(point: Point, start: Point, end: Point) -> float:
    """Degrees from a point to the stretch between two others; to the first where both are the same, as in a ring."""
    (x, y), (x1, y1), (x2, y2) = point, start, end
    length = (x2 - x1) ** 2 + (y2 - y1) ** 2
    along = max(0.0, min(1.0, ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / length)) if length else 0.0
    return math.hypot(x - x1 - along * (x2 - x1), y - y1 - along * (y2 - y1))


if __name__ == "__main__":
    main()
