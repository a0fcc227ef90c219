"""Forty queries on the real evidence, and the page that each must bring first: the same list for every database."""

from tests.reading import read

FIRST = {
    # names in any case, script and spacing
    "Wuhan": "/places/wuhan/",
    "WUHAN": "/places/wuhan/",
    "wu-han": "/places/wuhan/",
    "wu han": "/places/wuhan/",
    "武汉": "/places/wuhan/",
    "汉": "/places/wuhan/",
    "wuhan model": "/places/wuhan/",
    "Pittsburgh": "/places/pittsburgh/",
    "hefei": "/places/hefei/",
    "合肥": "/places/hefei/",
    "China": "/places/china/",
    "united states": "/places/united-states/",
    "northeast china": "/places/northeast-china/",
    "东北": "/places/northeast-china/",
    # other names, names written in one, words inside longer ones
    "光谷": "/clusters/optics-valley/",
    "中国光谷": "/clusters/optics-valley/",
    "optics valley": "/clusters/optics-valley/",
    "OpticsValley": "/clusters/optics-valley/",
    "Guanggu": "/clusters/optics-valley/",
    "YMTC": "/clusters/wuhan-memory-chips/",
    "长江存储": "/clusters/wuhan-memory-chips/",
    "made in china 2025": "/policies/made-in-china-2025/",
    "中国制造2025": "/policies/made-in-china-2025/",
    "chips act": "/policies/chips-and-science-act/",
    "inflation reduction act": "/policies/inflation-reduction-act/",
    # forms of words, beginnings, phrases
    "guidance fund": "/policies/government-guidance-funds/",
    "guidance funding": "/policies/government-guidance-funds/",
    '"guidance funds"': "/policies/government-guidance-funds/",
    "robotic": "/clusters/pittsburgh-robotics/",
    "pittsburgh robot*": "/clusters/pittsburgh-robotics/",
    "six little dragons": "/clusters/hangzhou-six-little-dragons/",
    # misspelt
    "Pitsburgh": "/places/pittsburgh/",
    "Shenzen": "/places/shenzhen/",
    "hefie": "/places/hefei/",
    "infaltion reduction": "/policies/inflation-reduction-act/",
    # speakers, sources, claims
    "Robert Pape": "/speakers/robert-pape/",
    "lu ming": "/speakers/lu-ming/",
    "robotics capital of the world": "/sources/nextpittsburgh-2021-robotics-capital-of-the-world/",
    "nextpittsburgh robotics capital": "/sources/nextpittsburgh-2021-robotics-capital-of-the-world/",
    "steel direct employ 6900": "/claims/abc-news-2009-heart-of-steel-still-beats/1/",
}


def test_each_of_the_forty_brings_its_page_first(client, atlas):
    assert len(FIRST) == 40
    firsts = {}
    for query in FIRST:
        links = read(client.get("/search/", {"q": query})).values(".rows h3 a, .rows [data-cite]", "href")
        firsts[query] = links[0] if links else ""
    assert firsts == FIRST
