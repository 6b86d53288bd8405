"""Second texts of promotions: started and ended here, never edited, so that their figures stay true."""

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

from articles.admin.read_only import ReadOnlyAdmin
from articles.admin.widgets import TextArea
from clinics.admin.promotion_panels import tell_findings, text_panel
from clinics.models import Promotion, TextVariant
from clinics.models.promotion_check import SECOND_TEXTS

SHOWN = ("promotion", "headline", "summary", "started_at", "started_by", "ended_at", "ended_by")


class TextVariantForm(forms.ModelForm):
    class Meta:
        model = TextVariant
        fields = ("promotion", "headline", "summary")
        widgets = {"summary": TextArea({"rows": 3})}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        promotion = cleaned.get("promotion")
        if promotion and promotion.second_text:
            self.add_error("promotion", _("A second text of this promotion is being tried. End it first."))
        own = promotion and (promotion.headline, promotion.summary)
        if own == (cleaned.get("headline"), cleaned.get("summary")):
            self.add_error("headline", _("This is the promotion’s own text. Write another one."))
        if promotion:
            self._refuse_forbidden_words(promotion, cleaned)
        return cleaned

    def _refuse_forbidden_words(self, promotion: Promotion, cleaned: dict[str, Any]) -> None:
        """At their field; a field with an error of its own is judged when that is mended."""
        words = {name: cleaned.get(name, "") for name in SECOND_TEXTS}
        for name, sentences in TextVariant(promotion=promotion, **words).forbidden_words().items():
            self.add_error(name, sentences)


@admin.register(TextVariant)
class TextVariantAdmin(ReadOnlyAdmin):
    form = TextVariantForm
    change_form_template = "admin/clinics/text_variant_change_form.html"
    list_display = ("headline", "promotion", "state", "started_at", "ended_at")
    list_filter = ("promotion",)
    list_select_related = ("promotion",)

    def get_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return SHOWN if obj else ("promotion", "headline", "summary")

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.has_perm("clinics.add_textvariant")

    def get_urls(self) -> list[URLPattern]:
        end = self.admin_site.admin_view(self.end_view)
        return [path("<int:object_id>/end/", end, name="clinics_textvariant_end"), *super().get_urls()]

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        try:
            return super().add_view(request, form_url, extra_context)
        except Promotion.AlreadyTried:
            messages.error(
                request, gettext("Somebody else has just started a second text of this promotion.")
            )
            return HttpResponseRedirect(reverse("admin:clinics_textvariant_changelist"))

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        started = obj.promotion.start_second_text(headline=obj.headline, summary=obj.summary, by=request.user)
        obj.pk = started.pk
        tell_findings(request, text_panel(started))

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, obj: Any = None, **options: Any
    ) -> HttpResponse:
        if obj:
            context["panel"] = text_panel(obj)
        return super().render_change_form(request, context, *args, obj=obj, **options)

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: Any = None,
    ) -> HttpResponse:
        may = {
            "may_compare": request.user.has_perm("clinics.view_reports"),
            "may_end": self.has_add_permission(request),
        }
        return super().changeform_view(request, object_id, form_url, {**(extra_context or {}), **may})

    def end_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """Asks once; by POST the promotion's own text stands alone again."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        text = get_object_or_404(TextVariant.objects.select_related("promotion"), pk=object_id)
        if request.method == "POST":
            text.end(by=request.user)
            messages.success(
                request, gettext("Ended. Pages show the promotion’s own text; the figures stay.")
            )
            return HttpResponseRedirect(reverse("admin:clinics_textvariant_change", args=[text.pk]))
        context = {
            **self.admin_site.each_context(request),
            "title": gettext("End the trial of a second text"),
            "opts": self.opts,
            "back": reverse("admin:clinics_textvariant_change", args=[text.pk]),
            "explanation": gettext(
                "All pages show the promotion’s own text again. If the second text was better, copy it into the promotion then."
            ),
            "subject": f"{text.promotion} · {text}",
            "button": gettext("End"),
        }
        return TemplateResponse(request, "admin/clinics/confirm.html", context)

    @display(description=_("state"), label={"runs": "success", "over": "default"})
    def state(self, text: TextVariant) -> tuple[str, str]:
        return ("runs", gettext("Shown in turn")) if text.is_running else ("over", gettext("Ended"))
