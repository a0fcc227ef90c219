"""Cells with their claims numbered for one page; knows no page."""

from dataclasses import dataclass

from policyatlas.citing.references import Citation, References
from policyatlas.evidence import Account, Cell, Disagreement


@dataclass(frozen=True, slots=True)
class CitedAccount:
    """One of the accounts that differ, with the numbers of the sources that give it."""

    account: Account
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class CitedDisagreement:
    """Accounts that differ, as a page shows them."""

    disagreement: Disagreement
    accounts: tuple[CitedAccount, ...]


@dataclass(frozen=True, slots=True)
class CitedCell:
    """A cell as a page lists it: some of its claims, and its disputes; `more` counts what is left for the cell page."""

    cell: Cell
    citations: tuple[Citation, ...]
    disagreements: tuple[CitedDisagreement, ...]

    @property
    def more(self) -> int:
        """How many of its claims are not shown here."""
        return self.cell.more


def cite_cell(cell: Cell, references: References, *, where: tuple[str, str] | None = None) -> CitedCell:
    """The leads of a cell and its disputes, numbered in the order in which they are read."""
    return CitedCell(
        cell=cell,
        citations=references.cite_all(cell.leads, where=where),
        disagreements=tuple(cite_disagreement(dispute, references, where=where) for dispute in cell.disagreements),
    )


def cite_disagreement(
    disagreement: Disagreement, references: References, *, where: tuple[str, str] | None = None
) -> CitedDisagreement:
    """The accounts of a dispute, numbered in their order."""
    return CitedDisagreement(
        disagreement,
        tuple(
            CitedAccount(account, references.cite_all(account.claims, where=where)) for account in disagreement.accounts
        ),
    )
