"""How others find the atlas and show it: sitemap, robots.txt, a feed of new claims, cards; each page is another's."""
