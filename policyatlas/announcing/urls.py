"""Addresses that programs ask for; knows no view's inside. Kinds and dimensions are converted as `browse.urls` says.

Icons lie in static/root, which is served as it is.
"""

from django.urls import path

from policyatlas.announcing import views

app_name = "announcing"
urlpatterns = [
    path("robots.txt", views.robots, name="robots"),
    path("sitemap.xml", views.sitemap, name="sitemap"),
    path("sitemap-<slug:section>-<int:number>.xml", views.sitemap_part, name="sitemap-part"),
    path("claims.atom", views.claims, name="claims"),
    path("cards/home.png", views.home_card, name="home-card"),
    path("cards/<kind:kind>/<slug:slug>.png", views.case_card, name="case-card"),
    path("cards/<kind:kind>/<slug:slug>/<dimension:dimension>.png", views.cell_card, name="cell-card"),
    path("cards/compare/<str:columns>.png", views.comparison_card, name="comparison-card"),
    path("cards/claims/<slug:source>/<int:number>.png", views.claim_card, name="claim-card"),
    path("cards/sources/<slug:slug>.png", views.source_card, name="source-card"),
    path("cards/speakers/<slug:slug>.png", views.speaker_card, name="speaker-card"),
    path("cards/publishers/<slug:slug>.png", views.publisher_card, name="publisher-card"),
    path("cards/indicators/<slug:code>.png", views.indicator_card, name="indicator-card"),
    path("cards/transfers/<slug:model>/<slug:learner>.png", views.pair_card, name="pair-card"),
    path("cards/lists/<slug:name>.png", views.list_card, name="list-card"),
    path("cards/dimensions/<dimension:dimension>.png", views.dimension_card, name="dimension-card"),
]
