"""Every way in which a look at an address can fail, each with a sentence for people; knows nothing of sockets."""

from django.utils.translation import gettext as _


class FetchError(Exception):
    """The page was not had. `str(error)` is a sentence that says why; `status` the answer in HTTP, if there was one."""

    status: int | None = None


class SwitchedOffError(FetchError):
    """The setting says so."""

    def __init__(self) -> None:
        super().__init__(_("Fetching is switched off in this atlas: add the text as a file, or paste it."))


class AddressError(FetchError):
    """Nothing that may be asked for: no address, another scheme, a password in it, an unusual port."""


class NoHostError(FetchError):
    """The name has no address."""

    def __init__(self, host: str) -> None:
        super().__init__(_("There is no host of the name %(host)s: look whether it is spelt right.") % {"host": host})


class PrivateAddressError(FetchError):
    """It lies where only this machine or its neighbours can reach it."""

    def __init__(self, host: str) -> None:
        super().__init__(
            _("%(host)s does not lie in the public network, and nothing is fetched from elsewhere.") % {"host": host}
        )


class NoAnswerError(FetchError):
    """Nobody took the connection."""

    def __init__(self, host: str) -> None:
        super().__init__(_("%(host)s did not take the connection: try again later.") % {"host": host})


class CertificateError(FetchError):
    """The server cannot show who it is."""

    def __init__(self, host: str) -> None:
        super().__init__(_("%(host)s could not show by a valid certificate that it is who it says.") % {"host": host})


class TooSlowError(FetchError):
    """The time for all of it is over."""

    def __init__(self, host: str, seconds: float) -> None:
        words = {"host": host, "seconds": f"{seconds:g}"}
        super().__init__(_("%(host)s did not give the whole page within %(seconds)s seconds.") % words)


class BrokenOffError(FetchError):
    """The connection ended before the answer did."""

    def __init__(self, host: str) -> None:
        super().__init__(_("%(host)s broke off in the middle of its answer.") % {"host": host})


class GarbledError(FetchError):
    """What came is no HTTP."""

    def __init__(self, host: str) -> None:
        super().__init__(_("What %(host)s answered is not HTTP as a browser knows it.") % {"host": host})


class RedirectError(FetchError):
    """It leads on to something that is no address."""

    def __init__(self, location: str) -> None:
        super().__init__(_("The page leads on to “%(location)s”, which cannot be followed.") % {"location": location})


class TooManyRedirectsError(FetchError):
    """It leads on and on."""

    def __init__(self, most: int) -> None:
        super().__init__(_("The page leads on more than %(most)d times: give the address it ends at.") % {"most": most})


class CircleError(FetchError):
    """It leads back to where it began."""

    def __init__(self, url: str) -> None:
        super().__init__(_("The page leads in a circle, back to %(url)s.") % {"url": url})


class TooLargeError(FetchError):
    """More than is read, packed or unpacked."""

    def __init__(self, most: int) -> None:
        megabytes = f"{most / 1_000_000:g}"
        super().__init__(_("The page is larger than %(megabytes)s million bytes.") % {"megabytes": megabytes})


class MediaTypeError(FetchError):
    """Not of a form that is read."""

    def __init__(self, media_type: str) -> None:
        self.media_type = media_type
        known = _("The page is of the form “%(type)s”, which is not read here.") % {"type": media_type}
        super().__init__(known if media_type else _("The server does not say of what form the page is."))


class CompressionError(FetchError):
    """Packed in a way that is not known, or not what it says."""

    def __init__(self) -> None:
        super().__init__(_("The page came packed in a way that cannot be undone."))


class StatusError(FetchError):
    """An answer that is no page."""

    def __init__(self, status: int) -> None:
        self.status = status
        reasons = {
            401: _("The page is only for those who sign in (the server answered 401)."),
            402: _("The page is only for those who pay (the server answered 402)."),
            403: _("The server lets no program read the page (it answered 403)."),
            404: _("There is no page at this address (the server answered 404)."),
            410: _("The page was taken down for good (the server answered 410)."),
            429: _("The server asks for fewer questions (it answered 429): try again later."),
            451: _("The page may not be shown for legal reasons (the server answered 451)."),
        }
        super().__init__(reasons.get(status) or _("The server answered with error %(status)d.") % {"status": status})
