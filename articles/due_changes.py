"""A scheduled change is live from its second on, whether or not a worker runs."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from articles.models import ScheduledChange

# What shows no text of a page.
ELSEWHERE = ("/healthz", "/readyz", "/static/", "/media/", "/admin/", "/look.css")


class DueChangesMiddleware:
    """Before a public page is answered, what is due goes live; one look into an index that is nearly always empty."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path.startswith(ELSEWHERE):
            ScheduledChange.objects.apply_due()
        return self.get_response(request)
