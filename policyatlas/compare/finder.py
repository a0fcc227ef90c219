"""From a written name to the column that it stands for: one case, several to choose from, or none. Knows no table."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from django.utils.translation import gettext as _

from policyatlas.compare.choices import Choice, bearing, holding, near
from policyatlas.compare.columns import LONGEST_PIECE, compare_url, spell
from policyatlas.compare.narrowing import Narrowing
from policyatlas.compare.notices import Notice, quoted


@dataclass(frozen=True, slots=True)
class Offer:
    """A case that may be meant, and the comparison with it in its place."""

    choice: Choice
    href: str


@dataclass(frozen=True)
class Finder:
    """What a form of cases says: those before and after the one that is looked for, and the name written for it.

    Before and after are keys of columns, a comma between two; the first empty name between them is its place. At most
    three queries, and none where no name is written.
    """

    before: str = ""
    after: str = ""
    written: str = ""
    narrowing: Narrowing = field(default_factory=Narrowing)

    @classmethod
    def read(cls, cases: Sequence[str], written: str, narrowing: Narrowing) -> "Finder":
        """The form as sent."""
        names = ",".join(cases).split(",")
        at = names.index("") if "" in names else len(names)
        written = written.strip()[:LONGEST_PIECE]
        return cls(spell(names[:at]), spell(names[at:]), written, narrowing)

    @property
    def around(self) -> str:
        """The columns as the form names them, the place of the one looked for empty."""
        return f"{self.before},,{self.after}" if self.after else self.before

    @property
    def leads_to(self) -> str:
        """The comparison that the form asks for; empty where it names none, or not clearly."""
        if not self.written:
            return self._with("") if self.before or self.after else ""
        return self._with(self._meant[0].slug) if len(self._meant) == 1 else ""

    @cached_property
    def offers(self) -> list[Offer]:
        """The cases that may be meant, the likeliest first, without those that stand there already."""
        found = self._holding or [choice for choice in near(self.written) if choice.slug not in self._there]
        return [Offer(choice, self._with(choice.slug)) for choice in found]

    @property
    def notices(self) -> list[Notice]:
        """A sentence on a name that is not one case's."""
        if not self.written or self.leads_to:
            return []
        links = tuple((offer.choice.name, offer.href) for offer in self.offers)
        words = _("The atlas has no case called %(name)s.")
        if self._meant:
            words = _("More than one case goes by %(name)s. Did you mean:")
        elif links:
            words = _("The atlas has no case called %(name)s. Did you mean:")
        return [Notice(words % {"name": quoted([self.written])}, links)]

    @cached_property
    def _meant(self) -> list[Choice]:
        """The cases that go by the name: those that bear it, else those whose names hold it."""
        return bearing(self.written) or self._holding

    @cached_property
    def _holding(self) -> list[Choice]:
        return [choice for choice in holding(self.written) if choice.slug not in self._there]

    @property
    def _there(self) -> set[str]:
        return set(f"{self.before},{self.after}".split(","))

    def _with(self, slug: str) -> str:
        return compare_url([name for name in (self.before, slug, self.after) if name], self.narrowing.query)
