"""One safe, bounded, polite look at an address of the web; knows no record and no page.

    fetched = fetch("https://news.example/report", Limits.from_settings(), media_types=TEXT)
    fetched.text

Only http and https, only hosts in the public network, checked anew at every redirect, with limits on time, size and
hops. Whatever goes wrong is a FetchError whose text is a sentence for people.
"""

from policyatlas.fetching.answers import DOCUMENTS, TEXT, Fetched, Hop, Want
from policyatlas.fetching.failures import (
    AddressError,
    BrokenOffError,
    CertificateError,
    CircleError,
    CompressionError,
    FetchError,
    GarbledError,
    MediaTypeError,
    NoAnswerError,
    NoHostError,
    PrivateAddressError,
    RedirectError,
    StatusError,
    SwitchedOffError,
    TooLargeError,
    TooManyRedirectsError,
    TooSlowError,
)
from policyatlas.fetching.fetch import fetch
from policyatlas.fetching.limits import Limits

__all__ = [
    "DOCUMENTS",
    "TEXT",
    "AddressError",
    "BrokenOffError",
    "CertificateError",
    "CircleError",
    "CompressionError",
    "FetchError",
    "Fetched",
    "GarbledError",
    "Hop",
    "Limits",
    "MediaTypeError",
    "NoAnswerError",
    "NoHostError",
    "PrivateAddressError",
    "RedirectError",
    "StatusError",
    "SwitchedOffError",
    "TooLargeError",
    "TooManyRedirectsError",
    "TooSlowError",
    "Want",
    "fetch",
]
