"""A picture that was dragged or pasted into a text: taken into the library, and the Markdown that shows it given back."""

from pathlib import PurePath
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from articles.admin.editor.picture_pick import as_result, missing_about
from articles.models import Image
from articles.picture_files import NotAPicture


def picture_upload(request: HttpRequest, admin: Any) -> JsonResponse:
    """POST picture → the picture as picture_pick gives it, with "message"; 400 with {"message"} for what is refused."""
    if not admin.has_add_permission(request):
        raise PermissionDenied
    return _taken_in(request, admin)


@require_POST
def _taken_in(request: HttpRequest, admin: Any) -> JsonResponse:
    file: Any = request.FILES.get("picture")
    if file is None:
        return JsonResponse({"message": gettext("No file arrived: try again.")}, status=400)
    try:
        image, is_new = Image.objects.take_in(file, title=title_of(file.name))
    except NotAPicture as refusal:
        return JsonResponse({"message": str(refusal)}, status=400)
    if is_new:
        admin.log_addition(request, image, [{"added": {}}])
    return JsonResponse(as_result(image) | {"pk": image.pk, "message": _message(image, is_new)})


def title_of(name: str) -> str:
    """The file's name in words; a picture straight from the clipboard has none worth keeping."""
    words = " ".join(PurePath(name or "").stem.replace("_", " ").replace("-", " ").split())
    return words if words and words != "image" else gettext("Pasted picture")


def _message(image: Image, is_new: bool) -> str:
    kept = (
        gettext("The picture is in the library.")
        if is_new
        else gettext("The library has this picture already.")
    )
    alike = Image.objects.resembling(image)[:1] if is_new else []
    if alike:
        kept += " " + gettext("It looks like “%(title)s”: keep one of them.") % {"title": alike[0]}
    missing = ", ".join(missing_about(image))
    return f"{kept} {gettext('Still to do: %(missing)s.') % {'missing': missing}}" if missing else kept
