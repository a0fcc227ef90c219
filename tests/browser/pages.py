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
    Kind("sources", "/sources/"),
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
    Kind("peers by chosen terms", "/policies/made-in-china-2025/peers/?peers=sectors,level,beauty&abroad=1", like=True),
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
    Kind("tray without scripts", "/compare/tray/"),
    # across cases
    Kind("transfers", "/transfers/"),
    Kind("timeline", "/timeline/"),
    Kind("timeline of one", "/timeline/?cases=wuhan"),
    Kind("timeline since the start", "/timeline/?cases=wuhan,pittsburgh,hefei,henan&clock=start"),
    Kind("timeline with notices", "/timeline/?cases=wuhan,nowhere,henan", like=True),
    Kind("coverage of places", "/coverage/"),
    Kind("coverage of policies by gaps", "/coverage/?kind=policy&sort=gaps"),
    Kind("search", "/search/"),
    Kind("search with results", "/search/?q=robotics"),
    Kind("search in Chinese", "/search/?q=武汉", like=True),
    Kind("search without results", "/search/?q=zzyzx"),
    # about the atlas
    Kind("method", "/method/"),
    Kind("method of evidence", "/method/evidence/"),
    Kind("method of dimensions", "/method/dimensions/"),
    Kind("about", "/about/"),
    Kind("accessibility", "/accessibility/"),
    # nothing there
    Kind("no such page", "/plases/wuhann/", 404),
    Kind("no such case", "/places/wuhann/", 404, like=True),
    Kind("no such source", "/sources/brokings-2015/", 404, like=True),
    Kind("no such indicator", "/indicators/gpd/", 404, like=True),
    Kind("no such claim", "/claims/caixin/999/", 404, like=True),
]

ERROR = Kind("error", "/an-error/", 500)  # no address leads there: tests in a browser put it in its place


def every(kinds):
    """Runs a test once for each of these kinds of page, as `kind`."""
    return pytest.mark.parametrize("kind", [pytest.param(kind, id=kind.name) for kind in kinds])
