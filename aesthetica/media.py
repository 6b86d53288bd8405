"""Pictures as files, for an installation without a file server of its own in front."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.csp import CSP
from django.utils.translation import gettext
from django.views.decorators.csp import csp_override
from django.views.static import serve

from articles.models import PictureFile

A_YEAR = 365 * 24 * 60 * 60
AN_HOUR = 60 * 60


@csp_override({"default-src": [CSP.NONE], "sandbox": []})
def media(request: HttpRequest, path: str) -> HttpResponseBase:
    """A stored file; 410 from the moment at which the picture's consent is withdrawn or its licence has ended.

    The name carries a hash of the content, so that it may be kept for ever; what may have to go is kept for an hour.
    """
    images = [file.image for file in PictureFile.objects.of_name(path) if file.image]
    if images and not any(image.is_showable() for image in images):
        return HttpResponse(
            gettext("This picture is not shown any more."), status=410, content_type="text/plain"
        )
    response = serve(request, path, document_root=str(settings.MEDIA_ROOT))
    may_go = any(image.may_go for image in images)
    kept = f"public, max-age={AN_HOUR}" if may_go else f"public, max-age={A_YEAR}, immutable"
    response.headers["Cache-Control"] = kept
    return response
