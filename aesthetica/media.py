"""Uploaded pictures, for an installation without a file server of its own in front."""

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.csp import CSP
from django.views.decorators.csp import csp_override
from django.views.static import serve

A_YEAR = 365 * 24 * 60 * 60


@csp_override({"default-src": [CSP.NONE], "sandbox": []})
def media(request: HttpRequest, path: str) -> HttpResponseBase:
    """A stored file; its name carries a hash of its content, so that it may be kept for ever."""
    response = serve(request, path, document_root=str(settings.MEDIA_ROOT))
    response.headers["Cache-Control"] = f"public, max-age={A_YEAR}, immutable"
    return response
