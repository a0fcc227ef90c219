"""Keeps the index by which alike texts are found in step with the texts that there are; knows no screen."""

from collections.abc import Iterator, Mapping

from django.db import transaction

from policyatlas.curate.inbox.likeness import kept, runs
from policyatlas.records.models import Document, Fingerprint, Intake, Shingle

AT_ONCE = 200  # texts that are brought into the index before one question; the rest before the next


@transaction.atomic
def remember(texts: Mapping[str, str]) -> None:
    """Put these texts, by their digests, into the index."""
    known = set(Fingerprint.objects.filter(digest__in=texts).values_list("digest", flat=True))
    for digest, text in texts.items():
        if digest in known:
            continue
        fingerprint, is_new = Fingerprint.objects.get_or_create(digest=digest)
        if is_new:
            Shingle.objects.bulk_create(
                (Shingle(fingerprint=fingerprint, number=number) for number in kept(runs(text))), batch_size=2_000
            )


def catch_up() -> None:
    """Take in texts that came by another way than the inbox."""
    remember(dict(_missing()))


def _missing() -> Iterator[tuple[str, str]]:
    there = Fingerprint.objects.values("digest")
    yield from Document.objects.exclude(digest__in=there).values_list("digest", "text")[:AT_ONCE]
    yield from Intake.objects.exclude(digest="").exclude(digest__in=there).values_list("digest", "text")[:AT_ONCE]


def alike(text: str) -> list[str]:
    """Digests of texts that may be alike, those with most in common first."""
    numbers = kept(runs(text))
    return list(Shingle.objects.shared_with(numbers[:2_000])) if numbers else []
