"""A column that holds an id of a vocabulary; knows nothing of any one vocabulary."""

from typing import Any

from django.db import models

from policyatlas.vocabulary import Term, Vocabulary


class TermField(models.CharField):  # type: ignore[type-arg]
    """An id of a closed list: choices in forms and `get_<name>_display`, a plain text column in migrations.

    The list itself stays out of migrations, so that a new label never needs one; the database is told the ids by
    `one_of`, so that a new id does.
    """

    def __init__(self, vocabulary: Vocabulary[Any] | None = None, **options: Any) -> None:  # noqa: ANN401 - whatever a CharField takes
        options.setdefault("max_length", 40)
        if vocabulary is not None:  # None where Django clones the column for a migration
            options["choices"] = vocabulary.choices
        super().__init__(**options)

    def deconstruct(self) -> tuple[str, str, Any, Any]:
        """As a plain text column, without its choices."""
        name, _, args, options = super().deconstruct()
        options.pop("choices", None)
        return name, "django.db.models.CharField", args, options


def one_of(model: str, field: str, vocabulary: Vocabulary[Term], *, blank: bool = False) -> models.CheckConstraint:
    """The database refuses an id that the vocabulary does not have (and an empty one, unless `blank`)."""
    ids = [*vocabulary.ids, ""] if blank else list(vocabulary.ids)
    return models.CheckConstraint(condition=models.Q(**{f"{field}__in": ids}), name=f"{model}_{field}_known")
