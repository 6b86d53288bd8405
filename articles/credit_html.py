"""The credit of a picture as a reader sees it: title, creator, source and licence, each with its link where there is one."""

from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import slugify
from django.utils.translation import gettext as _

from articles.credits import Credit
from articles.credits.statement import terms, titled, together
from articles.models.image import Image
from articles.models.image_credit import ImageCredit
from articles.models.image_outcome import ImageOutcome

NO_CREDIT = SafeString("")


def credit_html(image: Image) -> SafeString:
    """`Picture: Creator / Source · Licence`, by the rules of the licence; a result with its conditions before it.

    Empty where nothing is known. Wants `credit` selected with the image.
    """
    return format_html_join(" ", "{}", ((part,) for part in (_outcome(image), _credit(image)) if part))


def _outcome(image: Image) -> SafeString:
    """Under which conditions a result was photographed."""
    if image.role != Image.Role.OUTCOME:
        return NO_CREDIT
    outcome: ImageOutcome = getattr(image, "outcome", None) or ImageOutcome()
    return format_html("{}", outcome.statement)


def _credit(image: Image) -> SafeString:
    record: ImageCredit | None = getattr(image, "credit", None)
    if record is None or not record.line:
        return NO_CREDIT
    credit = record.as_credit()
    parts = (
        [_linked(credit.credit_text, credit.source_url or credit.creator_url)]
        if credit.credit_text
        else _made(credit)
    )
    if record.is_ai_edited:
        parts.append(format_html("{}", _changed_by_ai(record)))
    shown = format_html_join(" · ", "{}", ((part,) for part in parts if part))
    return format_html("{}: {}", _label(image), shown)


def _made(credit: Credit) -> list[SafeString]:
    name_of_licence, changed, by_ai = terms(credit)
    return [
        _linked(titled(credit), credit.source_url),
        _who(credit),
        _linked(name_of_licence, credit.licence_url),
        format_html("{}", changed),
        format_html("{}", by_ai),
    ]


def _who(credit: Credit) -> SafeString:
    people = _people(credit)
    if credit.copyright_notice and not people:
        people = format_html("{}", credit.copyright_notice)
        if credit.source.casefold() in credit.copyright_notice.casefold():
            return people
    source = _linked(credit.source, _with_referral(credit.source_url))
    return format_html_join(" / ", "{}", ((part,) for part in (people, source) if part))


def _people(credit: Credit) -> SafeString:
    """One creator with the profile; several by their names alone."""
    if len(credit.creators) == 1:
        return _linked(credit.creators[0], _with_referral(credit.creator_url))
    return format_html("{}", together(credit.creators))


def _label(image: Image) -> str:
    return _("Diagram") if image.role == Image.Role.DIAGRAM else _("Picture")


def _linked(name: str, url: str) -> SafeString:
    if not name:
        return NO_CREDIT
    return format_html('<a href="{}">{}</a>', url, name) if url else format_html("{}", name)


def _with_referral(url: str) -> str:
    """Unsplash asks for the referring program in links to its profiles (its API guidelines)."""
    host = urlsplit(url).hostname or ""
    if (host != "unsplash.com" and not host.endswith(".unsplash.com")) or "utm_source=" in url:
        return url
    query = urlencode({"utm_source": slugify(settings.SITE_NAME), "utm_medium": "referral"})
    return f"{url}{'&' if '?' in url else '?'}{query}"


def _changed_by_ai(record: ImageCredit) -> str:
    note = str(record.get_ai_origin_display())
    return f"{note} ({record.ai_tool})" if record.ai_tool else note
