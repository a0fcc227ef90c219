"""The tools of industrial policy by domain; knows neither how a tool is used nor a policy that uses it."""

from dataclasses import dataclass
from functools import partial

from django.utils.translation import gettext_lazy as _

from policyatlas.vocabulary.terms import Term, Vocabulary


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Domain(Term):
    """One of the six fields that tools work on. A policy may name a domain alone where its source says no more."""

    @property
    def instruments(self) -> tuple["Instrument", ...]:
        """The domain's instruments, in their order."""
        return tuple(instrument for instrument in INSTRUMENTS.values() if instrument.domain is self)


@dataclass(frozen=True, slots=True, eq=False, repr=False, kw_only=True)
class Instrument(Term):
    """A tool. `gta` are intervention types of the Global Trade Alert, `mast` chapters of the UN's classification of
    non-tariff measures; both are empty where the tool does not touch foreign commerce."""

    domain: Domain
    gta: str = ""
    mast: str = ""


PRODUCT = Domain("product-market", _("Product market"), _("What is bought, sold and let in"), "WARWICK13")
CAPITAL = Domain("capital-market", _("Capital"), _("What firms are given, lent or spared"), "WARWICK13")
LABOUR = Domain("labour-skills", _("Labour and skills"), _("Who can work, and what they know"), "WARWICK13")
LAND = Domain(
    "land-infrastructure", _("Land and infrastructure"), _("Where firms stand and what they use"), "WARWICK13"
)
TECHNOLOGY = Domain("technology", _("Technology"), _("What is found out, shared and tried"), "WARWICK13")
SYSTEMS = Domain(
    "systems-institutions", _("Systems and institutions"), _("How the rest is led and joined"), "WARWICK13"
)

INSTRUMENT_DOMAINS = Vocabulary(
    "instrument domain", _("Domain of instruments"), [PRODUCT, CAPITAL, LABOUR, LAND, TECHNOLOGY, SYSTEMS]
)

# A row says its domain by the name that it begins with, so that most rows stand on one line.
_product = partial(Instrument, domain=PRODUCT)
_capital = partial(Instrument, domain=CAPITAL)
_labour = partial(Instrument, domain=LABOUR)
_land = partial(Instrument, domain=LAND)
_technology = partial(Instrument, domain=TECHNOLOGY)
_systems = partial(Instrument, domain=SYSTEMS)

INSTRUMENTS = Vocabulary(
    "instrument",
    _("Instrument"),
    [
        _product("import-tariff", _("Tariff or import tax"), _("Charge on goods at or after the border"), gta="47, 48"),
        _product(
            "import-limit",
            _("Import quota, licence or ban"),
            _("Limit on the amount or source of imports"),
            gta="22, 36, 44, 45",
            mast="E",
        ),
        _product(
            "trade-defence",
            _("Trade defence"),
            _("Duty after an inquiry into dumping, subsidy or surge"),
            gta="51–53",
            mast="D",
        ),
        _product(
            "export-control",
            _("Export control"),
            _("Licence, quota, tax or ban on what leaves"),
            gta="18–21, 35",
            mast="P",
        ),
        _product(
            "export-promotion",
            _("Export promotion"),
            _("Tax relief, finance, fairs or advice for exporters"),
            gta="15–17, 54, 55",
            mast="L, P",
        ),
        _product(
            "local-content",
            _("Local content rule"),
            _("Share of inputs, work or operations that must be local, or is rewarded for it"),
            gta="28–30, 57, 64–68",
            mast="I",
        ),
        _product(
            "procurement",
            _("Public procurement"),
            _("The state as first, large or preferring buyer"),
            gta="40–42",
            mast="M",
        ),
        _product("purchase-subsidy", _("Purchase subsidy"), _("Money or rebate to the buyer"), gta="14", mast="L"),
        _product(
            "price-rule",
            _("Price rule"),
            _("Fixed, floor or ceiling price; feed-in tariff; stabilisation"),
            gta="61",
            mast="F",
        ),
        _product(
            "standard",
            _("Standard or certification"),
            _("Technical rule that shapes what may be sold"),
            gta="49",
            mast="B",
        ),
        _product(
            "market-entry",
            _("Market entry and competition rule"),
            _("Who may enter; antitrust; licences for producers"),
            mast="H",
        ),
        _capital(
            "grant",
            _("Grant"),
            _("Money or goods given to a firm or place, not repaid"),
            "QUIS22",
            gta="3, 4",
            mast="L",
        ),
        _capital(
            "production-subsidy", _("Production subsidy"), _("Payment or credit for each unit made"), gta="5", mast="L"
        ),
        _capital(
            "tax-relief", _("Tax relief"), _("Lower tax or social contributions for some"), "QUIS22", gta="8", mast="L"
        ),
        _capital(
            "state-loan",
            _("State loan"),
            _("Loan or cheaper interest from a public lender or policy bank"),
            "QUIS22",
            gta="2, 6",
            mast="L",
        ),
        _capital(
            "guarantee", _("Loan guarantee"), _("The state answers for a private loan"), "QUIS22", gta="7", mast="L"
        ),
        _capital(
            "public-equity",
            _("Public equity stake"),
            _("A public body buys shares in a firm"),
            "QUIS22",
            gta="1",
            mast="L",
        ),
        _capital(
            "guidance-fund",
            _("Guidance fund"),
            _("Set up by government, draws in other money and invests through managers"),
            "CSET21",
            gta="1",
            mast="L",
        ),
        _capital(
            "rescue",
            _("Rescue or restructuring aid"),
            _("Public money to keep a failing firm alive or wind it down"),
            gta="1, 3, 59",
            mast="L",
        ),
        _capital(
            "fdi-incentive",
            _("Incentive for foreign investors"),
            _("Benefits tied to foreign direct investment"),
            gta="26, 27",
        ),
        _capital(
            "investment-control",
            _("Investment screening or control right"),
            _("Limit on who may own; golden share; screening of investment abroad"),
            gta="25, 79",
        ),
        _labour("training", _("Training and apprenticeship"), _("Public or joint teaching of skills"), "WARWICK13"),
        _labour(
            "talent-recruitment",
            _("Talent recruitment"),
            _("Money, housing, residence rights or status to draw people"),
        ),
        _labour("migration-rule", _("Visa and migration rule"), _("Who may come in to work or study"), gta="31"),
        _labour(
            "labour-rule", _("Labour rule"), _("Hours, wages, local hiring, recognition of certificates"), gta="30, 66"
        ),
        _labour("worker-adjustment", _("Worker adjustment aid"), _("Support for people whose work goes")),
        _land("special-zone", _("Special zone"), _("A bounded area with its own regime"), "WIR19"),
        _land(
            "land-supply",
            _("Land and site preparation"),
            _("Cheap, cleared or assembled land; brownfield reuse"),
            gta="4",
            mast="L",
        ),
        _land("premises", _("Park, incubator or ready factory"), _("Buildings offered to firms"), gta="4", mast="L"),
        _land(
            "utility-terms",
            _("Energy and utility terms"),
            _("Tariffs or supply guarantees for producers"),
            gta="4, 61",
            mast="L",
        ),
        _land(
            "network",
            _("Transport, grid or digital network"),
            _("Shared networks built for industry's needs"),
            "WARWICK13",
        ),
        _technology(
            "rd-grant",
            _("R&D grant or mission programme"),
            _("Public money for research, by open or directed call"),
            gta="3",
            mast="L",
        ),
        _technology("rd-tax", _("R&D tax relief"), _("Tax relief on research outlay"), gta="8", mast="L"),
        _technology(
            "research-body", _("Research body or shared facility"), _("Laboratory, institute, test bed or large device")
        ),
        _technology(
            "transfer-right",
            _("Rights over inventions"),
            _("Rules on ownership, spin-off, leave and licence"),
            gta="24",
            mast="N",
        ),
        _technology(
            "technology-condition",
            _("Technology condition on foreigners"),
            _("Joint venture or disclosure as the price of entry"),
            gta="25, 26",
            mast="I",
        ),
        _technology("demonstration", _("Demonstration or pilot"), _("First use at scale, to learn and to show")),
        _systems("plan", _("Plan or roadmap"), _("Published aims with a horizon"), "WARWICK13"),
        _systems("coordinator", _("Coordinator or chain leader"), _("A person or office made answerable for a sector")),
        _systems("cluster-body", _("Cluster organisation"), _("A standing body of firms, science and state"), "ETZ00"),
        _systems("permit-reform", _("Permit reform"), _("Fewer, faster or single-window permits")),
        _systems(
            "condition",
            _("Condition, claw-back or performance contract"),
            _("Support that is earned and can be lost"),
            "JLR24",
        ),
        _systems("partnership", _("Partnership between places"), _("Pairing, twinning or joint programme")),
    ],
)
