"""One click ends all mail that nobody asked for (RFC 8058); the link in such a mail leads to the same address."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from clinics.mail.unsubscribe_token import lead_pk_of
from clinics.models import Lead


@csrf_exempt  # mail programs post here: the signed token alone says who asks
@cache_control(no_store=True)
@require_http_methods(["GET", "HEAD", "POST"])
def unsubscribe(request: HttpRequest, token: str) -> HttpResponse:
    """A POST ends it, whatever it carries and however often it comes; a GET, which scanners make, only asks."""
    lead = get_object_or_404(Lead, pk=lead_pk_of(token))
    if is_done := request.method == "POST":
        lead.unsubscribe()
    response = render(request, "clinics/unsubscribe.html", {"is_done": is_done})
    response.headers["X-Robots-Tag"] = "noindex"
    response.headers["Referrer-Policy"] = "no-referrer"  # the address is the key
    return response
