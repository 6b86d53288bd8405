"""Many pictures at once: dragged onto the page and sent one after the other with their progress; without scripts as one form."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext

from articles.admin.editor.picture_upload import title_of
from articles.models import Image
from articles.picture_files import NotAPicture

MOST_IN_A_FORM = 50  # with scripts there is no limit: each file is a request of its own


def add_many(request: HttpRequest, admin: Any) -> HttpResponse:
    """POST pictures → what became of each; one that is refused stops no other."""
    if not admin.has_add_permission(request):
        raise PermissionDenied
    results = [_taken_in(request, admin, file) for file in request.FILES.getlist("pictures")[:MOST_IN_A_FORM]]
    left_out = len(request.FILES.getlist("pictures")) - len(results)
    keys = ",".join(str(result["image"].pk) for result in results if "image" in result)
    context = {
        **admin.admin_site.each_context(request),
        "title": gettext("Add pictures"),
        "opts": admin.opts,
        "results": results,
        "left_out": left_out,
        "complete_url": reverse("admin:articles_image_complete"),
        "keys": keys,
    }
    return TemplateResponse(request, "admin/articles/pictures/add_many.html", context)


def _taken_in(request: HttpRequest, admin: Any, file: Any) -> dict[str, Any]:
    try:
        image, is_new = Image.objects.take_in(file, title=title_of(file.name))
    except NotAPicture as refusal:
        return {"name": file.name, "reason": str(refusal)}
    if is_new:
        admin.log_addition(request, image, [{"added": {}}])
    return {"name": file.name, "image": image, "is_new": is_new}
