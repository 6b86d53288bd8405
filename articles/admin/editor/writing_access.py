"""Who may ask what the editor asks: those who may write a page, whichever it is."""

from collections.abc import Callable
from functools import wraps

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

WRITING = ("add_article", "change_article", "add_treatmenttype", "change_treatmenttype")


def for_writers[**P](view: Callable[P, HttpResponse]) -> Callable[P, HttpResponse]:
    """Refuses everybody else before anything is read. Raises PermissionDenied."""

    @wraps(view)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        request = args[0]
        assert isinstance(request, HttpRequest)
        if not any(request.user.has_perm(f"articles.{codename}") for codename in WRITING):
            raise PermissionDenied
        return view(*args, **kwargs)

    return guarded
