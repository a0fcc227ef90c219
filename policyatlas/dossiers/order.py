"""The order of transfers and links, which is that of their files; knows nothing of what they say."""

from policyatlas.dossiers.format import KINDS
from policyatlas.dossiers.stored import rows
from policyatlas.dossiers.units import Units

BATCH = 500


def keep_order(units: Units) -> None:
    """Give transfers and links the order of the files; of a file that lacks some, new ones come after those there."""
    for kind in ("transfer", "link"):
        written = [unit.name for unit in units.of(KINDS[kind].entry)]
        if not written:
            continue
        there = dict(rows(kind))
        wanted = [name for name in written if name in there]  # without what a curator has taken out
        if there.keys() - set(wanted):
            old = [name for name, row in there.items() if row.position]
            wanted = [*old, *(name for name in wanted if name not in set(old))]
        moved = []
        for position, name in enumerate(wanted, start=1):
            if there[name].position != position:
                there[name].position = position
                moved.append(there[name])
        if moved:
            type(moved[0])._default_manager.bulk_update(moved, ["position"], batch_size=BATCH)
