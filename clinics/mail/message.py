"""An e-mail of the outbox as Django sends it; what can be computed is added here instead of being stored."""

from email.message import MIMEPart
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.utils.translation import gettext

from clinics.mail import calendar_file, qr

if TYPE_CHECKING:
    from clinics.models.outgoing_email import OutgoingEmail
    from clinics.models.promo_code import PromoCode

QR_IMAGE = "promo-code-qr"


def of(email: "OutgoingEmail") -> EmailMultiAlternatives:
    """Return the message, with the QR and the calendar file of the code that it shows."""
    message = EmailMultiAlternatives(
        email.subject, email.text_body, None, [email.to_address], headers=_headers(email)
    )
    if email.html_body:
        message.attach_alternative(email.html_body, "text/html")
    if email.promo_code and email.shows_code:
        message.attach(_inline_png(qr.png(email.promo_code.desk_url)))
        message.attach("last-day.ics", _last_day(email.promo_code, email), "text/calendar")
    return message


def provider_id(message: EmailMultiAlternatives) -> str:
    """Return the number that a provider gave to the message it took; "" where none did."""
    status = getattr(message, "anymail_status", None)
    return "" if status is None or status.message_id is None else str(status.message_id)[:200]


def _headers(email: "OutgoingEmail") -> dict[str, str]:
    headers = {"Message-ID": email.message_id, "Auto-Submitted": "auto-generated"}
    if email.is_marketing and email.lead:  # RFC 8058
        headers["List-Unsubscribe"] = f"<{email.lead.unsubscribe_url}>"
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    return headers


def _last_day(promo_code: "PromoCode", email: "OutgoingEmail") -> str:
    words = {"code": promo_code, "headline": promo_code.terms.headline, "value": promo_code.terms.value}
    return calendar_file.all_day_event(
        uid=f"promo-code-{promo_code.pk}@{urlsplit(settings.SITE_URL).hostname}",
        stamp=email.created_at,
        day=promo_code.last_day,
        summary=gettext("Last day of your code: %(headline)s") % words,
        description=gettext("%(code)s\n%(value)s\nShow the code at the desk of one of our clinics.") % words,
    )


def _inline_png(data: bytes) -> MIMEPart:
    part = MIMEPart()
    part.set_content(
        data, maintype="image", subtype="png", disposition="inline", filename="code.png", cid=f"<{QR_IMAGE}>"
    )
    return part
