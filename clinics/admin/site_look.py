"""How the public site looks: one form, with a sample and the contrast of what is chosen."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.forms.widgets import Script
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from unfold.admin import ModelAdmin
from unfold.widgets import UnfoldAdminTextInputWidget

from clinics.look_css import HEADINGS, ROUNDINGS
from clinics.models import SiteLook


class ColourInput(UnfoldAdminTextInputWidget):
    """A colour as text; the script puts the browser's colour picker beside it."""

    def __init__(self) -> None:
        # Longer than a colour, so that one with spaces around can be pasted.
        super().__init__({"data-colour": "", "maxlength": "20", "spellcheck": "false", "autocomplete": "off"})


class SiteLookForm(forms.ModelForm):
    class Meta:
        model = SiteLook
        exclude = ()
        widgets = {"accent": ColourInput, "second_accent": ColourInput, "paper": ColourInput}


@admin.register(SiteLook)
class SiteLookAdmin(ModelAdmin):
    """The one row can be changed only; where there is none yet the form shows what was shipped."""

    form = SiteLookForm
    change_form_template = "admin/clinics/site_look_change_form.html"
    list_display = ("__str__", "changed_at", "changed_by")
    search_fields = ("strapline",)
    autocomplete_fields = ("logo",)
    readonly_fields = ("changed_at", "changed_by")
    fieldsets = (
        (
            _("Colours"),
            {
                "fields": (("accent", "second_accent", "paper"),),
                "description": _(
                    "Colours for light screens; those of dark screens follow from them. "
                    "What is saved is kept in a cache for a minute: pages show it at once or within two minutes."
                ),
            },
        ),
        (_("Type and corners"), {"fields": (("heading_type", "rounding"),)}),
        (_("Name"), {"fields": ("logo", "strapline")}),
        (_("Changed last"), {"fields": (("changed_at", "changed_by"),)}),
    )

    class Media:
        css = {"all": ["css/site_look.css"]}
        js = [Script("js/site_look.js", type="module")]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Any:
        return SiteLook.objects.chosen() if object_id == "1" else None

    def get_urls(self) -> list[URLPattern]:
        go_back = self.admin_site.admin_view(self.go_back_view)
        return [path("as-shipped/", go_back, name="clinics_sitelook_go_back"), *super().get_urls()]

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """There is one look: its form takes the place of a list."""
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        return HttpResponseRedirect(_form())

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, obj: Any = None, **options: Any
    ) -> HttpResponse:
        context["choices"] = {"heading_type": HEADINGS, "rounding": ROUNDINGS}
        context["may_go_back"] = self.has_change_permission(request, obj)
        return super().render_change_form(request, context, *args, obj=obj, **options)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        obj.choose(by=request.user)

    def go_back_view(self, request: HttpRequest) -> HttpResponse:
        """Asks once; by POST the site looks as it was shipped."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        look = SiteLook.objects.chosen()
        if request.method == "POST":
            look.go_back(by=request.user)
            self.log_change(request, look, gettext("Back to the shipped look."))
            messages.success(request, gettext("The site looks as it was shipped."))
            return HttpResponseRedirect(_form())
        context = {
            **self.admin_site.each_context(request),
            "title": gettext("Back to the shipped look"),
            "opts": self.opts,
            "back": _form(),
            "explanation": gettext(
                "Colours, headings and corners are those that came with the program; logo and strapline are taken off. "
                "What is chosen now is not kept."
            ),
            "subject": gettext("Accent %(accent)s, second accent %(second)s, background %(paper)s")
            % {"accent": look.accent, "second": look.second_accent, "paper": look.paper},
            "button": gettext("Back to the shipped look"),
        }
        return TemplateResponse(request, "admin/clinics/confirm.html", context)


def _form() -> str:
    return reverse("admin:clinics_sitelook_change", args=[1])
