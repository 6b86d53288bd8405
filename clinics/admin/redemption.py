"""Redemptions: read only, with a page that undoes one for a written reason."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from unfold.decorators import display
from unfold.widgets import UnfoldAdminTextInputWidget

from articles.admin.read_only import ReadOnlyAdmin
from clinics.models import Redemption


class UndoForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason"),
        max_length=300,
        widget=UnfoldAdminTextInputWidget(),
        help_text=_("Kept on record with your name."),
    )


@admin.register(Redemption)
class RedemptionAdmin(ReadOnlyAdmin):
    change_form_template = "admin/clinics/redemption_change_form.html"
    list_display = ("when", "clinic", "promotion_name", "is_new_client", "redeemed_by", "undone")
    list_filter = ("clinic", "is_new_client", ("voided_at", admin.EmptyFieldListFilter))
    list_select_related = ("clinic", "promo_code__lead__promotion", "redeemed_by")
    date_hierarchy = "redeemed_at"
    fields = (
        "promotion_name",
        "clinic",
        "redeemed_at",
        "redeemed_by",
        "is_new_client",
        "voided_at",
        "voided_by",
        "voided_reason",
    )
    readonly_fields = ("promotion_name",)

    def has_undo_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("clinics.undo_redemption") and self.has_view_permission(request)

    def get_urls(self) -> list[URLPattern]:
        undo = self.admin_site.admin_view(self.undo_view)
        return [path("<int:object_id>/undo/", undo, name="clinics_redemption_undo"), *super().get_urls()]

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: Any = None,
    ) -> HttpResponse:
        may_undo = self.has_undo_permission(request)
        return super().changeform_view(
            request, object_id, form_url, {**(extra_context or {}), "may_undo": may_undo}
        )

    def undo_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """Asks for the reason; by POST makes the code usable again."""
        if not self.has_undo_permission(request):
            raise PermissionDenied
        redemption = get_object_or_404(self.get_queryset(request), pk=object_id)
        form = UndoForm(request.POST if request.method == "POST" else None)
        back = reverse("admin:clinics_redemption_change", args=[redemption.pk])
        if request.method == "POST" and form.is_valid():
            self._undo(request, redemption, form.cleaned_data["reason"])
            return HttpResponseRedirect(back)
        context = {
            **self.admin_site.each_context(request),
            "title": gettext("Undo a redemption"),
            "opts": self.opts,
            "form": form,
            "back": back,
            "explanation": gettext(
                "The code can be used again until its last day. Both acts stay on record."
            ),
            "subject": f"{redemption.promo_code.promotion} · {redemption.clinic}",
            "button": gettext("Undo"),
        }
        return TemplateResponse(request, "admin/clinics/confirm.html", context)

    def _undo(self, request: HttpRequest, redemption: Redemption, reason: str) -> None:
        try:
            redemption.undo(by=request.user, reason=reason)
            messages.success(request, gettext("Undone. The code can be used again until its last day."))
        except Redemption.AlreadyUndone:
            messages.warning(request, gettext("Somebody else has undone it already."))

    @display(description=_("redeemed at"), ordering="redeemed_at")
    def when(self, redemption: Redemption) -> Any:
        return redemption.redeemed_at

    @display(description=_("promotion"))
    def promotion_name(self, redemption: Redemption) -> str:
        return redemption.promo_code.promotion.headline

    @display(description=_("counts"), label={"yes": "success", "no": "warning"})
    def undone(self, redemption: Redemption) -> tuple[str, str]:
        return ("yes", gettext("Counts")) if redemption.is_live else ("no", gettext("Undone"))
