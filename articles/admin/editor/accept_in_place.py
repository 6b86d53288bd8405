"""Accepting findings beside the text: the same verb as on its own page, without leaving the form."""

from typing import Any

from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_POST

from articles.admin.workflow.verb import blocking
from articles.admin.workflow.verb_forms import ReasonForm
from articles.models import AcceptedFinding


@require_POST
def accept_in_place(request: HttpRequest, admin: Any, page: Any) -> JsonResponse:
    """POST findings (fingerprints) and reason → {"message"}; 400 with what to do instead, and nothing is accepted."""
    if not page.has_unpublished_text:
        return _refused(gettext("This text is public already: a finding is accepted before it is published."))
    named = set(request.POST.getlist("findings"))
    chosen = [finding for finding in blocking(page) if finding.fingerprint in named]
    if not named or {finding.fingerprint for finding in chosen} != named:
        return _refused(gettext("These words are not in the saved text. Save first, then accept."))
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return _refused(gettext("Say why this may stay."))
    AcceptedFinding.objects.accept(page, chosen, by=request.user, reason=form.cleaned_data["reason"])
    done = ngettext("%(count)s finding is accepted.", "%(count)s findings are accepted.", len(chosen))
    return JsonResponse({"message": done % {"count": len(chosen)}})


def _refused(message: str) -> JsonResponse:
    return JsonResponse({"message": message}, status=400)
