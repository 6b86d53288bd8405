"""robots.txt: what crawlers may leave out, and where the sitemap lies."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from articles.structured_data import absolute

LEFT_OUT = ("/admin/", "/search/", "/offers/*/thanks/", "/offers/*/seen/")


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """/robots.txt (RFC 9309)."""
    lines = [
        "User-agent: *",
        *(f"Disallow: {path}" for path in LEFT_OUT),
        "",
        f"Sitemap: {absolute(reverse('sitemap'))}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
