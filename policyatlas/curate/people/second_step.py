"""The second step of signing in: a code from a phone, or one of ten recovery codes; knows no screen and no session."""

from base64 import b32encode

import segno
from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django_otp import verify_token
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from policyatlas.curate.doors import DECIDES

RECOVERY_CODES = 10


def is_on(user: User) -> bool:
    """Whether signing in asks for a code."""
    return bool(TOTPDevice.objects.filter(user=user, confirmed=True).exists())


def protected() -> set[int]:
    """Keys of all accounts that it is on for."""
    return set(TOTPDevice.objects.filter(confirmed=True).values_list("user", flat=True))


def is_missing(user: User) -> bool:
    """Whether this site asks it of editors, and this editor has not turned it on."""
    return bool(settings.EDITORS_NEED_SECOND_STEP) and user.has_perm(DECIDES) and not is_on(user)


def begin(user: User) -> TOTPDevice:
    """The phone that is about to be taken up: kept until its first code comes, and the same until then."""
    device, _made = TOTPDevice.objects.get_or_create(user=user, confirmed=False, defaults={"name": "phone"})
    return device


def secret_of(device: TOTPDevice) -> str:
    """What to type where no camera reads the picture, in fours."""
    secret = b32encode(device.bin_key).decode()
    return " ".join(secret[start : start + 4] for start in range(0, len(secret), 4))


def picture_of(device: TOTPDevice) -> SafeString:
    """The QR code, as SVG without a style of its own; dark on light in either scheme, since cameras want that."""
    code = segno.make(device.config_url, error="m", micro=False)
    drawn = code.svg_inline(border=4, dark="#17232a", light="#ffffff", omitsize=True, svgclass="qr", lineclass=None)
    return mark_safe(drawn)  # noqa: S308 - drawn here, of nothing that anybody wrote


@transaction.atomic
def turn_on(user: User, code: str) -> list[str] | None:
    """Take up the phone that sent this code; its recovery codes, shown this once. None where the code is wrong."""
    device = begin(user)
    if verify_token(user, device.persistent_id, code) is None:
        return None
    TOTPDevice.objects.filter(user=user, confirmed=True).delete()
    TOTPDevice.objects.filter(pk=device.pk).update(confirmed=True)
    return renew_recovery_codes(user)


@transaction.atomic
def renew_recovery_codes(user: User) -> list[str]:
    """Ten new ones in place of those there were."""
    StaticDevice.objects.filter(user=user).delete()
    device = StaticDevice.objects.create(user=user, name="recovery")
    codes = [StaticToken.random_token() for _number in range(RECOVERY_CODES)]
    StaticToken.objects.bulk_create(StaticToken(device=device, token=code) for code in codes)
    return codes


def codes_left(user: User) -> int:
    """How many recovery codes have not been used."""
    return int(StaticToken.objects.filter(device__user=user).count())


@transaction.atomic
def turn_off(user: User) -> None:
    """No code is asked for any more; also what an administrator does for who has lost the phone."""
    TOTPDevice.objects.filter(user=user).delete()
    StaticDevice.objects.filter(user=user).delete()


def passes(user: User, code: str) -> bool:
    """Whether this is the code of the moment, or a recovery code, which it uses up."""
    code = "".join(code.split()).lower()
    kind = TOTPDevice if code.isdigit() else StaticDevice
    devices = kind.objects.filter(user=user, confirmed=True)
    return any(verify_token(user, device.persistent_id, code) is not None for device in devices)


def seconds_to_wait(user: User) -> int:
    """Wrong codes are answered later and later: how long until the next is looked at."""
    waits = [0]
    for device in [*TOTPDevice.objects.filter(user=user), *StaticDevice.objects.filter(user=user)]:
        allowed, why = device.verify_is_allowed()
        if not allowed and "locked_until" in why:
            waits.append(int((why["locked_until"] - timezone.now()).total_seconds()) + 1)
    return max(waits)
