"""Addresses of the review room, and of what somebody has proposed."""

from django.urls import path

from policyatlas.curate.review import views

urlpatterns = [
    path("own/", views.own, name="own"),
    path("cases-like/", views.cases_like, name="cases-like"),
    path("review/", views.queue, name="review"),
    path("review/<int:pk>/", views.screen, name="review-screen"),
    path("review/<int:pk>/publish/", views.publish, name="review-publish"),
    path("review/<int:pk>/mend/", views.mend, name="review-mend"),
    path("review/<int:pk>/send-back/", views.send_back, name="review-send-back"),
    path("review/<int:pk>/set-aside/", views.set_aside, name="review-set-aside"),
    path("review/<int:pk>/dispute/", views.dispute, name="review-dispute"),
    path("review/<int:pk>/hand-in/", views.hand_in, name="review-hand-in"),
]
