"""What was pasted as HTML, given back as clean Markdown."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from articles.admin.editor.writing_access import for_writers
from articles.pasting import to_markdown

MAX_CHARACTERS = 2_000_000


@for_writers
@require_POST
def pasted_text(request: HttpRequest) -> JsonResponse:
    """POST html → {"markdown"}; 413 with {"message"} for more than a book's worth."""
    html = request.POST.get("html", "")
    if len(html) > MAX_CHARACTERS:
        message = gettext("This is too much to clean at once: its plain text was pasted instead.")
        return JsonResponse({"message": message}, status=413)
    return JsonResponse({"markdown": to_markdown(html, own_host=urlsplit(settings.SITE_URL).netloc)})
