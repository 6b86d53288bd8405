"""The form of a page loses no word: what is typed is kept while typing, and offered when the form is opened again."""

from collections.abc import Callable
from functools import partial, update_wrapper
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.views.decorators.http import require_POST
from unfold.admin import ModelAdmin

from articles.admin.editor.autosave import autosave, keep_refused
from articles.admin.editor.presence import leave, others, presence, words_of
from articles.admin.editor.unsaved_content import chosen_draft, form_data
from articles.admin.editor.unsaved_texts import decide, discarded, offers, state_of_form
from articles.admin.history.merge_page import merge_page
from articles.models.versioned_text import VersionedText

SAVED_COOKIE = "saved_opening"  # tells static/js/kept_texts.js what this browser need not keep any longer


class KeepingAdmin(ModelAdmin):
    """For pages: their form with what its writer left unsaved."""

    class Media:
        js = ("js/autosave.js", "js/presence.js")

    # --- the form -------------------------------------------------------------------------------------------------

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: Any = None,
    ) -> HttpResponse:
        page = self._page(request, object_id)
        context = self._keeping_context(request, page) if page or object_id is None else {}
        try:
            return super().changeform_view(request, object_id, form_url, {**context, **(extra_context or {})})
        except VersionedText.Stale:
            return HttpResponseRedirect(self._merge_url(request, page))

    def _merge_url(self, request: HttpRequest, page: Any) -> str:
        """Keeps the refused text, and leads to where it is merged with the newer version."""
        draft = keep_refused(request, self, page)
        return f"{self.unsaved_url('merge', page)}?unsaved={draft.pk}"

    def _page(self, request: HttpRequest, object_id: str | None) -> Any:
        if object_id is None or not object_id.isdecimal() or len(object_id) > 18:
            return None
        pages = self.get_queryset(request).select_related("latest_revision__created_by")
        return pages.filter(pk=int(object_id)).first()

    def _keeping_context(self, request: HttpRequest, page: Any) -> dict[str, Any]:
        may_view = self.has_view_permission(request, page) if page else False
        context: dict[str, Any] = self._presence(request, page) if may_view else {}
        may_write = self.has_change_permission(request, page) if page else self.has_add_permission(request)
        if may_write:
            context["keeping"] = state_of_form(request, self, page)
        if may_write and request.method == "GET" and not context["keeping"]["continued"]:
            context |= {"offers": offers(request, self, page), "discarded": discarded(request, self, page)}
        return context

    def _presence(self, request: HttpRequest, page: Any) -> dict[str, Any]:
        urls = {name: self.unsaved_url(name, page) for name in ("presence", "leave")}
        return {"presence": urls | {"words": words_of(others(page, request.user))}}

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        form = super().get_form(request, obj, change, **kwargs)
        draft = chosen_draft(request, self, obj)
        return type(form.__name__, (form,), {"unsaved": form_data(draft.values)}) if draft else form

    def get_formset_kwargs(self, request: HttpRequest, obj: Any, inline: Any, prefix: str) -> dict[str, Any]:
        """Rows beside the text are filled in from the unsaved text, too."""
        kwargs: dict[str, Any] = super().get_formset_kwargs(request, obj, inline, prefix)
        draft = chosen_draft(request, self, obj if obj and obj.pk else None)
        if draft and f"{prefix}-TOTAL_FORMS" in draft.values:
            kwargs |= {"data": form_data(draft.values), "files": {}}
        return kwargs

    def response_add(
        self, request: HttpRequest, obj: Any, post_url_continue: str | None = None
    ) -> HttpResponse:
        return _marked_as_saved(request, super().response_add(request, obj, post_url_continue))

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        return _marked_as_saved(request, super().response_change(request, obj))

    # --- more addresses -------------------------------------------------------------------------------------------

    def unsaved_url(self, name: str, page: Any = None, *more: Any) -> str:
        """The address of one of these views, for a page or for one that is still to be made."""
        name = (
            f"{self.opts.app_label}_{self.opts.model_name}_{name if page or name == 'add' else f'new-{name}'}"
        )
        return reverse(f"{self.admin_site.name}:{name}", args=[*([page.pk] if page else []), *more])

    def get_urls(self) -> list[URLPattern]:
        discard, take_back = (require_POST(partial(decide, is_taken_back=back)) for back in (False, True))
        more: list[tuple[str, str, Callable[..., HttpResponse]]] = [
            ("new-autosave", "add/autosave/", autosave),
            ("new-discard", "add/unsaved/<int:number>/discard/", discard),
            ("new-take-back", "add/unsaved/<int:number>/take-back/", take_back),
        ]
        of_page: list[tuple[str, str, Callable[..., HttpResponse], str]] = [
            ("autosave", "autosave/", autosave, "change"),
            ("discard", "unsaved/<int:number>/discard/", discard, "change"),
            ("take-back", "unsaved/<int:number>/take-back/", take_back, "change"),
            ("merge", "merge/", merge_page, "change"),
            ("presence", "presence/", presence, "view"),
            ("leave", "leave/", leave, "view"),
        ]
        pages = [self._url(*each) for each in of_page]
        return pages + [self._url_of_new(*each) for each in more] + super().get_urls()

    def _url(self, name: str, route: str, view: Callable[..., HttpResponse], permission: str) -> URLPattern:
        """The pattern of a view of one page, behind that permission on it."""
        raise NotImplementedError

    def _url_of_new(self, name: str, route: str, view: Callable[..., HttpResponse]) -> URLPattern:
        name = f"{self.opts.app_label}_{self.opts.model_name}_{name}"
        return path(route, self.admin_site.admin_view(self._for_new_page(view)), name=name)

    def _for_new_page(self, view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        def view_of_new_page(request: HttpRequest, **kwargs: Any) -> HttpResponse:
            if not self.has_add_permission(request):
                raise PermissionDenied
            return view(request, self, **kwargs)

        return update_wrapper(view_of_new_page, getattr(view, "func", view))


def _marked_as_saved(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    if opening := request.POST.get("opening", "")[:36]:
        place = reverse("admin:index")
        response.set_cookie(
            SAVED_COOKIE, opening, max_age=600, path=place, samesite="Lax", secure=request.is_secure()
        )
    return response
