"""One text of an import: what was repaired, word by word, what was found, how it is built, and what can be corrected."""

from __future__ import annotations

import uuid
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from unfold.widgets import UnfoldAdminTextInputWidget

from articles.admin import import_report
from articles.admin.editor.form_values import sent_values
from articles.admin.history.text_difference import differences
from articles.models import Article, ImportItem, UnsavedDraft
from articles.models.import_merging import content_from_source
from articles.models.importing import Outcome

REPAIRS_SHOWN = 200


class CorrectionForm(forms.Form):
    """What a person knows better than the import; blank: as it was read."""

    title = forms.CharField(
        label=_("Title"), max_length=200, required=False, widget=UnfoldAdminTextInputWidget()
    )
    slug = forms.SlugField(
        label=_("Address"), max_length=120, required=False, widget=UnfoldAdminTextInputWidget()
    )


def item_page(request: HttpRequest, admin: Any, object_id: int, number: int) -> HttpResponse:
    """Shows the text; by POST keeps the corrections and whether it is left out."""
    item = _item(object_id, number)
    may_act = admin.may_act(request, item.batch) and not item.is_done
    form = CorrectionForm(
        request.POST or None, initial={"title": item.title, "slug": item.slug} | item.corrections
    )
    if request.method == "POST":
        if not may_act:
            raise PermissionDenied
        if form.is_valid():
            return _correct(request, item, form)
    repairs = [
        repair | {"pieces": list(differences(repair["before"], repair["after"]))}
        for repair in item.repairs[:REPAIRS_SHOWN]
    ]
    context = {
        **admin.admin_site.each_context(request),
        "title": str(item),
        "opts": admin.opts,
        "item": item,
        "form": form,
        "may_act": may_act,
        "may_merge": item.outcome == Outcome.PROTECTED and request.user.has_perm("articles.change_article"),  # type: ignore[union-attr]
        "repairs": repairs,
        "more_repairs": len(item.repairs) - len(repairs),
        "warnings": import_report.warnings(item.known),
        "citations": import_report.citations(item.known),
        "unmapped": import_report.unmapped(item.known),
        "next": item.batch.items.filter(number__gt=item.number).first(),
        "previous": item.batch.items.filter(number__lt=item.number).last(),
    }
    return TemplateResponse(request, "admin/articles/imports/item.html", context)


def merge(request: HttpRequest, admin: Any, object_id: int, number: int) -> HttpResponse:
    """Opens the page on which the source's new text and the one that was edited here are brought together."""
    item = _item(object_id, number)
    if not request.user.has_perm("articles.change_article") or item.article is None:  # type: ignore[union-attr]
        raise PermissionDenied
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    found = content_from_source(item)
    if found is None:
        messages.error(request, gettext("The source is not at hand any more: hand it over again."))
        return HttpResponseRedirect(_url("item", item))
    content, base = found
    draft = _as_unsaved(request, admin, item.article, content, base)
    address = reverse("admin:articles_article_merge", args=[item.article.pk])
    return HttpResponseRedirect(f"{address}?unsaved={draft.pk}")


def _as_unsaved(
    request: Any, admin: Any, article: Article, content: dict[str, Any], base: int
) -> UnsavedDraft:
    """The source's text as one that this person is about to save over the version that it knew."""
    pages = admin.admin_site.get_model_admin(Article)
    form = pages.get_form(request, article, change=True)(instance=pages.get_object(request, str(article.pk)))
    values = dict(pair for name, value in content.items() for pair in sent_values(form, name, value))
    opening = uuid.uuid4()
    UnsavedDraft.objects.keep(
        opening, by=request.user, page_field="article", page=article, values=values, base_version=base
    )
    return UnsavedDraft.objects.get(person=request.user, opening=opening)


def _item(batch: int, number: int) -> ImportItem:
    return get_object_or_404(
        ImportItem.objects.select_related("batch", "article"), batch=batch, number=number
    )


def _correct(request: HttpRequest, item: ImportItem, form: CorrectionForm) -> HttpResponse:
    read = {"title": item.title, "slug": item.slug}
    item.corrections = {
        name: value for name, value in form.cleaned_data.items() if value and value != read[name]
    }
    item.is_left_out = "leave_out" in request.POST
    item.save(update_fields=["corrections", "is_left_out"])
    messages.success(request, gettext("Kept for the import."))
    return HttpResponseRedirect(_url("item", item))


def _url(name: str, item: ImportItem) -> str:
    return reverse(f"admin:articles_importbatch_{name}", args=[item.batch_id, item.number])
