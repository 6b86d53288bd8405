"""What stands around the form of a promotion: its state and caps, what the check says, and the terms codes were issued on."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Count
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.admin.findings_panel import Panel, panel_of
from clinics import embedding
from clinics.models import EmbeddingSite, Promotion, TextVariant
from clinics.models.promotion_check import SECOND_TEXTS, TEXTS

LEVELS = {"E": messages.ERROR, "W": messages.WARNING}
WORST = {"E": _("Forbidden"), "W": _("Warning")}


def panels(promotion: Promotion) -> dict[str, Any]:
    """The context of the templates beside the form."""
    text = promotion.second_text
    return {
        "promotion": promotion,
        "panel": check_panel(promotion),
        "second_text": text,
        "second_panel": text and text_panel(text),
        "caps": _caps(promotion),
        "terms_versions": promotion.terms_versions.annotate(codes=Count("promo_codes")).order_by(
            "-created_at", "-pk"
        ),
        "snippet": embedding.snippet(promotion),
        "origins": EmbeddingSite.objects.origins(),
        "pause_url": reverse("admin:clinics_promotion_pause", args=[promotion.pk]),
        "resume_url": reverse("admin:clinics_promotion_resume", args=[promotion.pk]),
    }


def check_panel(promotion: Promotion) -> Panel:
    """The findings with the words they are about."""
    return panel_of(promotion.findings(), {name: getattr(promotion, name) for name in TEXTS}, Promotion)


def text_panel(text: TextVariant) -> Panel:
    """The findings about a second text, with the words they are about."""
    return panel_of(text.findings(), {name: getattr(text, name) for name in SECOND_TEXTS}, TextVariant)


def tell_findings(request: HttpRequest, panel: Panel) -> None:
    """Say after saving what the check found; notes are left to the panel."""
    for alert in panel.alerts:
        if alert.level in LEVELS:
            places = dict.fromkeys(
                f"{hit.field} “{hit.words}”" if hit.words else hit.field for hit in alert.hits
            )
            sentence = gettext("%(level)s, %(places)s: %(reason)s %(suggestion)s (%(rule)s: %(source)s)") % {
                "level": WORST[alert.level],
                "places": ", ".join(places),
                "reason": alert.reason,
                "suggestion": alert.suggestion,
                "rule": alert.rule,
                "source": alert.source,
            }
            messages.add_message(request, LEVELS[alert.level], sentence)


def tell_refusal(request: HttpRequest, promotion: Promotion, refused: ValidationError) -> None:
    """Say why a promotion stays paused, and how to go on."""
    words = gettext("“%(promotion)s” stays paused until its texts are changed. %(reasons)s")
    messages.error(request, words % {"promotion": promotion, "reasons": " ".join(refused.messages)})


def _caps(promotion: Promotion) -> list[tuple[Any, int, int | None]]:
    return [
        (_("Codes issued"), promotion.issued_count, promotion.issue_cap),
        (_("Redemptions"), promotion.redeemed_count, promotion.redemption_cap),
    ]
