"""The credit of a picture as a reader sees it: creator, source and licence, each with its link where there is one."""

from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import slugify
from django.utils.translation import gettext as _

from articles.models.image import Image, ImageCredit

NO_CREDIT = SafeString("")


def credit_html(image: Image) -> SafeString:
    """`Photo: Creator / Source · Licence`; empty where nothing is known. Wants `credit` selected with the image."""
    credit: ImageCredit | None = getattr(image, "credit", None)
    if credit is None or not credit.line:
        return NO_CREDIT
    parts: list[str] = [_who(credit)]
    if credit.licence and not credit.credit_text:
        parts.append(_linked(str(credit.get_licence_display()), credit.licence_url))
    if note := _ai_note(credit):
        parts.append(note)
    return format_html(
        "{}: {}", _label(image), format_html_join(" · ", "{}", ((part,) for part in parts if part))
    )


def _label(image: Image) -> str:
    return _("Diagram") if image.role == Image.Role.DIAGRAM else _("Picture")


def _who(credit: ImageCredit) -> SafeString:
    if credit.credit_text:
        return _linked(credit.credit_text, credit.source_url or credit.creator_url)
    people = [(credit.creator, credit.creator_url), (credit.source, credit.source_url)]
    links = ((_linked(name, _with_referral(url)),) for name, url in people if name)
    return format_html_join(" / ", "{}", links)


def _linked(name: str, url: str) -> SafeString:
    return format_html('<a href="{}">{}</a>', url, name) if url else format_html("{}", name)


def _with_referral(url: str) -> str:
    """Unsplash asks for the referring program in links to its profiles (its API guidelines)."""
    host = urlsplit(url).hostname or ""
    if host != "unsplash.com" and not host.endswith(".unsplash.com"):
        return url
    query = urlencode({"utm_source": slugify(settings.SITE_NAME), "utm_medium": "referral"})
    return f"{url}{'&' if '?' in url else '?'}{query}"


def _ai_note(credit: ImageCredit) -> str:
    if credit.ai_origin == ImageCredit.AiOrigin.NONE:
        return ""
    note = str(credit.get_ai_origin_display())
    return f"{note} ({credit.ai_tool})" if credit.ai_tool else note
