"""Pictures of the library, found for a text, with what is missing about each."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_GET

from articles.admin.editor import pickers
from articles.models import Image


def picture_pick(request: HttpRequest, admin: Any) -> JsonResponse:
    """?q= → the newest pictures that match and may be shown, for those who may view pictures."""
    if not admin.has_view_permission(request):
        raise PermissionDenied
    return _found(request)


@require_GET
def _found(request: HttpRequest) -> JsonResponse:
    words = request.GET.get("q", "").strip()
    named = Q(title__icontains=words) | Q(slug__icontains=words) | Q(alt__icontains=words)
    images = Image.objects.showable().select_related("credit").filter(named)
    return pickers.answer([as_result(image) for image in images[: pickers.MOST]])


def as_result(image: Image) -> dict[str, str]:
    """The picture as the editor inserts it, and what the check will miss about it."""
    return {
        "key": image.slug,
        "label": image.title,
        "state": " · ".join(missing_about(image)),
        "markdown": image.markdown,
        "thumbnail": image.smallest_url,
    }


def missing_about(image: Image) -> list[str]:
    missing = []
    if image.alt_state == Image.AltState.MISSING:
        missing.append(gettext("description missing"))
    if not image.credit_line:
        missing.append(gettext("credit missing"))
    return missing
