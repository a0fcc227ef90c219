"""Kinds of source and publisher, and what becomes of links; knows no source, and says nothing of whom to believe."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from policyatlas.vocabulary.terms import Term, Text, Vocabulary


@dataclass(frozen=True, slots=True, eq=False, repr=False, kw_only=True)
class SourceKind(Term):
    """A kind of source, with its type in CSL-JSON, BibTeX, RIS and schema.org.

    `serial`: it is a piece of a paper or journal, if its publisher is one. `genre`: in words, where a type is too wide.
    """

    csl: str
    bibtex: str
    ris: str
    schema: str
    serial: bool = False
    genre: Text = ""


SOURCE_KINDS = Vocabulary(
    "source kind",
    _("Kind of source"),
    [
        SourceKind(
            "news",
            _("News"),
            _("Report by an edited outlet"),
            csl="article-newspaper",
            bibtex="article",  # BibTeX knows no paper but the journal
            ris="NEWS",
            schema="NewsArticle",
            serial=True,
        ),
        SourceKind(
            "opinion",
            _("Opinion"),
            _("Column, essay, letter or editorial"),
            csl="article-newspaper",
            bibtex="article",
            ris="NEWS",
            schema="OpinionNewsArticle",
            serial=True,
            genre=_("Opinion"),
        ),
        SourceKind(
            "interview",
            _("Interview"),
            _("Questions and answers, in the speaker's words"),
            csl="article-newspaper",  # CSL's `interview` has as author who answers; dossiers name who asks
            bibtex="article",
            ris="NEWS",  # RIS has none but the private one
            schema="NewsArticle",
            serial=True,
            genre=_("Interview"),
        ),
        SourceKind(
            "official",
            _("Official"),
            _("Published by a public body about its own acts"),
            csl="report",
            bibtex="techreport",  # what an institution publishes
            ris="RPRT",
            schema="Report",
        ),
        SourceKind(
            "legal",
            _("Law or filing"),
            _("Statute, decree, treaty, court filing or exchange filing"),
            csl="legislation",
            bibtex="misc",  # BibTeX has no law
            ris="STAT",
            schema="Legislation",
        ),
        SourceKind(
            "think-tank",
            _("Think tank"),
            _("Research by a policy institute or association"),
            csl="report",
            bibtex="techreport",
            ris="RPRT",
            schema="Report",
        ),
        SourceKind(
            "academic",
            _("Academic"),
            _("Article, book, thesis or working paper"),
            csl="article-journal",
            bibtex="article",
            ris="JOUR",
            schema="ScholarlyArticle",
            serial=True,
        ),
        SourceKind(
            "statistics",
            _("Statistics"),
            _("Data set or release of a statistics office"),
            csl="dataset",
            bibtex="misc",  # BibTeX has no data
            ris="DATA",
            schema="Dataset",
        ),
        SourceKind(
            "company",
            _("Company"),
            _("Release, report or page of a firm"),
            csl="report",
            bibtex="techreport",
            ris="RPRT",
            schema="Report",
        ),
        SourceKind(
            "reference",
            _("Reference"),
            _("Encyclopaedia, register, museum or handbook"),
            csl="entry",
            bibtex="misc",  # the work that the entry stands in is not coded
            ris="GEN",
            schema="CreativeWork",
        ),
    ],
)

PUBLISHER_KINDS = Vocabulary(
    "publisher kind",
    _("Kind of publisher"),
    [
        Term("newspaper", _("Newspaper"), _("Edited paper that appears daily or weekly, in print or on a screen")),
        Term("news-agency", _("News agency"), _("Supplies other outlets with reports")),
        Term("news-site", _("News site"), _("Edited outlet for news that was never a paper")),
        Term("magazine", _("Magazine"), _("Edited periodical, general or of one trade")),
        Term("broadcaster", _("Broadcaster"), _("Radio or television, with what it writes")),
        Term("newsletter", _("Newsletter"), _("Sent to subscribers by one author or a small team")),
        Term("journal", _("Journal"), _("Scholarly periodical whose articles are reviewed by peers")),
        Term("university", _("University"), _("University or college, with its offices and press")),
        Term("research-institute", _("Research institute"), _("Does research and does not teach for degrees")),
        Term("think-tank", _("Think tank"), _("Writes on policy in order to inform or to sway it")),
        Term("government-body", _("Government body"), _("Ministry, agency, parliament, court or local authority")),
        Term(
            "international-organisation",
            _("International organisation"),
            _("Set up by several states, as a bank, fund, agency or secretariat"),
        ),
        Term("association", _("Association"), _("Speaks for members: firms, towns, workers or a cause")),
        Term("company", _("Company"), _("Firm whose trade is not publishing")),
        Term("museum", _("Museum"), _("Museum, archive or library")),
        Term("other", _("Other"), _("None of these")),
    ],
)

LINK_OUTCOMES = Vocabulary(
    "link outcome",
    _("What a check of a link found"),
    [
        Term("reachable", _("answers"), _("The page answers; where its text could be read, the passages stand there")),
        Term("moved", _("moved"), _("The page answers, for good, at another address; the passages stand there")),
        Term("changed", _("changed since"), _("The page answers, and passages read otherwise, or stand there no more")),
        Term("gone", _("gone"), _("The server says that there is no such page")),
        Term(
            "not-checkable",
            _("could not be checked"),
            _("The page keeps programs out, is too slow, or is of a form whose text is not read"),
        ),
        Term("failed", _("could not be reached"), _("The server was not found, refused, or answered with an error")),
    ],
)
