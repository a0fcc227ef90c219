"""Makes an account at the desk, from the command line: the first one, or one by a script."""

import getpass
import sys
from argparse import ArgumentParser

from django.contrib.auth.models import User
from django.contrib.auth.password_validation import password_validators_help_texts, validate_password
from django.core.exceptions import ValidationError
from django.core.management import BaseCommand, CommandError

from policyatlas.curate.people import accounts
from policyatlas.curate.people.forms import InviteForm
from policyatlas.curate.people.roles import ROLES


class Command(BaseCommand):
    """`manage.py create_curator NAME --role editor`."""

    help = (
        "Makes an account for the curators' desk and gives it a role. Asks for a password; left empty, or where nobody "
        "can be asked, a link is printed that sets it once. --password-stdin reads it from standard input."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Who, as what, and where the password comes from."""
        parser.add_argument("name", help="the name to sign in with")
        parser.add_argument("--role", choices=list(ROLES), default="contributor")
        parser.add_argument("--email", default="", help="where the link is mailed, if mail is set up")
        source = parser.add_mutually_exclusive_group()
        source.add_argument("--password-stdin", action="store_true", help="read the password from standard input")
        source.add_argument("--link", action="store_true", help="ask for no password: print the link")

    def handle(self, *, name: str, role: str, email: str, password_stdin: bool, link: bool, **_options: object) -> None:
        """Exit 1, and make nothing, where the name is taken or the password does not do."""
        form = InviteForm({"name": name, "email": email, "role": role})
        if not form.is_valid():
            raise CommandError(" ".join(str(sentence) for errors in form.errors.values() for sentence in errors))
        given = form.cleaned_data
        unsaved = User(username=given["name"], email=given["email"])
        password = self._given(unsaved) if password_stdin else None if link else self._asked_for(unsaved)
        user = accounts.make(given["name"], role, email=given["email"], password=password)
        self.stdout.write(f"{user} is a curator now, with the role {role}.")
        if password is None:
            address = accounts.link_for(user)
            mailed = " It was mailed, too." if accounts.send_link(user, address) else ""
            self.stdout.write(f"This link sets the password, once, within three days.{mailed}\n{address}")

    def _given(self, user: User) -> str:
        """The first line of standard input."""
        password = sys.stdin.readline().rstrip("\r\n")
        if not password:
            raise CommandError("Standard input held no password.")
        return self._sound(password, user)

    def _asked_for(self, user: User) -> str | None:
        """What somebody types twice; None where nobody is there, or nothing is typed."""
        if not sys.stdin.isatty():
            return None
        for sentence in password_validators_help_texts():
            self.stdout.write(f"- {sentence}")
        password = getpass.getpass("Password (empty for a link): ")
        if not password:
            return None
        self._sound(password, user)
        if getpass.getpass("Once more: ") != password:
            raise CommandError("The two passwords differ. Nothing was made.")
        return password

    def _sound(self, password: str, user: User) -> str:
        try:
            validate_password(password, user)
        except ValidationError as refusal:
            raise CommandError(" ".join(refusal.messages)) from refusal
        return password
