"""Where the QR of a code leads: staff on to the desk, everybody else to a page that knows nothing of the code."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe


@cache_control(no_store=True)
@require_safe
def code_page(request: HttpRequest) -> HttpResponse:
    """Nothing is looked up here, so the page can't tell a real code from an invented one."""
    code = request.GET.get("code", "")[:500]
    desk = f"{reverse('desk')}?{urlencode({'code': code})}" if code else reverse("desk")
    if code and request.user.is_staff and request.user.has_perm("clinics.redeem_promocode"):
        response: HttpResponse = redirect(desk)
    else:
        response = render(request, "clinics/code_page.html", {"desk": desk})
    response["X-Robots-Tag"] = "noindex"
    response["Referrer-Policy"] = "no-referrer"  # the address holds the code
    return response
