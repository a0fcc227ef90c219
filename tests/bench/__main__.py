"""Measures what the atlas costs: a table, then the same as JSON. A part of it: `make bench ARGS="sizes serving"`.

Most figures are ratios, since a millisecond says little about another machine: both sides are measured in one run.
With 100,000 claims it takes some minutes; `ATLAS_CLAIMS=1000000` adds that size, `ATLAS_CLAIMS=5000` measures it alone.
"""

import json
import sys

from tests.bench import fixtures, serving, sizes

PARTS = {"fixtures": fixtures, "sizes": sizes, "serving": serving}


def rounded(figures):
    if isinstance(figures, dict):
        return {name: rounded(value) for name, value in figures.items()}
    return round(figures, 3)


def main():
    found = {}
    for name in sys.argv[1:] or PARTS:
        found[name] = PARTS[name].measured()
        for line in PARTS[name].told(found[name]):
            print(line, flush=True)
    print(json.dumps(rounded(found)))


if __name__ == "__main__":
    main()
