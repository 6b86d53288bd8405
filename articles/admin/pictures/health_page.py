"""The state of the library: how many pictures have which weakness, and what to do first."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext

from articles.admin.pictures.weaknesses import WEAKNESSES
from articles.models import Image


def health_page(request: HttpRequest, admin: Any) -> HttpResponse:
    """Each weakness with its number and the list of its pictures, those that readers suffer from first."""
    if not admin.has_view_permission(request):
        raise PermissionDenied
    rows = [{"weakness": each, "count": each.select(Image.objects.all()).count()} for each in WEAKNESSES]
    found = [row for row in rows if row["count"]]
    context = {
        **admin.admin_site.each_context(request),
        "title": gettext("State of the picture library"),
        "opts": admin.opts,
        "total": Image.objects.count(),
        "waiting": Image.objects.waiting().count(),
        "urgent": [row for row in found if row["weakness"].is_urgent],
        "others": [row for row in found if not row["weakness"].is_urgent],
        "list_url": reverse("admin:articles_image_changelist"),
    }
    return TemplateResponse(request, "admin/articles/pictures/health.html", context)
