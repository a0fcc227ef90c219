"""What a record is called today that was merged into another: by the parts of its address; knows no request."""

from collections.abc import Mapping

from policyatlas.records.models import FormerClaim, Source


def names_of_today(asked: Mapping[str, object]) -> dict[str, object]:
    """The parts of an address that change: `slug` of a source, `source` and `number` of a claim.

    Empty where no source or claim that was merged into another had this name.
    """
    if "number" in asked:
        name = f"{asked['source']}#{asked['number']}"
        claim = FormerClaim.objects.claims_of([name]).get(name)
        return {"source": claim.source.slug, "number": claim.number} if claim else {}
    source = Source.objects.once_called(str(asked.get("slug")))
    return {"slug": source.slug} if source else {}
