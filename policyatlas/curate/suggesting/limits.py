"""Keeps machines from filling the inbox: a bound for each address of a sender, and for all; knows no form.

Counted in the cache, under a digest of the address, so that nobody's address is kept.
"""

from ipaddress import IPv6Address, ip_address

from django.core.cache import cache
from django.utils.crypto import salted_hmac

AN_HOUR = 3600
MOST_FROM_ONE = 5
MOST_FROM_ALL = 200


def is_one_too_many(sender: str) -> bool:
    """Count one more suggestion from here; whether it is more than an hour may have."""
    return _counted(_network(sender)) > MOST_FROM_ONE or _counted("all") > MOST_FROM_ALL


def _counted(name: str) -> int:
    key = f"suggested:{salted_hmac('policyatlas.curate.suggesting', name, algorithm='sha256').hexdigest()[:32]}"
    cache.add(key, 0, AN_HOUR)
    try:
        return cache.incr(key)
    except ValueError:  # it ran out in between
        return 1


def _network(sender: str) -> str:
    """Who has one address of IPv6 has 2**64 of them."""
    try:
        address = ip_address(sender)
    except ValueError:
        return "nowhere"
    if isinstance(address, IPv6Address):
        return address.ipv4_mapped.compressed if address.ipv4_mapped else address.exploded[:19]
    return address.compressed
