"""The passcode of a share link: asked once, then a signed cookie of that one address lets the reader in for some hours."""

from datetime import timedelta

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.models import ShareLink
from articles.models.passcode import WINDOW

COOKIE = "share_pass"
SALT = "articles.share_link.passcode"
LASTS = timedelta(hours=12)


class PasscodeForm(forms.Form):
    passcode = forms.CharField(
        label=_("Passcode"),
        max_length=128,
        strip=False,
        help_text=_("Who sent you the link tells you the passcode, by another way than the link."),
        widget=forms.PasswordInput(attrs={"autocomplete": "off", "aria-describedby": "id_passcode_note"}),
    )


def is_let_in(request: HttpRequest, link: ShareLink) -> bool:
    """Whether the link asks for no passcode, or the reader has given it."""
    if not link.passcode:
        return True
    given = request.get_signed_cookie(COOKIE, default="", salt=SALT, max_age=LASTS)
    return given == link.digest


def passcode_page(request: HttpRequest, link: ShareLink) -> HttpResponse:
    """Asks for the passcode; the answer to a right one leads back to the address, with the cookie."""
    form = PasscodeForm(request.POST if "passcode" in request.POST else None)
    if not form.is_bound:
        return _asked(request, form)
    if not form.is_valid():
        return _asked(request, form, status=422)
    try:
        if link.admits(form.cleaned_data["passcode"]):
            return _let_in(request, link)
    except ShareLink.TooManyTries:
        return _wait(request, form)
    form.add_error("passcode", gettext("That is not the passcode. Look for small and capital letters."))
    return _asked(request, form, status=422)


def _let_in(request: HttpRequest, link: ShareLink) -> HttpResponse:
    response = HttpResponseRedirect(request.path)
    response.set_signed_cookie(
        COOKIE,
        link.digest,
        salt=SALT,
        max_age=LASTS,
        path=request.path,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response


def _wait(request: HttpRequest, form: PasscodeForm) -> HttpResponse:
    minutes = int(WINDOW.total_seconds() // 60)
    form.add_error(
        None,
        gettext("The passcode was tried too often. Please try again in %(minutes)s minutes.")
        % {"minutes": minutes},
    )
    response = _asked(request, form, status=429)
    response.headers["Retry-After"] = str(minutes * 60)
    return response


def _asked(request: HttpRequest, form: PasscodeForm, *, status: int = 200) -> HttpResponse:
    context = {"form": form, "canonical_url": settings.SITE_URL}
    return render(request, "articles/shared/passcode.html", context, status=status)
