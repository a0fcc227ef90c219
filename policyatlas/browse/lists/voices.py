"""Lists of those who publish and of those who are quoted, a page at a time; knows no request."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models.functions import Lower

from policyatlas.browse.lists.shown import SORTS, Bounded, Shown, page_notices
from policyatlas.evidence import totals
from policyatlas.records.models import Publisher, Speaker
from policyatlas.vocabulary import Text

VOICE_SORTS: Mapping[str, Text] = {name: SORTS[name] for name in ("name", "claims")}
VOICE_ORDERS: Mapping[str, list[str | Lower]] = {
    "name": [Lower("name"), "pk"],
    "claims": ["-claim_count", Lower("name"), "pk"],
}


@dataclass(frozen=True, slots=True)
class VoiceList[Voice: (Publisher, Speaker)](Shown[Voice]):
    """A page of those who publish or of those who are quoted."""

    @property
    def sorts(self) -> Mapping[str, Text]:
        """The orders there are."""
        return VOICE_SORTS


def list_speakers(*, sort: str = "", page: str = "") -> VoiceList[Speaker]:
    """Those whom published claims quote by name, in an order of VOICE_SORTS: two queries."""
    sort = sort or next(iter(VOICE_SORTS))
    shown = Bounded(Speaker.objects.heard().order_by(*VOICE_ORDERS[sort]), totals().speakers).get_page(page)
    return VoiceList(page=shown, sort=sort, notices=page_notices(page, shown))


def list_publishers(*, sort: str = "", page: str = "") -> VoiceList[Publisher]:
    """Those who publish the sources, in an order of VOICE_SORTS: two queries."""
    sort = sort or next(iter(VOICE_SORTS))
    shown = Bounded(Publisher.objects.order_by(*VOICE_ORDERS[sort]), totals().publishers).get_page(page)
    return VoiceList(page=shown, sort=sort, notices=page_notices(page, shown))
