"""Answers the addresses that programs ask for; knows no record."""

from django.core.paginator import EmptyPage
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from policyatlas.announcing import showing, showing_voices
from policyatlas.announcing.feed import claims_feed
from policyatlas.announcing.freshness import of_this_edition
from policyatlas.announcing.robots import robots_txt
from policyatlas.announcing.sitemap import addresses, parts
from policyatlas.cards import Card, draw
from policyatlas.compare.columns import compare_url, read_columns
from policyatlas.records.models import Case, Claim, Publisher, Source, Speaker, Transfer
from policyatlas.vocabulary import DIMENSIONS, INDICATORS

ATOM, XML = "application/atom+xml; charset=utf-8", "application/xml"


@require_safe
@of_this_edition
def robots(request: HttpRequest) -> HttpResponse:
    """What is not worth a robot's time."""
    return HttpResponse(robots_txt(), content_type="text/plain; charset=utf-8")


@require_safe
@of_this_edition
def sitemap(request: HttpRequest) -> HttpResponse:
    """The files that the sitemap is made of."""
    return render(request, "sitemap_index.xml", {"sitemaps": list(parts())}, content_type=XML)


@require_safe
@of_this_edition
def sitemap_part(request: HttpRequest, section: str, number: int) -> HttpResponse:
    """One of them."""
    try:
        found = addresses(section, number)
    except (KeyError, EmptyPage) as problem:
        raise Http404(_("The sitemap has no such part.")) from problem
    return render(request, "sitemap.xml", {"urlset": found}, content_type=XML)


@require_safe
@of_this_edition
def claims(request: HttpRequest) -> HttpResponse:
    """The newest claims, of a case and in a dimension if these are asked for, for programs that read news."""
    slug, dimension = request.GET.get("case", ""), request.GET.get("dimension", "")
    case = Case.objects.at(slug) if slug and slug.isprintable() else None
    if slug and case is None:
        raise Http404(_("The atlas has no case called “%(slug)s”.") % {"slug": slug[:120]})
    if dimension and dimension not in DIMENSIONS:
        raise Http404(_("There is no dimension “%(id)s”.") % {"id": dimension[:40]})
    return HttpResponse(claims_feed(case, dimension), content_type=ATOM)


@require_safe
@of_this_edition
def home_card(request: HttpRequest) -> HttpResponse:
    """The picture of the front page, and of all pages that have none of their own."""
    return _picture(showing.home_card())


@require_safe
@of_this_edition
def case_card(request: HttpRequest, kind: str, slug: str) -> HttpResponse:
    """That of a place, cluster or policy."""
    return _picture(showing.case_card(_case(kind, slug)))


@require_safe
@of_this_edition
def cell_card(request: HttpRequest, kind: str, slug: str, dimension: str) -> HttpResponse:
    """That of one case in one dimension."""
    return _picture(showing.cell_card(_case(kind, slug), dimension))


@require_safe
@of_this_edition
def comparison_card(request: HttpRequest, columns: str) -> HttpResponse:
    """That of a comparison, spelled as its page spells it."""
    chosen = read_columns(columns)
    if ",".join(chosen.keys) != columns:
        raise Http404(_("There is no such comparison."))
    return _picture(showing.comparison_card(chosen.voices, compare_url([columns])))


@require_safe
@of_this_edition
def claim_card(request: HttpRequest, source: str, number: int) -> HttpResponse:
    """That of a claim."""
    claim = Claim.objects.published().by_name([f"{source}#{number}"]).with_provenance().first()
    if claim is None:
        raise Http404(_("There is no such claim."))
    return _picture(showing.claim_card(claim))


@require_safe
@of_this_edition
def source_card(request: HttpRequest, slug: str) -> HttpResponse:
    """That of a source."""
    source = Source.objects.with_publisher().at(slug)
    if source is None:
        raise Http404(_("The atlas has no source called “%(slug)s”.") % {"slug": slug})
    return _picture(showing.source_card(source))


@require_safe
@of_this_edition
def dimension_card(request: HttpRequest, dimension: str) -> HttpResponse:
    """That of one of the twelve questions."""
    return _picture(showing.dimension_card(dimension, reverse("browse:dimension", args=[dimension])))


@require_safe
@of_this_edition
def speaker_card(request: HttpRequest, slug: str) -> HttpResponse:
    """That of somebody who is quoted."""
    speaker = Speaker.objects.named().at(slug)
    if speaker is None:
        raise Http404(_("The atlas knows no speaker called “%(slug)s”.") % {"slug": slug})
    return _picture(showing_voices.speaker_card(speaker))


@require_safe
@of_this_edition
def publisher_card(request: HttpRequest, slug: str) -> HttpResponse:
    """That of a publisher."""
    publisher = Publisher.objects.at(slug)
    if publisher is None:
        raise Http404(_("The atlas knows no publisher called “%(slug)s”.") % {"slug": slug})
    return _picture(showing_voices.publisher_card(publisher))


@require_safe
@of_this_edition
def indicator_card(request: HttpRequest, code: str) -> HttpResponse:
    """That of an indicator."""
    if code not in INDICATORS:
        raise Http404(_("The atlas has no indicator called “%(code)s”.") % {"code": code})
    return _picture(showing_voices.indicator_card(INDICATORS[code]))


@require_safe
@of_this_edition
def pair_card(request: HttpRequest, model: str, learner: str) -> HttpResponse:
    """That of one case as a model for another."""
    told = list(Transfer.objects.telling_of(model, learner))
    if not told:
        raise Http404(_("There is no such pair."))
    return _picture(showing_voices.pair_card(told))


@require_safe
@of_this_edition
def list_card(request: HttpRequest, name: str) -> HttpResponse:
    """That of a list."""
    if name not in showing_voices.LISTS:
        raise Http404(_("There is no such list."))
    return _picture(showing_voices.list_card(name))


def _case(kind: str, slug: str) -> Case:
    case = Case.objects.whole().at(slug)
    if case is None or (case.case_kind, case.slug) != (kind, slug):
        raise Http404(_("The atlas has no case called “%(slug)s”.") % {"slug": slug})
    return case


def _picture(card: Card) -> HttpResponse:
    return HttpResponse(draw(card), content_type="image/png")
