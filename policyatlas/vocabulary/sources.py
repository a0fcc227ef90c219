"""Kinds of source and of publisher; knows no source, and says nothing of whom to believe."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from policyatlas.vocabulary.terms import Term, Vocabulary


@dataclass(frozen=True, slots=True, eq=False, repr=False, kw_only=True)
class SourceKind(Term):
    """A kind of source, with its type in CSL-JSON (and CSL's `genre` where the type is too wide) and in BibTeX."""

    csl: str
    bibtex: str
    genre: str = ""


SOURCE_KINDS = Vocabulary(
    "source kind",
    _("Kind of source"),
    [
        SourceKind("news", _("News"), _("Report by an edited outlet"), csl="article-newspaper", bibtex="article"),
        SourceKind(
            "opinion",
            _("Opinion"),
            _("Column, essay, letter or editorial"),
            csl="article-newspaper",
            bibtex="article",
            genre="opinion",
        ),
        SourceKind(
            "interview",
            _("Interview"),
            _("Questions and answers, in the speaker's words"),
            csl="interview",
            bibtex="misc",
        ),
        SourceKind(
            "official",
            _("Official"),
            _("Published by a public body about its own acts"),
            csl="report",
            bibtex="techreport",
        ),
        SourceKind(
            "legal",
            _("Law or filing"),
            _("Statute, decree, treaty, court filing or exchange filing"),
            csl="legislation",
            bibtex="misc",
        ),
        SourceKind(
            "think-tank",
            _("Think tank"),
            _("Research by a policy institute or association"),
            csl="report",
            bibtex="techreport",
        ),
        SourceKind(
            "academic",
            _("Academic"),
            _("Article, book, thesis or working paper"),
            csl="article-journal",
            bibtex="article",
        ),
        SourceKind(
            "statistics",
            _("Statistics"),
            _("Data set or release of a statistics office"),
            csl="dataset",
            bibtex="misc",
        ),
        SourceKind("company", _("Company"), _("Release, report or page of a firm"), csl="report", bibtex="misc"),
        SourceKind(
            "reference",
            _("Reference"),
            _("Encyclopaedia, register, museum or handbook"),
            csl="entry-encyclopedia",
            bibtex="misc",
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
