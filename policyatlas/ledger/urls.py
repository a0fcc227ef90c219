"""Addresses of the ledger of corrections and of histories; knows no view's inside."""

from django.urls import path

from policyatlas.ledger import views
from policyatlas.vocabulary import CASE_KINDS

app_name = "ledger"
urlpatterns = [
    path("corrections/", views.corrections_page, name="corrections"),
    path("corrections/feed.atom", views.feed, name="feed"),
    path("claims/<slug:source>/<int:number>/history/", views.claim_history, name="claim"),
    path("sources/<slug:slug>/history/", views.source_history, name="source"),
    *(
        path(f"{kind.path}/<slug:slug>/history/", views.case_history, {"kind": kind.id}, name=kind.id)
        for kind in CASE_KINDS.values()
    ),
]
