"""The outbox: what waits, what was sent, what failed and why."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from unfold.decorators import display

from articles.admin.read_only import ReadOnlyAdmin
from clinics.admin.contact import may_see_contact
from clinics.contact_masks import masked_email
from clinics.models import OutgoingEmail

COLOURS = {"queued": "info", "sending": "info", "sent": "success", "failed": "danger", "withheld": "warning"}


@admin.register(OutgoingEmail)
class OutgoingEmailAdmin(ReadOnlyAdmin):
    """Subject and text carry the personal code: they are not shown."""

    list_display = ("created_at", "kind", "state", "recipient", "attempts", "next_attempt_at", "last_error")
    list_filter = ("status", "kind")
    date_hierarchy = "created_at"
    actions = ("retry_selected",)
    fields = (
        "kind",
        "state",
        "recipient",
        "attempts",
        "last_error",
        "created_at",
        "next_attempt_at",
        "sent_at",
        "failed_at",
        "expires_at",
        "message_id",
    )
    readonly_fields = ("state", "recipient")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).defer("text_body", "html_body", "subject")

    def get_search_fields(self, request: HttpRequest) -> tuple[str, ...]:
        return ("to_address",) if may_see_contact(request.user) else ()

    def has_retry_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("clinics.change_outgoingemail")

    @admin.action(description=_("Try again"), permissions=["retry"])
    def retry_selected(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        failed = list(queryset.filter(status=OutgoingEmail.Status.FAILED).exclude(to_address=""))
        for email in failed:
            email.requeue()
        messages.success(
            request, gettext("%(count)s e-mails wait for the worker again.") % {"count": len(failed)}
        )
        if (
            others := queryset.exclude(status__in=["failed"])
            .exclude(pk__in=[each.pk for each in failed])
            .count()
        ):
            messages.info(
                request, gettext("%(count)s others had not failed: nothing to do.") % {"count": others}
            )

    @display(description=_("state"), ordering="status", label=COLOURS)
    def state(self, email: OutgoingEmail) -> tuple[str, str]:
        return email.status, email.get_status_display()

    @display(description=_("to"))
    def recipient(self, email: OutgoingEmail) -> str:
        return masked_email(email.to_address)
