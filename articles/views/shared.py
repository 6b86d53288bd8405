"""A text that is not public, for whoever holds its secret link: shown as the real page, and commented on where the link allows it."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from articles.models import ShareLink
from articles.pages.as_if_public import as_if_public, context_of, template_of
from articles.views.guest_comment import GuestCommentForm
from articles.views.passcode import is_let_in, passcode_page
from articles.views.secret_page import secret_page


# No token against forgery: the address itself is the secret, and the cookie of a passcode never travels with a form of
# another site. (Under "no-referrer" browsers send `Origin: null`, so Django's check would refuse the reader's own form.)
@csrf_exempt
@secret_page
@require_http_methods(["GET", "HEAD", "POST"])
def shared(request: HttpRequest, token: str) -> HttpResponse:
    """Unknown, ended and revoked links get one and the same answer."""
    link = ShareLink.objects.open().with_page().named(token)
    if link is None:
        return _ended(request)
    if "passcode" in request.POST or not is_let_in(request, link):
        return passcode_page(request, link)
    if request.method == "POST":
        return _commented(request, link)
    # The UPDATE that counts the opening also decides whether the link is still open.
    if request.method == "GET" and not link.record_view():
        return _ended(request)
    return _text(request, link, GuestCommentForm())


def _commented(request: HttpRequest, link: ShareLink) -> HttpResponse:
    form = GuestCommentForm(request.POST)
    if form.is_valid() and form.say(link):
        return HttpResponseRedirect(f"{request.path}#guest-comments")
    return _text(request, link, form, status=422)


def _text(
    request: HttpRequest, link: ShareLink, form: GuestCommentForm, *, status: int = 200
) -> HttpResponse:
    page, revision = link.page, link.shown_revision
    is_public = page.is_published and revision is not None and revision.pk == page.live_revision_id
    page.latest_revision = revision
    as_if_public(page, page.draft_content())
    context = {
        **context_of(page),
        "public_template": template_of(page),
        "link": link,
        "version": link.version,
        "is_public": is_public,
        "form": form,
        "comments": link.comments.threads() if link.may_comment else None,
        "canonical_url": settings.SITE_URL,
    }
    return render(request, "articles/shared/text.html", context, status=status)


def _ended(request: HttpRequest) -> HttpResponse:
    return render(request, "articles/shared/ended.html", {"canonical_url": settings.SITE_URL}, status=404)
