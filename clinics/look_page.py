"""The style sheet of the chosen look, which pages link after the shipped one."""

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import conditional_page, require_safe

from clinics.models import SiteLook

YEAR, MINUTE = 365 * 24 * 60 * 60, 60


@require_safe
@conditional_page
def look_css(request: HttpRequest) -> HttpResponse:
    """Read from the row and not from a cache, so that the address of a version never holds another one for long."""
    look = SiteLook.objects.chosen()
    response = HttpResponse(look.style_sheet, content_type="text/css; charset=utf-8")
    if look.digest and request.GET.get("v") == look.digest:
        patch_cache_control(response, public=True, max_age=YEAR, immutable=True)
    else:
        patch_cache_control(response, public=True, max_age=MINUTE)
    return response
