"""How far a model has travelled from one case to another, and how; knows no transfer."""

from dataclasses import dataclass
from typing import Literal

from django.utils.translation import gettext_lazy as _

from policyatlas.vocabulary.terms import Term, Vocabulary


@dataclass(frozen=True, slots=True, eq=False, repr=False, kw_only=True)
class TransferDegree(Term):
    """A degree of transfer, and how its line from model to learner is drawn; `bar` ends the line in a crossbar."""

    line: Literal["broken", "full", "double"]
    weight: Literal["thin", "normal", "heavy"] = "normal"
    bar: bool = False


TRANSFER_DEGREES = Vocabulary(
    "transfer degree",
    _("Degree of transfer"),
    [
        TransferDegree(
            "held-up", _("Held up"), _("Somebody names it as a model; no adoption is reported"), line="broken"
        ),
        TransferDegree(
            "studied",
            _("Studied"),
            _("The learner looked: visit, report or exchange"),
            "DM00",
            line="full",
            weight="thin",
        ),
        TransferDegree(
            "assigned", _("Assigned"), _("A higher government orders the two to work together"), line="double"
        ),
        TransferDegree(
            "inspiration",
            _("Inspiration"),
            _("It prompted a change; the result does not resemble the model"),
            "DM00",
            line="full",
        ),
        TransferDegree(
            "combination", _("Combination"), _("Parts of several models are put together"), "DM00", line="full"
        ),
        TransferDegree(
            "emulation", _("Emulation"), _("The idea is taken over and its form made anew"), "DM00", line="full"
        ),
        TransferDegree(
            "copying", _("Copying"), _("Taken over directly and nearly whole"), "DM00", line="full", weight="heavy"
        ),
        TransferDegree(
            "warning",
            _("Warning"),
            _("Named as what to avoid, or as what cannot be copied"),
            "DM00",
            line="broken",
            bar=True,
        ),
        TransferDegree("declined", _("Declined"), _("Looked at and turned down"), line="full", bar=True),
    ],
)
