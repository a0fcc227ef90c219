"""Policy Atlas: industrial-policy models side by side, every claim with its citation. The map of the code.

    document     the article, report or page; its publisher keeps it
       │         read by a curator, or delivered as a dossier
    dossier      fixtures/dossiers/<source>.yaml, fixtures/cases/*.yaml: one source, and the claims it makes
       │         dossiers.reading → dossiers.checking → dossiers.loading: one transaction; a second run changes nothing
    records      Source ← Claim → Case (Place, Cluster, Policy); every change after the first load leaves a Revision
       │         querysets → evidence, compare, timeline, coverage: frozen dataclasses, no request in sight
    page         view (form → engine → htmx.render_page) → template → partial

Imports go down this list and never up or sideways; `make check` holds it:

    urls, wsgi, settings
    templatetags
    browse, curate, watching, keeping, api
    compare, search, transfers, timeline, coverage, dossiers
    caching, charts, citing, faceting, finding
    evidence
    records
    vocabulary, prose, fetching, htmx, middleware, replicas, running
"""
