"""Pictures as files, for an installation without a file server of its own in front."""

import mimetypes

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.csp import CSP
from django.utils.translation import gettext
from django.views.decorators.csp import csp_override

from articles import drawn_cards
from articles.models import PictureFile

A_YEAR = 365 * 24 * 60 * 60
AN_HOUR = 60 * 60


@csp_override({"default-src": [CSP.NONE], "sandbox": []})
def media(request: HttpRequest, path: str) -> HttpResponseBase:
    """A stored file; 410 from the moment at which the picture's consent is withdrawn or its licence has ended.

    The name carries a hash of the content, so that it may be kept for ever; what may have to go is kept for an hour.
    """
    if path.startswith(
        drawn_cards.FOLDER
    ):  # what is not public any more has no picture either: its own view knows
        raise Http404(path)
    images = [file.image for file in PictureFile.objects.of_name(path) if file.image]
    if images and not any(image.is_showable() for image in images):
        return HttpResponse(
            gettext("This picture is not shown any more."), status=410, content_type="text/plain"
        )
    etag = f'"{path.rpartition("/")[2]}"'
    if request.headers.get("If-None-Match") == etag:
        response: HttpResponseBase = HttpResponse(status=304)
    else:
        response = _file(path)
    if response.status_code < 400:
        may_go = any(image.may_go for image in images)
        response.headers["Cache-Control"] = (
            f"public, max-age={AN_HOUR}" if may_go else f"public, max-age={A_YEAR}, immutable"
        )
        response.headers["ETag"] = etag
    return response


def _file(path: str) -> HttpResponseBase:
    """The bytes; 503 where the storage does not answer, so that nobody takes the picture for gone."""
    try:
        file = default_storage.open(path)
    except (FileNotFoundError, IsADirectoryError) as error:
        raise Http404(path) from error
    except OSError:
        return HttpResponse(
            gettext("The picture can't be read just now."),
            status=503,
            content_type="text/plain",
            headers={"Retry-After": "30"},
        )
    kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
    return FileResponse(file, content_type=kind)
