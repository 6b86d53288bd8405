"""Other programs that are told of new leads and redemptions, for instance the clinic's CRM."""

import secrets
from datetime import datetime
from typing import Any, Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.outside.public_address import NotPublicError, public_addresses
from clinics.webhooks import post as webhook_post


def new_secret() -> str:
    return secrets.token_urlsafe(32)


class WebhookQuerySet(models.QuerySet["Webhook"]):
    def active(self) -> Self:
        """Webhooks that nobody has paused."""
        return self.filter(paused_at=None)


class Webhook(models.Model):
    """One address that events are posted to, signed with a secret that both sides know."""

    name = models.CharField(_("name"), max_length=80)
    url = models.URLField(_("address"), max_length=300, help_text=_("https:// only, on the public internet."))
    secret = models.CharField(
        _("secret"), max_length=80, default=new_secret, help_text=_("Signs every event (HMAC-SHA-256); give it to the receiver only.")
    )  # fmt: skip
    sends_leads = models.BooleanField(_("tells of new leads"), default=True)
    sends_redemptions = models.BooleanField(_("tells of redemptions"), default=True)
    sends_contact = models.BooleanField(
        _("with name, e-mail and telephone"), default=False,
        help_text=_("Only with a contract that allows the receiver to have them. Never with the code itself."),
    )  # fmt: skip
    created_at = models.DateTimeField(_("created at"), default=timezone.now, editable=False)
    paused_at = models.DateTimeField(_("paused at"), null=True, blank=True, editable=False)
    paused_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, editable=False, verbose_name=_("paused by"), related_name="+"
    )  # fmt: skip

    objects = WebhookQuerySet.as_manager()

    class Meta:
        verbose_name = _("webhook")
        verbose_name_plural = _("webhooks")
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(paused_at=None, paused_by=None)
                | Q(paused_at__isnull=False, paused_by__isnull=False),
                name="webhook_paused_has_time_and_person",
            ),
            models.CheckConstraint(condition=~Q(secret=""), name="webhook_has_secret"),
        ]

    def __str__(self) -> str:
        return self.name

    def pause(self, *, by: Any, at: datetime | None = None) -> None:
        """Tell it nothing until resume(): what waits is kept back, what happens meanwhile is not told at all."""
        Webhook.objects.active().filter(pk=self.pk).update(paused_at=at or timezone.now(), paused_by=by)
        self.refresh_from_db()

    def resume(self, *, by: Any) -> None:
        """Tell it what was kept back, and what happens from now on."""
        Webhook.objects.filter(pk=self.pk).update(paused_at=None, paused_by=None)
        self.refresh_from_db()

    def renew_secret(self) -> None:
        """Sign with a new secret from now on; the receiver must get it before the next event."""
        self.secret = new_secret()
        self.save(update_fields=["secret"])

    def clean(self) -> None:
        try:
            host, port, _is_encrypted = webhook_post.checked(self.url, settings.WEBHOOK_TRUSTED_HOSTS)
            public_addresses(host, port, trusted=settings.WEBHOOK_TRUSTED_HOSTS)
        except (webhook_post.UnsafeUrlError, NotPublicError) as refusal:
            raise ValidationError({"url": str(refusal)}) from refusal
        except OSError as error:
            raise ValidationError({"url": _("There is no such host. Check the address.")}) from error
