"""The form in a frame on the clinic's other sites: who may show it, and the lines of HTML that do."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.csp import CSP

from clinics.models import EmbeddingSite, Promotion


def frameable(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let our own and the allowed sites frame the view's pages; where none is allowed they stay as closed as all others."""

    @wraps(view)
    def framed(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response: Any = view(request, *args, **kwargs)
        if origins := EmbeddingSite.objects.origins():
            response._csp_config = settings.SECURE_CSP | {"frame-ancestors": [CSP.SELF, *origins]}
            response.xframe_options_exempt = True  # X-Frame-Options knows no list of sites
        return response

    return framed


def snippet(promotion: Promotion) -> str:
    """The HTML to copy into a page of an allowed site."""
    frame = settings.SITE_URL + reverse("offer_embed", args=[promotion.slug])
    # Without a hash in its name: what was copied must go on working when the script changes.
    script = f"{settings.SITE_URL}{settings.STATIC_URL}js/embed.js"
    context = {"promotion": promotion, "frame": frame, "script": script}
    return render_to_string("clinics/embed_snippet.html", context).strip()
