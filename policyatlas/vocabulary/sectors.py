"""Sectors of the economy with their ISIC classes, and the themes that strategies speak of instead; knows no firm."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from policyatlas.vocabulary.terms import Term, Vocabulary


@dataclass(frozen=True, slots=True, eq=False, repr=False, kw_only=True)
class Sector(Term):
    """A sector. `isic` are classes of ISIC Rev. 4, `rd_class` ids of RD_CLASSES (none where the taxonomy leaves the
    sector out). `approximate` marks a technology that no class holds: its classes are where its firms are usually
    counted, so that such sectors are never added up."""

    isic: str
    rd_class: tuple[str, ...] = ()
    approximate: bool = False


RD_CLASSES = Vocabulary(
    "R&D class",
    _("R&D intensity"),
    [
        Term("h", _("high"), _("High R&D intensity"), "GRV16"),
        Term("mh", _("medium-high"), _("Medium-high R&D intensity"), "GRV16"),
        Term("m", _("medium"), _("Medium R&D intensity"), "GRV16"),
        Term("ml", _("medium-low"), _("Medium-low R&D intensity"), "GRV16"),
        Term("l", _("low"), _("Low R&D intensity"), "GRV16"),
    ],
)

SECTORS = Vocabulary(
    "sector",
    _("Sector"),
    [
        Sector(
            "semiconductors",
            _("Semiconductors"),
            _("Chips, memory, their design software and the machines that make them"),
            "ISIC GRV16",
            isic="2610, part of 2829",
            rd_class=("h",),
        ),
        Sector(
            "displays-optics",
            _("Optoelectronics and displays"),
            _("Lasers, optical fibre, lenses, panels"),
            "ISIC GRV16",
            isic="2670, 2731, part of 2610",
            rd_class=("h",),
        ),
        Sector(
            "computers-electronics",
            _("Computers and electronics"),
            _("Computers, consumer electronics, sensors, instruments"),
            "ISIC GRV16",
            isic="2620, 2640, 2651",
            rd_class=("h",),
        ),
        Sector(
            "telecoms",
            _("Telecoms equipment and services"),
            _("Networks, their equipment, the internet of things"),
            "ISIC GRV16",
            isic="2630, 61",
            rd_class=("h", "ml"),
        ),
        Sector(
            "software-ai",
            _("Software and AI"),
            _("Software, artificial intelligence, games, data services"),
            "ISIC GRV16",
            isic="582, 62, 63",
            rd_class=("h", "mh"),
            approximate=True,
        ),
        Sector(
            "quantum",
            _("Quantum technology"),
            _("Quantum computing, communication and measurement"),
            "ISIC GRV16",
            isic="2651, 2620, 72",
            rd_class=("h",),
            approximate=True,
        ),
        Sector(
            "robotics",
            _("Robotics"),
            _("Robots and autonomous machines, with their research"),
            "ISIC GRV16",
            isic="2816, part of 2829, 72",
            rd_class=("mh",),
            approximate=True,
        ),
        Sector(
            "machinery",
            _("Machinery"),
            _("Machine tools, equipment, additive manufacturing"),
            "ISIC GRV16",
            isic="28",
            rd_class=("mh",),
        ),
        Sector(
            "automotive",
            _("Motor vehicles"),
            _("Cars, lorries, buses and their parts"),
            "ISIC GRV16",
            isic="29",
            rd_class=("mh",),
        ),
        Sector(
            "electric-vehicles",
            _("Electric vehicles"),
            _("Electric and autonomous vehicles, charging"),
            "ISIC GRV16",
            isic="part of 2910 and 2930",
            rd_class=("mh",),
            approximate=True,
        ),
        Sector(
            "batteries", _("Batteries"), _("Cells and storage of energy"), "ISIC GRV16", isic="2720", rd_class=("mh",)
        ),
        Sector(
            "solar",
            _("Solar"),
            _("Solar cells, panels and power"),
            "ISIC GRV16",
            isic="part of 2610, 3510",
            rd_class=("h",),
        ),
        Sector(
            "power-equipment",
            _("Power equipment"),
            _("Turbines, transformers, cables, equipment for the grid"),
            "ISIC GRV16",
            isic="2710, 2732, 2811",
            rd_class=("mh",),
        ),
        Sector(
            "electricity",
            _("Electricity"),
            _("Generation, transmission and sale of power"),
            "ISIC GRV16",
            isic="351",
            rd_class=("l",),
        ),
        Sector(
            "appliances",
            _("Household appliances"),
            _("Refrigerators, washing machines and their like"),
            "ISIC GRV16",
            isic="2750",
            rd_class=("mh",),
        ),
        Sector(
            "aerospace",
            _("Aerospace and drones"),
            _("Aircraft, satellites, drones"),
            "ISIC GRV16",
            isic="3030",
            rd_class=("h",),
        ),
        Sector(
            "rail-ships",
            _("Rail and ships"),
            _("Trains, rolling stock, ships"),
            "ISIC GRV16",
            isic="301, 302",
            rd_class=("m", "mh"),
        ),
        Sector(
            "steel", _("Steel"), _("Iron, steel and their casting"), "ISIC GRV16", isic="2410, 2431", rd_class=("m",)
        ),
        Sector(
            "metals-minerals",
            _("Other metals and minerals"),
            _("Aluminium, rare earths and other critical metals, magnets, mining of ores"),
            "ISIC GRV16",
            isic="242, 07, 08",
            rd_class=("m", "ml"),
        ),
        Sector(
            "fuels",
            _("Coal, oil, gas and refining"),
            _("Fossil fuels, won and refined"),
            "ISIC GRV16",
            isic="05, 06, 19",
            rd_class=("ml",),
        ),
        Sector(
            "chemicals-materials",
            _("Chemicals and materials"),
            _("Petrochemicals, rubber, plastics, hydrogen, new materials"),
            "ISIC GRV16",
            isic="20, 22, 23",
            rd_class=("mh", "m"),
        ),
        Sector(
            "biopharma",
            _("Pharmaceuticals and biotechnology"),
            _("Medicines, biotechnology, medical research"),
            "ISIC GRV16",
            isic="21, 721",
            rd_class=("h",),
        ),
        Sector(
            "medical-devices",
            _("Medical devices"),
            _("Instruments, implants, imaging, brain-computer interfaces"),
            "ISIC GRV16",
            isic="2660, 3250",
            rd_class=("mh",),
        ),
        Sector("health-care", _("Health care"), _("Hospitals and care"), "ISIC", isic="86"),
        Sector(
            "textiles",
            _("Textiles and clothing"),
            _("Yarn, cloth, clothes, shoes"),
            "ISIC GRV16",
            isic="13–15",
            rd_class=("ml",),
        ),
        Sector(
            "food-farming",
            _("Food and farming"),
            _("Farming, food, drink, tobacco"),
            "ISIC GRV16",
            isic="01, 10–12",
            rd_class=("l", "ml"),
        ),
        Sector("finance", _("Finance"), _("Banks, funds, insurance"), "ISIC GRV16", isic="64–66", rd_class=("l",)),
        Sector(
            "transport-logistics",
            _("Transport and logistics"),
            _("Carriage of people and goods, ports, warehouses"),
            "ISIC GRV16",
            isic="49–53",
            rd_class=("l",),
        ),
        Sector(
            "research-education",
            _("Research and education"),
            _("Research institutes, universities, schools"),
            "ISIC GRV16",
            isic="72, 85",
            rd_class=("h",),
        ),
        Sector(
            "services-other",
            _("Other services"),
            _("Trade, tourism, media, business and cultural services"),
            "ISIC",
            isic="45–47, 55–56, 58–60, 69–82, 90",
        ),
    ],
)

THEMES = Vocabulary(
    "theme",
    _("Theme"),
    [
        Term("manufacturing", _("Manufacturing"), _("Manufacturing as such, advanced or for export")),
        Term("high-tech", _("High technology"), _("Advanced technology, innovation and future industries as such")),
        Term("green", _("Green"), _("Clean technology, energy and the environment as such")),
    ],
)
