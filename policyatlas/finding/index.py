"""Keeps the index in step with the records: after a change what it touched, or all of it; answers no query."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import batched

from django.db import connection, transaction
from django.db.models import F, Max, Q
from django.db.models.functions import Coalesce
from modelsearch.backends import get_search_backend
from modelsearch.backends.base import BaseIndex

from policyatlas.finding.rows import FIELDS, Prepared, rows_of
from policyatlas.finding.words import spellings, stem
from policyatlas.records.models import Case, Claim, Findable, Revision, Source, Speaker, Spelling, Word
from policyatlas.vocabulary import CASE_KINDS

BATCH = 500
RECORDS = {"case": Case, "source": Source, "speaker": Speaker, "claim": Claim}
CHANGED = [field.name for field in Findable._meta.concrete_fields if field.name not in ("id", *FIELDS)]


@dataclass(frozen=True, slots=True)
class Around:
    """What claims are about, where they stand and who says them: keys of the records that are counted with them."""

    cases: frozenset[int] = frozenset()
    sources: frozenset[int] = frozenset()
    speakers: frozenset[int] = frozenset()


def around(records: Iterable[str]) -> Around:
    """What is around those of these records that are claims. Ask before they change, and hand it to `follow`."""
    names = sorted({name for kind, _slash, name in (record.partition("/") for record in records) if kind == "claim"})
    keys: list[int] = []
    for some in batched(names, BATCH):
        keys += Claim.objects.by_name(some).order_by().values_list("pk", flat=True)
    return _around(keys)


def follow(records: Iterable[str], before: Around = Around()) -> None:
    """Index anew what these records say and name, as `claim/seattle-times-2022#4`; within the change's transaction.

    A claim is counted with its source, speaker and cases, with those that it had before as well; what a case or
    publisher is called stands in others' rows.
    """
    named: dict[str, set[str]] = defaultdict(set)
    for record in records:
        kind, _slash, name = record.partition("/")
        named["case" if kind in (*CASE_KINDS, "summary") else kind].add(name.rpartition("/")[2])
    cases = set(Case.objects.filter(slug__in=named["case"]).values_list("pk", flat=True))
    sources = set(
        Source.objects.filter(Q(slug__in=named["source"]) | Q(publisher__slug__in=named["publisher"])).values_list(
            "pk", flat=True
        )
    )
    touched = set(_claims_under_other_names(cases, sources))
    for names in batched(sorted(named["claim"]), BATCH):
        touched |= set(Claim.objects.by_name(names).order_by().values_list("pk", flat=True))
    now = _around(touched)
    cases |= now.cases | before.cases
    sources |= now.sources | before.sources
    for field, keys in zip(FIELDS, (cases, sources, now.speakers | before.speakers, touched), strict=True):
        for some in batched(sorted(keys), BATCH):
            _put(field, some)


def rebuild(report: Callable[[str, int], None] = lambda _field, _number: None) -> int:
    """Index all records anew, a batch at a time, and return how many there are.

    Each batch takes the place of what stood there in a transaction of its own: whoever searches meanwhile finds all
    that there was. What is no longer there goes with its batch; words that nobody uses any more go at the end.
    """
    total, last_change = 0, Revision.objects.aggregate(last=Max("pk"))["last"] or 0
    words: dict[str, bool] = {}
    with _index_anew() as index:
        for field in FIELDS:
            last = 0
            keys = RECORDS[field]._default_manager.order_by("pk").values_list("pk", flat=True)
            while some := list(keys.filter(pk__gt=last)[:BATCH]):
                with transaction.atomic():
                    prepared = _put(field, some, index, words)
                total += len(prepared)
                last = some[-1]
                report(field, len(prepared))
    if get_search_backend().rebuilder_class:  # the new index has missed what changed while it was filled
        with transaction.atomic():
            follow(Revision.objects.filter(pk__gt=last_change).values_list("record", flat=True))
    unused = [word for word in Word.objects.values_list("text", flat=True).iterator() if word not in words]
    for words_of_nobody in batched(unused, BATCH):
        Word.objects.filter(text__in=words_of_nobody).delete()
    return total


def enter_all() -> None:
    """Let the backend search the rows that there are: after a restore, which brings rows and not what it keeps of them.

    It has to be empty before. A server of its own is not asked: for that, `rebuild`.
    """
    index = get_search_backend().get_index_for_model(Findable)
    if type(index) is BaseIndex or connection.vendor != "sqlite":
        return
    for rows in batched(Findable.objects.order_by("pk").iterator(chunk_size=BATCH), BATCH):
        index.add_items(Findable, list(rows))


def _around(claims: Collection[int]) -> Around:
    cases, sources, speakers = set[int](), set[int](), set[int]()
    for some in batched(sorted(claims), BATCH):
        rows = Claim.objects.filter(pk__in=some).order_by().values_list("source", "speaker", "abouts__case")
        for source, speaker, case in rows:
            sources.add(source)
            speakers.update(filter(None, [speaker]))
            cases.update(filter(None, [case]))
    return Around(frozenset(cases), frozenset(sources), frozenset(speakers))


def _claims_under_other_names(cases: Collection[int], sources: Collection[int]) -> Iterable[int]:
    """Claims in whose rows a case or a publisher stands under a name that it no longer has."""
    same = Q(findable__name=F("name"), findable__detail=F("native_name"))
    renamed = Case.objects.filter(pk__in=cases).exclude(same).order_by().values("pk")
    published = Q(findable__detail=Coalesce("publisher__name", "publisher_as_given"))
    moved = Source.objects.filter(pk__in=sources).exclude(published).order_by().values("pk")
    about = Claim.objects.filter(abouts__case__in=renamed).order_by().values_list("pk", flat=True)
    return [*about, *Claim.objects.filter(source__in=moved).order_by().values_list("pk", flat=True)]


@contextmanager
def _index_anew() -> Iterator[BaseIndex]:
    """Where the backend keeps what it searches; a server of its own changes over to a second index at the end."""
    backend = get_search_backend()
    if backend.rebuilder_class is None:
        yield backend.get_index_for_model(Findable)
        return
    rebuilder = backend.rebuilder_class(backend.get_index_for_model(Findable))
    index = rebuilder.start()
    index.is_new = True
    try:
        index.add_model(Findable)
        yield index
        rebuilder.finish()
    except BaseException:
        index.delete()  # half of it, which nobody looks into
        raise


def _put(
    field: str, keys: Sequence[int], index: BaseIndex | None = None, known: dict[str, bool] | None = None
) -> list[Prepared]:
    """Rows of these records in place of those that they had; none for what readers may not see.

    `known` are words that need no learning, each with whether it is known to stand in a name; what is learned is added.
    """
    prepared = rows_of(field, keys)
    rows = [one.row for one in prepared]
    found = {getattr(row, f"{field}_id") for row in rows}
    _take_out(Findable.objects.of_records(field, (key for key in keys if key not in found)))
    Findable.objects.bulk_create(
        rows, batch_size=BATCH, update_conflicts=True, unique_fields=[field], update_fields=CHANGED
    )
    if rows:
        index = index or get_search_backend().get_index_for_model(Findable)
        if type(index) is not BaseIndex:  # which keeps nothing
            index.add_items(Findable, list(Findable.objects.of_records(field, found)))
    known = {} if known is None else known
    words: dict[str, bool] = {}
    for one in prepared:
        for word, in_name in one.words.items():
            if word not in known or (in_name and not known[word]):
                words[word] = words.get(word, False) or in_name
    _learn(words)
    known |= words
    return prepared


def _take_out(rows: Collection[Findable]) -> None:
    backend = get_search_backend()
    for row in rows:
        backend.delete(row)
        row.delete()


def _learn(words: dict[str, bool]) -> None:
    """Words that were not in use so far, with the spellings that they are recognised by."""
    new: list[str] = []
    for some in batched(sorted(words), BATCH):
        known = dict(Word.objects.filter(text__in=some).values_list("text", "in_name"))
        new += [word for word in some if word not in known]
        named = [word for word in some if word in known and words[word] and not known[word]]
        Word.objects.filter(text__in=named).update(in_name=True)
    for some in batched(new, BATCH):
        Word.objects.bulk_create(
            [Word(text=word, stem=stem(word), in_name=words[word]) for word in some], ignore_conflicts=True
        )
        keys = dict(Word.objects.filter(text__in=some).values_list("text", "pk"))
        Spelling.objects.bulk_create(
            [Spelling(word_id=keys[word], letters=letters) for word in some for letters in sorted(spellings(word))],
            batch_size=10 * BATCH,
        )
