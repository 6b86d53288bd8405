"""What a mail provider tells us of mail that it took; django-anymail hands it over as a signal, its only way."""

import re
from typing import Any

import structlog
from anymail.signals import AnymailTrackingEvent, EventType, RejectReason

from clinics.models.lead import Lead
from clinics.models.outgoing_email import OutgoingEmail
from clinics.models.suppressed_address import SuppressedAddress

logger = structlog.get_logger(__name__)
RETURNED = {EventType.BOUNCED, EventType.REJECTED, EventType.FAILED}
GONE = {RejectReason.BOUNCED, RejectReason.INVALID}
# A full mailbox and the like (RFC 3463: a class of 4), in the words of the mail server or of Amazon SES.
PASSES = re.compile(r"\b4\d\d[ -]|\b4\.\d{1,3}\.\d{1,3}\b|^Transient", re.MULTILINE)


def received(sender: Any, event: AnymailTrackingEvent, esp_name: str, **kwargs: Any) -> None:
    """Act on an event about one of our mails; others may share the provider's account."""
    email = OutgoingEmail.objects.of_provider(str(event.message_id or ""))
    logger.info("mail_event", provider=esp_name, event_type=event.event_type, id=email and email.pk)
    if email is None:
        return
    if event.event_type == EventType.COMPLAINED or event.reject_reason == RejectReason.SPAM:
        email.suppress(SuppressedAddress.Reason.COMPLAINT, answer=_answer(event))
    elif event.event_type == EventType.UNSUBSCRIBED or event.reject_reason == RejectReason.UNSUBSCRIBED:
        _unsubscribe(email.lead)
    elif event.event_type in RETURNED:
        email.bounce(answer=_answer(event), is_permanent=_is_permanent(event))


def _unsubscribe(lead: Lead | None) -> None:
    """The person used the provider's own link."""
    if lead:
        lead.unsubscribe()


def _is_permanent(event: AnymailTrackingEvent) -> bool:
    return event.reject_reason in GONE and not PASSES.search(_answer(event))


def _answer(event: AnymailTrackingEvent) -> str:
    return "\n".join(filter(None, [event.description, event.mta_response]))
