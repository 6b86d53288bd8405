"""Which pages use an article, a treatment, a picture, a paper or a subject: seen before it is withdrawn or deleted."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from unfold.decorators import action

from articles.admin.page_state import note_signatures, state_label
from articles.models import PageLink


def where_used(request: HttpRequest, admin: Any, thing: Any) -> HttpResponse:
    """The pages that use the thing, live ones first."""
    options = admin.model._meta
    context = {
        **admin.admin_site.each_context(request),
        "title": gettext("Where it is used"),
        "subtitle": str(thing),
        "opts": options,
        "uses": uses_of(thing),
        "back": reverse(f"admin:{options.app_label}_{options.model_name}_change", args=[thing.pk]),
    }
    return TemplateResponse(request, "admin/articles/where_used.html", context)


def uses_of(thing: Any) -> list[dict[str, Any]]:
    """What a list of uses shows of each page."""
    uses = PageLink.objects.used_by(thing)
    note_signatures([page for page, _is_live in uses])
    return [
        {
            "page": page,
            "state": state_label(page),
            "is_live": is_live,
            "link": reverse(f"admin:articles_{page._meta.model_name}_change", args=[page.pk]),
        }
        for page, is_live in uses
    ]


class WhereUsedMixin:
    """Gives the admin of a picture, paper or subject the page that says where it is used."""

    actions_detail: tuple[str, ...] = ("show_uses",)

    @action(description=_("Where it is used"), url_path="uses", permissions=["view"], icon="hub")
    def show_uses(self, request: HttpRequest, object_id: int) -> HttpResponse:
        thing = self.get_object(request, str(object_id))  # type: ignore[attr-defined]
        if not self.has_view_permission(request, thing):  # type: ignore[attr-defined]
            raise PermissionDenied
        if thing is None:
            raise Http404(gettext("There is nothing of that number."))
        return where_used(request, self, thing)
