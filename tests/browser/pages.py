"""Every kind of page that a reader can meet, each with an address on the real evidence; knows no test."""

from typing import NamedTuple

import pytest

RETRACTED = "state-council-2017-east-northeast-cooperation#7"
SUPERSEDED = "state-council-2017-east-northeast-cooperation#8"


class Kind(NamedTuple):
    """A kind of page, and where one of its kind stands. Axe does not look again at what is `like` another."""

    name: str
    address: str
    status: int = 200
    like: bool = False


KINDS = [
    Kind("home", "/"),
    # lists
    Kind("places", "/places/"),
    Kind("places, next page, by claims", "/places/?sort=claims&page=2", like=True),
    Kind("clusters", "/clusters/"),
    Kind("policies", "/policies/"),
    Kind("policies as a table, narrowed", "/policies/?country=CN&level=national,municipal&shape=table"),
    Kind("sources", "/sources/"),
    Kind("claims", "/claims/?dimension=finance"),
    Kind("claims as a table", "/claims/?shape=table", like=True),
    Kind("list of which nothing is left", "/places/?country=TR&kind=zone", like=True),
    Kind("list, asked for what is not there", "/sources/?sort=beauty&page=99", like=True),
    # profiles
    Kind("city", "/places/wuhan/"),
    Kind("city without its clusters", "/places/wuhan/?own=1", like=True),
    Kind("city, one answer opened", "/places/wuhan/?open=finance", like=True),
    Kind("country", "/places/china/"),
    Kind("region of members", "/places/northeast-china/"),
    Kind("place without claims", "/places/henan/"),
    Kind("cluster", "/clusters/optics-valley/"),
    Kind("policy", "/policies/chips-and-science-act/"),
    Kind("policy with a long name", "/policies/us-study-china-strategies/"),
    Kind("peers", "/places/hefei/peers/"),
    Kind("peers by chosen terms", "/policies/made-in-china-2025/peers/?peers=sectors:2,level:x&abroad=1", like=True),
    Kind("peers beside a case alone", "/compare/hefei/?peers=sectors:9,kind,size:x", like=True),
    Kind("peers that there are not", "/clusters/optics-valley/peers/?abroad=1"),
    # cells
    Kind("cell", "/places/wuhan/outcomes/"),
    Kind("cell with accounts that differ", "/places/pittsburgh/risks/"),
    Kind("cell not researched", "/policies/us-tariffs/talent/"),
    Kind("cell that does not apply", "/policies/us-tariffs/infrastructure/", like=True),
    Kind("cell searched in vain", "/clusters/optics-valley/talent/"),
    # claims and sources
    Kind("claim", "/claims/asia-times-2019-high-speed-rail-debt/1/"),
    Kind("claim, disputed", "/claims/economist-2023-unlikely-tech-cluster-hefei/8/"),
    Kind("claim, retracted", f"/claims/{RETRACTED.replace('#', '/')}/", 410),
    Kind("claim, superseded", f"/claims/{SUPERSEDED.replace('#', '/')}/", 410, like=True),
    Kind("source", "/sources/nextpittsburgh-2021-robotics-capital-of-the-world/"),
    Kind("source in Chinese", "/sources/cssm-2023-guo-local-developmentalism-hefei/"),
    Kind("source without a title", "/sources/jst-2023-optics-valley-ten-years/"),
    Kind("source with a long title", "/sources/eda-2022-swpa-robotics-and-autonomy-award/", like=True),
    Kind("source without a dossier", "/sources/caixin/"),
    # speakers and publishers
    Kind("speakers", "/speakers/"),
    Kind("speaker", "/speakers/robert-pape/"),
    Kind("body that speaks, by source", "/speakers/foreign-affairs/?sort=source&page=2"),
    Kind("publishers", "/publishers/?sort=claims"),
    Kind("publisher", "/publishers/xinhua/"),
    Kind("publisher of little known", "/publishers/observer-news/", like=True),
    # disagreements
    Kind("disagreements", "/disagreements/"),
    Kind("disagreements of a case", "/disagreements/?case=pittsburgh&dimension=risks&page=9", like=True),
    Kind("disagreement", "/disagreements/observer-news-2025-foreign-affairs-build-like-china/38/"),
    Kind("no such disagreement", "/disagreements/caixin/999/", 404, like=True),
    # dimensions
    Kind("dimensions", "/dimensions/"),
    Kind("dimension", "/dimensions/finance/"),
    Kind("dimension, next page", "/dimensions/finance/?page=2", like=True),
    # indicators
    Kind("indicators", "/indicators/"),
    Kind("indicator", "/indicators/employment-change/"),
    Kind("indicator by value", "/indicators/public-support/?sort=value", like=True),
    Kind("indicator without figures", "/indicators/greenhouse-gas/"),
    # comparison
    Kind("comparison to choose", "/compare/"),
    Kind("comparison of one", "/compare/wuhan/"),
    Kind("comparison of two kinds, with gaps", "/compare/us-tariffs,optics-valley/"),
    Kind("comparison of three", "/compare/wuhan,pittsburgh,hefei/"),
    Kind("comparison of four", "/compare/china,united-states,made-in-china-2025,northeast-china/"),
    Kind("comparison of long names", "/compare/hangzhou-six-little-dragons,us-study-china-strategies,wuhan-model/"),
    Kind("comparison without evidence", "/compare/henan,turkey/"),
    Kind("comparison narrowed", "/compare/wuhan,hefei/?rows=finance,risks&nature=forecast"),
    Kind("comparison with a cell opened", "/compare/wuhan,hefei/?open=A5", like=True),
    Kind("comparison with notices", "/compare/wuhan,hefe,china,jilin,suzhou,hangzhou/?rows=fiance,risks&colour=red"),
    Kind("comparison of nothing known", "/compare/hefe,wuhn/", 404),
    Kind("balance of three", "/compare/wuhan,pittsburgh,hefei/balance/"),
    Kind("balance of one voice of four", "/compare/china@official,united-states,made-in-china-2025,henan/balance/"),
    Kind("balance of nothing", "/compare/henan/balance/"),
    Kind("tray without scripts", "/compare/tray/"),
    # across cases
    Kind("transfers", "/transfers/"),
    Kind("map", "/map/"),
    Kind("map of a place, with a count", "/map/?view=wuhan"),
    Kind("map with notices", "/map/?view=united-states&kind=moon&sector=batteries", like=True),
    Kind("map of nothing", "/map/?view=europe&kind=cluster", like=True),
    Kind("transfers as a matrix", "/transfers/?view=matrix"),
    Kind("transfers as a map", "/transfers/?view=map&model=pittsburgh"),
    Kind("transfers of a kind that there is not", "/transfers/?degree=assigned,loved&model=hefei&from=x"),
    Kind("pair", "/transfers/hefei/china/"),
    Kind("pair with little known", "/transfers/shenzhen/kenya/", like=True),
    Kind("no such pair", "/transfers/wuhan/kenya/", 404),
    Kind("timeline", "/timeline/"),
    Kind("timeline of one", "/timeline/?cases=wuhan"),
    Kind("timeline of a sector, some years", "/timeline/?sector=semiconductors&from=2016&to=2022"),
    Kind("timeline since the start", "/timeline/?cases=wuhan,pittsburgh,hefei,henan&clock=start"),
    Kind("timeline with notices", "/timeline/?cases=wuhan,nowhere,henan", like=True),
    Kind("coverage of places", "/coverage/"),
    Kind("coverage of policies by gaps", "/coverage/?kind=policy&sort=gaps"),
    Kind("search", "/search/"),
    Kind("search with results", "/search/?q=robotics"),
    Kind("search among claims, narrowed", "/search/?q=subsidies&kind=claims&dimension=finance&page=9"),
    Kind("search, misspelt", "/search/?q=pitsburgh", like=True),
    Kind("suggestions", "/search/suggestions/?q=wu", like=True),
    Kind("search in Chinese", "/search/?q=武汉", like=True),
    Kind("search without results", "/search/?q=zzyzx"),
    # what has changed
    Kind("corrections", "/corrections/"),
    Kind("corrections with notices", "/corrections/?cause=nonsense&page=9", like=True),
    Kind("history of a claim", "/claims/asia-times-2019-high-speed-rail-debt/1/history/"),
    Kind("history of a case", "/places/wuhan/history/", like=True),
    # about the atlas
    Kind("method", "/method/"),
    Kind("method of evidence", "/method/evidence/"),
    Kind("method of dimensions", "/method/dimensions/"),
    Kind("vocabularies", "/method/vocabularies/"),
    Kind("vocabulary", "/method/vocabularies/instruments/"),
    Kind("vocabulary of sentences", "/method/vocabularies/dimensions/", like=True),
    Kind("vocabulary of bare words", "/method/vocabularies/units/", like=True),
    Kind("suggest a source", "/suggest/?case=hefei&dimension=risks"),
    Kind("thanks for a suggestion", "/suggest/thanks/", like=True),
    Kind("about", "/about/"),
    Kind("accessibility", "/accessibility/"),
    # nothing there
    Kind("no such page", "/plases/wuhann/", 404),
    Kind("no such case", "/places/wuhann/", 404, like=True),
    Kind("no such source", "/sources/brokings-2015/", 404, like=True),
    Kind("no such speaker", "/speakers/robert-pap/", 404, like=True),
    Kind("no such publisher", "/publishers/xinhau/", 404, like=True),
    Kind("no such indicator", "/indicators/gpd/", 404, like=True),
    Kind("no such vocabulary", "/method/vocabularies/instrumnts/", 404, like=True),
    Kind("no such claim", "/claims/caixin/999/", 404, like=True),
]

ERROR = Kind("error", "/an-error/", 500)  # no address leads there: tests in a browser put it in its place


def every(kinds):
    """Runs a test once for each of these kinds of page, as `kind`; all tests of a module on one kind in a row.

    So that they mostly meet in one process, which makes each page once for all of them.
    """
    return pytest.mark.parametrize("kind", [pytest.param(kind, id=kind.name) for kind in kinds], scope="module")
