"""The outbox: what waits, what was sent, what failed and why."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.timesince import timesince
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from unfold.decorators import display

from articles.admin.read_only import ReadOnlyAdmin
from clinics.admin.contact import may_see_contact
from clinics.admin.correct_address import address, may_answer
from clinics.contact_masks import masked_email
from clinics.models import OutgoingEmail

COLOURS = {
    "queued": "info", "sending": "info", "sent": "success", "failed": "danger", "bounced": "danger", "withheld": "warning"
}  # fmt: skip


@admin.register(OutgoingEmail)
class OutgoingEmailAdmin(ReadOnlyAdmin):
    """Subject and text carry the personal code: they are not shown."""

    change_form_template = "admin/clinics/outgoing_email_change_form.html"
    list_display = ("created_at", "age", "kind", "state", "recipient", "attempts", "next_try", "last_error")
    list_filter = ("status", "kind", "lead__promotion")
    list_select_related = ("lead",)
    date_hierarchy = "created_at"
    actions = ("retry_selected",)
    fields = (
        "kind",
        "lead",
        "status",
        "recipient",
        "attempts",
        "last_error",
        "created_at",
        "next_try",
        "sent_at",
        "failed_at",
        "expires_at",
        "message_id",
    )
    readonly_fields = ("recipient", "next_try")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).defer("text_body", "html_body", "subject")

    def get_search_fields(self, request: HttpRequest) -> tuple[str, ...]:
        return ("to_address",) if may_see_contact(request.user) else ()

    def has_retry_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("clinics.change_outgoingemail")

    @admin.action(description=_("Try again"), permissions=["retry"])
    def retry_selected(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        count = 0
        for email in queryset.select_related("lead"):
            count += email.requeue()
        messages.success(request, gettext("%(count)s e-mails wait for the worker again.") % {"count": count})
        if others := queryset.count() - count:
            words = gettext(
                "%(count)s others are left as they are: they had not failed, or their address is no longer the person's."
            )
            messages.info(request, words % {"count": others})

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> Any:
        lead = context["original"].lead
        if lead and not lead.erased_at and may_answer(request):
            context["correct_address"] = address(lead)
        return super().render_change_form(request, context, *args, **kwargs)

    @display(description=_("age"), ordering="-created_at")
    def age(self, email: OutgoingEmail) -> str:
        return timesince(email.created_at, depth=1)

    @display(description=_("next try at"), ordering="next_attempt_at")
    def next_try(self, email: OutgoingEmail) -> Any:
        return email.next_attempt_at if email.status == OutgoingEmail.Status.QUEUED else None

    @display(description=_("state"), ordering="status", label=COLOURS)
    def state(self, email: OutgoingEmail) -> tuple[str, str]:
        return email.status, email.get_status_display()

    @display(description=_("to"))
    def recipient(self, email: OutgoingEmail) -> str:
        return masked_email(email.to_address)
