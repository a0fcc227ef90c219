"""The tables as they were after some migrations, and which migrations a database has seen; reads no row of ours."""

from collections.abc import Sequence

from django.apps import apps
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Field, Model

from policyatlas.keeping.shape import RefusedError

type Migrations = dict[str, list[str]]
type Columns = list["Field[object, object]"]

# Who is signed in is not kept; each kind of database has an index of its own, which is made anew.
LEFT_OUT = ("sessions", "modelsearch")
MADE_BY_MIGRATE = ("contenttypes.contenttype", "auth.permission", "auth.group", "auth.group_permissions")


def applied() -> Migrations:
    """What the database has seen, of the applications that are installed; empty for an empty database."""
    seen: Migrations = {}
    for app, name in sorted(MigrationRecorder(connection).applied_migrations()):
        seen.setdefault(app, []).append(name)
    return {app: names for app, names in seen.items() if app in apps.app_configs}


def unknown(migrations: Migrations) -> list[str]:
    """Those that this version of the code does not have."""
    known = MigrationLoader(None).disk_migrations
    return [f"{app}.{name}" for app, names in migrations.items() for name in names if (app, name) not in known]


def waiting(migrations: Migrations) -> int:
    """How many this version of the code has besides."""
    known = MigrationLoader(None).disk_migrations
    return len(known) - sum(map(len, migrations.values()))


def targets(migrations: Migrations) -> list[tuple[str, str]]:
    """The last of each application: migrating to these makes all of them, and no other."""
    graph = MigrationLoader(None).graph
    nodes = {(app, name) for app, names in migrations.items() for name in names}
    followed = {parent.key for node in nodes for parent in graph.node_map[node].parents if parent.key[0] == node[0]}
    return sorted(nodes - followed)


def all_tables(migrations: Migrations) -> list[type[Model]]:
    """Every table that there is after these migrations."""
    if not waiting(migrations):
        models = apps.get_models(include_auto_created=True)
    else:
        state = MigrationLoader(None).project_state(targets(migrations))
        models = state.apps.get_models(include_auto_created=True)
    return [model for model in models if model._meta.managed and not model._meta.proxy]


def tables(migrations: Migrations) -> dict[str, type[Model]]:
    """Those that are kept, by name: all but for sessions and the index of the search."""
    kept = (model for model in all_tables(migrations) if model._meta.app_label not in LEFT_OUT)
    return {model._meta.label_lower: model for model in kept}


def columns(model: type[Model]) -> Columns:
    """Columns of the table itself, but for those that the database works out."""
    return [field for field in model._meta.local_concrete_fields if not field.generated]


def known_state() -> Migrations:
    """What the database has seen. Raises RefusedError where a newer version of the code has been at it."""
    seen = applied()
    if strangers := unknown(seen):
        raise RefusedError(
            f"A newer version has changed the database ({', '.join(strangers[:3])}): update the code first."
        )
    return seen


def holding(models: Sequence[type[Model]]) -> str:
    """The name of a table that holds a row which `migrate` does not make by itself; empty if there is none."""
    for model in models:
        label = model._meta.label_lower
        if label not in MADE_BY_MIGRATE and model._base_manager.order_by().exists():
            return label
    return ""
