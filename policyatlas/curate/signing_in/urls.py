"""Addresses of the door."""

from django.contrib.auth.views import LogoutView
from django.urls import path

from policyatlas.curate.signing_in import views

urlpatterns = [
    path("sign-in/", views.SignInView.as_view(), name="sign-in"),
    path("sign-in/code/", views.code, name="code"),
    path("signed-in/", views.signed_in, name="signed-in"),
    path("sign-out/", LogoutView.as_view(), name="sign-out"),
    path("token/", views.token, name="token"),
    path("again/", views.again, name="again"),
    path("again/discard/", views.discard, name="discard"),
]
