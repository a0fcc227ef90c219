"""The works that the vocabularies lean on, and how far each was read; not the sources of claims."""

from dataclasses import dataclass
from typing import Literal

from django.utils.translation import gettext_lazy as _

from policyatlas.vocabulary.terms import Term, Vocabulary

CHECKS = Vocabulary(
    "check",
    _("Checked"),
    [
        Term("F", _("full text or data read")),
        Term("P", _("part read")),
        Term("A", _("abstract, summary or a work that describes it read")),
        Term("K", _("known, not read again for this list")),
    ],
    pattern="[A-Z]",
)


@dataclass(frozen=True, slots=True, eq=False, repr=False, kw_only=True)
class Reference(Term):
    """A work by its key. `definition` is its citation, `checked` an id of CHECKS, `note` what the letter leaves out."""

    checked: Literal["F", "P", "A", "K"]
    note: str = ""


REFERENCES = Vocabulary(
    "reference",
    _("Reference"),
    [
        Reference(
            "OECD22",
            "Criscuolo et al. 2022",
            "Criscuolo, Gonne, Kitazawa, Lalanne: An industrial policy framework for OECD countries. OECD STI "
            "Policy Papers 127, 2022. doi 10.1787/0002217c-en",
            checked="A",
        ),
        Reference(
            "QUIS22",
            "QuIS 2022",
            "Criscuolo, Lalanne, Díaz: Quantifying industrial strategies (QuIS). OECD, 2022. doi "
            "10.1787/ae351abf-en; nine-country results 2023, 10.1787/5f2dcc8e-en",
            checked="A",
        ),
        Reference(
            "WARWICK13",
            "Warwick 2013",
            "Warwick: Beyond industrial policy. OECD STI Policy Papers 2, 2013. doi 10.1787/5k4869clw0xp-en",
            checked="A",
            note="the table of domains is known, not read again",
        ),
        Reference(
            "JLR24",
            "Juhász, Lane and Rodrik 2024",
            "Juhász, Lane, Rodrik: The new economics of industrial policy. Annual Review of Economics 16, 2024, "
            "213–242; NBER 31538",
            checked="A",
        ),
        Reference(
            "NIPO24",
            "Evenett et al. 2024",
            "Evenett, Jakubik, Martín, Ruta: The return of industrial policy in data. IMF Working Paper 24/1, 2024",
            checked="P",
        ),
        Reference(
            "GTA25",
            "Global Trade Alert 2025",
            "Global Trade Alert: handbook and intervention types, version of 1 July 2025",
            checked="P",
            note="the numbers of the types were read",
        ),
        Reference(
            "MAST",
            "UNCTAD 2019, non-tariff measures",
            "UNCTAD: International classification of non-tariff measures, 2019",
            checked="A",
        ),
        Reference(
            "WIR18",
            "World Investment Report 2018",
            "UNCTAD: World Investment Report 2018, ch. IV (industrial policies)",
            checked="A",
        ),
        Reference(
            "WIR19",
            "World Investment Report 2019",
            "UNCTAD: World Investment Report 2019, ch. IV (special economic zones)",
            checked="A",
        ),
        Reference("STIP", "STIP Compass 2020", "EC–OECD: STIP Compass taxonomies, 2019/2020", checked="P"),
        Reference(
            "CSET21",
            "Luong, Arnold and Murphy 2021",
            "Luong, Arnold, Murphy: Understanding Chinese government guidance funds. CSET, 2021",
            checked="P",
        ),
        Reference(
            "PORTER",
            "Porter 1990, 2000",
            "Porter: The competitive advantage of nations, 1990; Location, competition and economic development, 2000",
            checked="K",
        ),
        Reference(
            "MF10",
            "Menzel and Fornahl 2010",
            "Menzel, Fornahl: Cluster life cycles. Industrial and Corporate Change 19, 2010 (Jena paper 2007-076)",
            checked="A",
        ),
        Reference(
            "MS11",
            "Martin and Sunley 2011",
            "Martin, Sunley: Conceptualizing cluster evolution: beyond the life cycle model? Regional Studies 45, 2011",
            checked="A",
        ),
        Reference(
            "ETZ00",
            "Etzkowitz and Leydesdorff 2000",
            "Etzkowitz, Leydesdorff: The dynamics of innovation. Research Policy 29, 2000",
            checked="A",
        ),
        Reference(
            "RIS3",
            "RIS3 guide 2012",
            "European Commission: Guide to research and innovation strategies for smart specialisation, 2012. "
            "doi 10.2776/65746; Foray: Smart specialisation, 2015",
            checked="A",
        ),
        Reference(
            "DM00",
            "Dolowitz and Marsh 2000",
            "Dolowitz, Marsh: Learning from abroad. Governance 13, 2000; Who learns what from whom, Political "
            "Studies 44, 1996; Rose: Lesson-drawing, 1993",
            checked="A",
        ),
        Reference(
            "GRV16",
            "Galindo-Rueda and Verger 2016",
            "Galindo-Rueda, Verger: OECD taxonomy of economic activities based on R&D intensity, 2016. doi "
            "10.1787/5jlv73sqqp8r-en",
            checked="A",
            note="the class of each sector is known, not read again",
        ),
        Reference(
            "ISIC",
            "ISIC Rev. 4",
            "UN Statistics Division: ISIC Rev. 4 (2008), Rev. 5 (2023)",
            checked="P",
            note="the numbers of the classes are known, not read again",
        ),
        Reference(
            "FRASCATI", "Frascati Manual 2015", "OECD: Frascati Manual 2015. doi 10.1787/9789264239012-en", checked="A"
        ),
        Reference(
            "PPP",
            "Eurostat–OECD, parities",
            "Eurostat–OECD: Methodological manual on purchasing power parities",
            checked="A",
        ),
        Reference(
            "FUA19",
            "OECD and European Commission 2019",
            "OECD, European Commission: The EU-OECD definition of a functional urban area, 2019. doi "
            "10.1787/d58cb34d-en",
            checked="A",
        ),
        Reference(
            "CODES",
            "Codes of places",
            "ISO 3166; UN/LOCODE (UNECE); Wikidata properties P297, P300, P1937; GB/T 2260; NUTS; FIPS, CBSA",
            checked="P",
        ),
        Reference("CITO", "CiTO", "Peroni, Shotton: CiTO, the Citation Typing Ontology", checked="P"),
        Reference("PROV", "PROV-O 2013", "W3C: PROV-O, 2013", checked="P"),
        Reference(
            "GRADE", "GRADE and GRADE-CERQual", "GRADE Working Group; Lewin et al.: GRADE-CERQual, 2018", checked="A"
        ),
        Reference(
            "IPCC10",
            "Mastrandrea et al. 2010",
            "Mastrandrea et al.: Guidance note on consistent treatment of uncertainties, 2010",
            checked="A",
        ),
        Reference(
            "ADM",
            "Admiralty code",
            "Admiralty code: NATO grading of source reliability (A–F) and information credibility (1–6)",
            checked="A",
        ),
        Reference(
            "NEWS", "Reuters and AP handbooks", "Reuters and AP handbooks: attribution, number of sources", checked="P"
        ),
        Reference("SMM", "State Media Monitor", "State Media Monitor: typology of state media", checked="P"),
        Reference(
            "WWC",
            "What Works Centre",
            "What Works Centre for Local Economic Growth: the Maryland scientific methods scale",
            checked="A",
        ),
        Reference(
            "EGM",
            "Saran and White 2018",
            "Saran, White: Evidence and gap maps, Campbell Systematic Reviews, 2018",
            checked="A",
        ),
        Reference(
            "WDI",
            "World Development Indicators",
            "World Bank: World Development Indicators; GB.XPD.RSDV.GD.ZS and TX.VAL.TECH.MF.ZS confirmed, other "
            "codes K",
            checked="P",
        ),
        Reference(
            "LQ", "QCEW location quotients", "US Bureau of Labor Statistics: QCEW location quotients", checked="A"
        ),
    ],
    pattern=r"[A-Z]+[0-9]*",
)
