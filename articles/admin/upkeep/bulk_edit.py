"""Many pages changed in one way: choose what, see what becomes of each page, then do it."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext, ngettext

from articles.admin.history.field_differences import differences_of
from articles.admin.history.text_difference import fold
from articles.admin.upkeep.bulk_operations import ValueForm, operations
from articles.models import BulkEdit

MOST = 500  # pages of one change: more than a person looks through


def bulk_edit(request: HttpRequest, admin: Any, queryset: Any) -> HttpResponse:
    """One step of the three, told apart by what the form holds; each is posted to the list as its action."""
    chosen = list(queryset.select_related("latest_revision")[: MOST + 1])
    pages = [page for page in chosen[:MOST] if admin.has_change_permission(request, page)]
    operation = operations(admin.model).get(request.POST.get("operation", ""))
    is_asked = operation is not None and "is_answered" in request.POST
    form = operation and ValueForm(request.POST if is_asked else None, model=admin.model, operation=operation)
    is_ready = bool(form and is_asked and form.is_valid())
    is_confirmed = "is_confirmed" in request.POST
    # Another value than the one whose effect was shown is shown first.
    if form and is_ready and is_confirmed and request.POST.get("previewed") == form.what:
        return _perform(request, pages, form)
    context = {
        **admin.admin_site.each_context(request),
        "title": gettext("Change many pages"),
        "opts": admin.opts,
        "pages": pages,
        "is_cut": len(chosen) > MOST,
        "most": MOST,
        "operations": operations(admin.model).values(),
        "operation": operation,
        "form": form,
        "previews": _previews(pages, form.change) if form and is_ready else None,
        "back": reverse(f"admin:{admin.opts.app_label}_{admin.opts.model_name}_changelist"),
    }
    return TemplateResponse(request, "admin/articles/bulk_edit.html", context)


def _previews(pages: list[Any], change: Any) -> list[dict[str, Any]]:
    """What becomes of each page that changes at all."""
    found = []
    for page in pages:
        content = page.draft_content()
        if values := change.of(content):
            differences = differences_of(type(page), content, {**content, **values})
            for each in differences:
                each["pieces"] = list(fold(each["pieces"], around=1))
            found.append({"page": page, "number": _number(page), "differences": differences})
    return found


def _perform(request: HttpRequest, pages: list[Any], form: ValueForm) -> HttpResponse:
    seen = [(page, _seen(request, page)) for page in pages if f"seen-{page.pk}" in request.POST]
    edit, refusals = BulkEdit.objects.perform(seen, form.change, what=form.what, by=request.user)
    count = edit.pages.count()
    for page, reason in refusals:
        messages.warning(request, f"{page}: {reason}")
    messages.success(
        request,
        ngettext(
            "%(count)s page has a new version. Live pages stay as they are until it is published.",
            "%(count)s pages have a new version. Live pages stay as they are until it is published.",
            count,
        )
        % {"count": count},
    )
    return HttpResponseRedirect(reverse("admin:articles_bulkedit_change", args=[edit.pk]))


def _number(page: Any) -> int:
    return page.latest_revision.number if page.latest_revision else 0


def _seen(request: HttpRequest, page: Any) -> int:
    """The version that the preview showed; one that can't be read is none, which the page then refuses."""
    text = request.POST.get(f"seen-{page.pk}", "")
    return int(text) if text.isdecimal() and len(text) < 10 else -1
