"""Addresses at which published records are changed: those of their pages, behind `change/`."""

from django.urls import URLPattern, path

from policyatlas.curate.changes import views
from policyatlas.vocabulary import CASE_KINDS

CLAIM = "change/claims/<slug:source>/<int:number>/"
SOURCE = "change/sources/<slug:slug>/"


CASES = [(kind.id, f"change/{kind.path}/<slug:slug>/") for kind in CASE_KINDS.values()]

urlpatterns: list[URLPattern] = [
    path(CLAIM, views.record, {"kind": "claim"}, name="change-claim"),
    path(f"{CLAIM}correct/", views.correct, {"kind": "claim"}, name="correct-claim"),
    path(f"{CLAIM}retract/", views.retract, name="retract"),
    path(f"{CLAIM}supersede/", views.supersede, name="supersede"),
    path(SOURCE, views.record, {"kind": "source"}, name="change-source"),
    path(f"{SOURCE}correct/", views.correct, {"kind": "source"}, name="correct-source"),
    path(f"{SOURCE}merge/", views.merge, {"kind": "source"}, name="merge-source"),
    *(path(page, views.record, {"kind": kind}, name=f"change-{kind}") for kind, page in CASES),
    *(path(f"{page}rename/", views.rename, {"kind": kind}, name=f"rename-{kind}") for kind, page in CASES),
    *(path(f"{page}merge/", views.merge, {"kind": kind}, name=f"merge-{kind}") for kind, page in CASES),
    path("revert/<int:pk>/", views.revert, name="revert"),
]
