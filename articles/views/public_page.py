"""What every public page has in common: GET and HEAD only, and shared caches may keep it."""

from collections.abc import Callable

from django.http import HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page, require_safe

View = Callable[..., HttpResponse]
FRESH_SECONDS = 60


def public_page(view: View) -> View:
    """Answers GET and HEAD, with an ETag of the finished page."""
    return require_safe(conditional_page(cache_control(public=True, max_age=FRESH_SECONDS)(view)))
