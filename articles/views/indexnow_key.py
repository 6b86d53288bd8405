"""The file by which search engines know that the key is ours (IndexNow)."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse

from articles.views.public_page import public_page


@public_page
def indexnow_key(request: HttpRequest, key: str) -> HttpResponse:
    """/<key>.txt; not found for any other name, and with no key set."""
    if key != settings.INDEXNOW_KEY:
        raise Http404
    return HttpResponse(key, content_type="text/plain; charset=utf-8")
