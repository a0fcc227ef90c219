"""How an instrument in use may be described: whom it reaches, on which side, in what form and why; all optional."""

from django.utils.translation import gettext_lazy as _

from policyatlas.vocabulary.terms import Term, Vocabulary

SCOPES = Vocabulary(
    "scope",
    _("Scope"),
    [
        Term("horizontal", _("Horizontal"), _("Open to any firm")),
        Term("selective-sector", _("One sector"), _("For firms of a chosen sector")),
        Term("selective-technology", _("One technology"), _("For whoever uses or makes a chosen technology")),
        Term("selective-place", _("One place"), _("For firms of a chosen place")),
        Term("selective-firm", _("One firm"), _("For a named firm"), "NIPO24"),
    ],
)

SIDES = Vocabulary(
    "side",
    _("Side"),
    [
        Term("supply-firm", _("Supply: what firms can do"), _("Raises the performance of firms"), "OECD22"),
        Term("supply-dynamics", _("Supply: which firms there are"), _("Shapes entry, exit and reallocation"), "OECD22"),
        Term("demand", _("Demand"), _("Shapes what is bought"), "OECD22"),
        Term("governance", _("Governance"), _("Shapes how policy itself is made and kept"), "OECD22"),
    ],
)

DELIVERIES = Vocabulary(
    "delivery",
    _("Form of delivery"),
    [
        Term("grant", _("Grant"), _("Given and not repaid"), "QUIS22"),
        Term("tax", _("Tax"), _("A tax or contribution that is not taken"), "QUIS22"),
        Term("loan", _("Loan"), _("Lent and to be repaid"), "QUIS22"),
        Term("guarantee", _("Guarantee"), _("Paid only if somebody else fails to pay"), "QUIS22"),
        Term("equity", _("Equity"), _("Paid for a share"), "QUIS22"),
        Term("in-kind", _("In kind"), _("Land, buildings, goods or staff")),
        Term("rule", _("Rule"), _("Something is required, allowed or forbidden")),
        Term("price", _("Price"), _("A price is set or bounded")),
        Term("purchase", _("Purchase"), _("The state buys")),
        Term("service", _("Service"), _("Advice, brokering, testing, teaching")),
    ],
)

MOTIVES = Vocabulary(
    "motive",
    _("Motive"),
    [
        Term("competitiveness", _("Competitiveness"), _("Stronger firms in a sector that counts"), "NIPO24"),
        Term(
            "supply-security", _("Security of supply"), _("Fewer shortages, and fewer suppliers to depend on"), "NIPO24"
        ),
        Term("national-security", _("National security"), _("Defence and what it rests on"), "NIPO24"),
        Term("geopolitical", _("Geopolitical"), _("Power over, or protection from, other states"), "NIPO24"),
        Term("climate", _("Climate"), _("Lower emissions"), "NIPO24"),
        Term("regional-balance", _("Regional balance"), _("Help for regions that fall behind")),
        Term("employment", _("Employment"), _("Jobs made or kept")),
        Term("not-stated", _("Not stated"), _("The source gives no motive")),
    ],
)
