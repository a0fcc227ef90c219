"""Texts, pages and PDFs for tests of the inbox; written for them, as no source is copied."""

import random

ARTICLE = """Shares for a city

The municipal government bought a stake in the maker of cars, and its own fund put in five billion yuan in 2020.

Two years later the fund sold most of the shares, as the mayor had promised when the deal was signed in spring.

What is left is a factory with nine thousand workers, a ring of suppliers, and a model that other towns ask about.

A visitor from the coast said that it had been luck. The officials who had done the sums did not agree with him.
"""
PAGE = """<!doctype html><html lang="en-GB"><head><title>Shares for a city - The Gazette</title>
<meta property="og:site_name" content="The Gazette"><meta name="author" content="Tom Hancock">
<meta property="og:type" content="article"><meta property="article:published_time" content="2024-05-06T10:00:00Z">
<link rel="canonical" href="https://gazette.example/2024/shares"></head><body><nav>Home News Sport</nav>
<article><h1>Shares for a city</h1>{paragraphs}<script>alert("owned")</script></article>
<footer>Copyright</footer></body></html>"""


def page(article=ARTICLE):
    """The article as a web page."""
    return PAGE.format(paragraphs="".join(f"<p>{block}</p>" for block in article.strip().split("\n\n")[1:]))


def edited(article, every=12, seed=7):
    """The article with one word in `every` put differently."""
    chance = random.Random(seed)
    return "\n\n".join(
        " ".join("indeed" if chance.randrange(every) == 0 else word for word in block.split())
        for block in article.split("\n\n")
    )


def long_article(words=1200, seed=3):
    """An article of so many words, in paragraphs, that no other seed shares."""
    chance = random.Random(seed)
    named = [f"{first}{second}" for first in ("ka", "to", "mi", "ren", "sol", "ve") for second in ("lan", "dor", "bu")]
    said = [chance.choice(named) for _ in range(words)]
    return "\n\n".join(" ".join(said[start : start + 60]).capitalize() + "." for start in range(0, words, 60))


def pdf(*pages, title="", encrypted=False):
    """A PDF with these lines of text, page by page, written by hand."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    kids = []
    for lines in pages:
        drawn = "".join(f"({line}) Tj T* " for line in lines.split("\n"))
        stream = f"BT /F1 12 Tf 14 TL 40 780 Td {drawn}ET" if lines else ""
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        font = "<< /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources {font} /Contents {len(objects)} 0 R >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    objects.append(f"<< /Title ({title}) /Author (Ann Ng; Bo Li) /CreationDate (D:20230412090000) >>")
    info = len(objects)
    more = ""
    if encrypted:
        key = "00" * 32
        objects.append(f"<< /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O <{key}> /U <{key}> >>")
        more = f" /Encrypt {len(objects)} 0 R /ID [<{'00' * 16}> <{'00' * 16}>]"
    body, offsets = "%PDF-1.4\n", []
    for number, written in enumerate(objects, start=1):
        offsets.append(len(body))
        body += f"{number} 0 obj\n{written}\nendobj\n"
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    trailer = (
        f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R /Info {info} 0 R{more} >>\nstartxref\n{len(body)}\n%%EOF"
    )
    return (body + end + trailer).encode("latin-1")
