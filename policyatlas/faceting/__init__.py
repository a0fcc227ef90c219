"""Divides records by what is said of them, counts what is left, and says in words what is shown; knows no page.

    choice = read_choice(request.GET, CLAIM_FACETS)          # what an address asks for, and what of it is not known
    counted = count(Claim.objects.published(), choice)       # each value with its number, under the other facets
    counted = count(…, choice, listed="claim")               # the same, with stored numbers where nothing narrows them
    claims = choice.narrow(Claim.objects.published())        # the records themselves

Values of one facet are joined by or, facets by and; so what is chosen in a facet does not narrow its own numbers.
"""

from policyatlas.faceting.cases import CASE_FACETS
from policyatlas.faceting.cells import CELL_FACETS
from policyatlas.faceting.choosing import Chip, Choice, read_choice
from policyatlas.faceting.claims import CLAIM_FACETS
from policyatlas.faceting.counting import count
from policyatlas.faceting.facets import Column, Facet, Linked
from policyatlas.faceting.groups import CAP, Counted, Group, Number, Option
from policyatlas.faceting.keeping import Kept, recount_facets
from policyatlas.faceting.lists import LISTS, of_cells
from policyatlas.faceting.naming import Listed, Looked, Names
from policyatlas.faceting.sources import SOURCE_FACETS

__all__ = [
    "CAP",
    "CASE_FACETS",
    "CELL_FACETS",
    "CLAIM_FACETS",
    "LISTS",
    "SOURCE_FACETS",
    "Chip",
    "Choice",
    "Column",
    "Counted",
    "Facet",
    "Group",
    "Kept",
    "Linked",
    "Listed",
    "Looked",
    "Names",
    "Number",
    "Option",
    "count",
    "of_cells",
    "read_choice",
    "recount_facets",
]
