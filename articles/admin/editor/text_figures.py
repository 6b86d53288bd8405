"""Words, minutes and reading age of a text while it is written: the same functions that the page and the check use."""

from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_POST

from articles.admin.editor.writing_access import for_writers
from articles.compliance.passage import Passage
from articles.compliance.reading_age import reading_age
from articles.rendering import reading_minutes, to_html


@for_writers
@require_POST
def text_figures(request: HttpRequest) -> JsonResponse:
    """POST text → {"words", "minutes", "reading_age" (years, or null for a short text), "line" (all in words)}."""
    text = request.POST.get("text", "").replace("\r\n", "\n")
    words = to_html(text).words
    minutes, age = reading_minutes(words), reading_age(Passage(text))
    return JsonResponse(
        {"words": words, "minutes": minutes, "reading_age": age, "line": _line(words, minutes, age)}
    )


def _line(words: int, minutes: int, age: int | None) -> str:
    parts = [
        ngettext("%(count)s word", "%(count)s words", words) % {"count": f"{words:,}"},
        ngettext("%(count)s minute to read", "%(count)s minutes to read", minutes) % {"count": minutes},
    ]
    if age is not None:
        parts.append(gettext("reading age %(age)s") % {"age": age})
    return " · ".join(parts)
