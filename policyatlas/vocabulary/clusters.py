"""The stages of a cluster's life, always somebody's judgement, and who leads in it; knows no cluster."""

from django.utils.translation import gettext_lazy as _

from policyatlas.vocabulary.terms import Term, Vocabulary

CLUSTER_STAGES = Vocabulary(
    "cluster stage",
    _("Stage"),
    [
        Term("emerging", _("Emerging"), _("Few firms, varied knowledge, no clear boundary"), "MF10 MS11"),
        Term("growing", _("Growing"), _("Firms and jobs rise faster than elsewhere; the focus narrows"), "MF10 MS11"),
        Term("sustaining", _("Sustaining"), _("Size holds; knowledge is refreshed from outside"), "MF10 MS11"),
        Term("declining", _("Declining"), _("Firms and jobs fall; knowledge has grown too alike"), "MF10 MS11"),
        Term("transforming", _("Transforming"), _("New fields grow out of the old base"), "MF10 MS11"),
        Term("aborted", _("Did not form"), _("A launch that never reached a mass of firms")),
        Term("unknown", _("Not known"), _("No source says")),
    ],
)

ARRANGEMENTS = Vocabulary(
    "arrangement",
    _("Arrangement"),
    [
        Term("statist", _("Statist"), _("The state encloses firms and universities and directs them"), "ETZ00"),
        Term("laissez-faire", _("Laissez-faire"), _("State, firms and universities keep to themselves"), "ETZ00"),
        Term("balanced", _("Balanced"), _("The three overlap and form joint bodies"), "ETZ00"),
    ],
)
