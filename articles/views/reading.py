"""An article was read for a while: a number goes up, and nothing of the reader is kept."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from articles.models import Article, Readership


@csrf_exempt  # no ambient authority to abuse: a page of another site is turned away by Sec-Fetch-Site
@cache_control(no_store=True)
@require_POST
def article_read(request: HttpRequest, slug: str) -> HttpResponse:
    """Sent by static/js/article_read.js; current browsers say where a request comes from, and scripts can't forge it."""
    if request.headers.get("Sec-Fetch-Site") == "same-origin":
        article = Article.objects.published().filter(slug=slug).only("pk").first()
        if article:
            Readership.objects.count_one(article)
    return HttpResponse(status=204)
