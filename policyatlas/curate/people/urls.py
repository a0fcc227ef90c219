"""Addresses of one's own account, of the list of people, and of the link that invites."""

from django.urls import path

from policyatlas.curate.people import views

urlpatterns = [
    path("account/", views.account, name="account"),
    path("account/password/", views.PasswordView.as_view(), name="password"),
    path("account/second-step/", views.turn_on, name="second-step"),
    path("account/second-step/off/", views.turn_off, name="second-step-off"),
    path("account/recovery-codes/", views.recovery_codes, name="recovery-codes"),
    path("welcome/<uidb64>/<token>/", views.WelcomeView.as_view(), name="welcome"),
    path("people/", views.people, name="people"),
    path("people/<int:pk>/", views.person, name="person"),
]
