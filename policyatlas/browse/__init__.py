"""The site for readers: home, lists, profiles, cells, claims, sources, dimensions and the pages about the atlas."""
