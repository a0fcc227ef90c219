"""From a written name to the column that it stands for: one case, several to choose from, or none. Knows no table."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from policyatlas.compare.choices import Choice, meant, near, read_choices, suggested
from policyatlas.compare.columns import LONGEST_PIECE, compare_url, spell
from policyatlas.compare.narrowing import Narrowing
from policyatlas.compare.notices import Notice, quoted


@dataclass(frozen=True, slots=True)
class Offer:
    """A case that may be meant, and the comparison with it in its place."""

    choice: Choice
    href: str


@dataclass(frozen=True, slots=True)
class Finder:
    """What a form of cases says: those before and after the one that is looked for, and the name written for it.

    Before and after are keys of columns, a comma between two; the first empty name between them is its place.
    """

    before: str = ""
    after: str = ""
    written: str = ""
    narrowing: Narrowing = field(default_factory=Narrowing)
    choices: Sequence[Choice] = ()

    @classmethod
    def read(cls, cases: Sequence[str], written: str, narrowing: Narrowing) -> "Finder":
        """The form as sent; one query where a name is written."""
        names = ",".join(cases).split(",")
        at = names.index("") if "" in names else len(names)
        written = written.strip()[:LONGEST_PIECE]
        choices = read_choices() if written else ()
        return cls(spell(names[:at]), spell(names[at:]), written, narrowing, choices)

    @property
    def around(self) -> str:
        """The columns as the form names them, the place of the one looked for empty."""
        return f"{self.before},,{self.after}" if self.after else self.before

    @property
    def leads_to(self) -> str:
        """The comparison that the form asks for; empty where it names none, or not clearly."""
        if not self.written:
            return self._with("") if self.before or self.after else ""
        found = meant(self.written, self.choices)
        return self._with(found[0].slug) if len(found) == 1 else ""

    @property
    def offers(self) -> list[Offer]:
        """The cases that may be meant, the likeliest first."""
        found = suggested(self.written, self.choices) or near(self.written, self.choices)
        return [Offer(choice, self._with(choice.slug)) for choice in found]

    @property
    def notices(self) -> list[Notice]:
        """A sentence on a name that is not one case's."""
        if not self.written or self.leads_to:
            return []
        links = tuple((offer.choice.name, offer.href) for offer in self.offers)
        words = _("The atlas has no case called %(name)s.")
        if meant(self.written, self.choices):
            words = _("More than one case goes by %(name)s. Did you mean:")
        elif links:
            words = _("The atlas has no case called %(name)s. Did you mean:")
        return [Notice(words % {"name": quoted([self.written])}, links)]

    def _with(self, slug: str) -> str:
        return compare_url([name for name in (self.before, slug, self.after) if name], self.narrowing.query)
