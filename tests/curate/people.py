"""Curators for tests."""

from django.contrib.auth.models import Permission, User


def make_curator(name="ada", *, may=()):
    """Somebody who may hand in proposals; `may` names further permissions, as `decide_proposal`."""
    user = User.objects.create_user(username=name, password="correct horse battery")
    names = ["add_proposal", *may]
    user.user_permissions.set(Permission.objects.filter(codename__in=names))
    return User.objects.get(pk=user.pk)  # permissions are kept on the object once asked


def make_editor(name="grace"):
    """Somebody who decides on them."""
    return make_curator(name, may=["decide_proposal"])
