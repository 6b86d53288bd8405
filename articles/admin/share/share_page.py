"""The page “Share” of a page: makes links, lists them with what became of them, and ends, extends or renews each."""

from typing import Any

from django.contrib import messages
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.translation import gettext

from articles.admin.share.share_form import ShareForm
from articles.models import ShareLink, ShareLinkView
from articles.structured_data import absolute

ENDED_SHOWN = 20
OPENINGS_SHOWN = 10
ACTS = ("revoke", "extend", "renew")


def share_page(request: HttpRequest, admin: Any, page: Any) -> HttpResponse:
    """The answer to a link that was made shows its address, this once: a redirect would have to keep the secret somewhere."""
    form = ShareForm(page, request.POST if "make" in request.POST else None)
    made = None
    if request.method == "POST":
        made = _made(request, form) if form.is_bound else _acted(request, page)
        if made is None and not form.is_bound:
            return HttpResponseRedirect(request.path)
    context = {
        **admin.admin_site.each_context(request),
        "title": gettext("Share"),
        "subtitle": str(page),
        "opts": admin.model._meta,
        "page": page,
        "form": ShareForm(page) if made else form,
        "made": made,
        "address": absolute(made.get_absolute_url()) if made else "",
        "open_links": _shown(ShareLink.objects.of(page).open()),
        "ended_links": _shown(ShareLink.objects.of(page).ended())[:ENDED_SHOWN],
        "back": admin.change_url(page),
        "media": admin.media,
    }
    return TemplateResponse(request, "admin/articles/share.html", context)


def _made(request: HttpRequest, form: ShareForm) -> ShareLink | None:
    if not form.is_valid():
        return None
    try:
        return form.share(by=request.user)
    except ShareLink.NotAllowed as refusal:
        form.add_error(None, str(refusal))
        return None


def _acted(request: HttpRequest, page: Any) -> ShareLink | None:
    """Does what the pressed button says; the link when it has another address now."""
    act = next((name for name in ACTS if name in request.POST), None)
    key = request.POST.get(act, "") if act else ""
    links = ShareLink.objects.of(page).select_related("article", "treatment_type", "revision")
    link = get_object_or_404(links, pk=int(key) if key.isdecimal() and len(key) < 19 else 0)
    try:
        getattr(link, str(act))(by=request.user)
    except ShareLink.NotAllowed as refusal:
        messages.error(request, str(refusal))
        return None
    if act == "renew":
        return link
    done = {
        "revoke": gettext("The link for %(label)s opens nothing any more."),
        "extend": gettext("The link for %(label)s lives longer now."),
    }
    messages.success(request, done[str(act)] % {"label": link.label})
    return None


def _shown(links: Any) -> Any:
    newest = ShareLinkView.objects.order_by("-at", "-pk")[:OPENINGS_SHOWN]
    return (
        links.select_related("revision", "created_by", "revoked_by")
        .defer("revision__content")
        .prefetch_related(Prefetch("openings", queryset=newest, to_attr="newest_openings"))
    )
