"""The admin of pages: the form edits the newest text as a new version, the verbs of the model do the rest."""

from collections.abc import Callable
from functools import partial, update_wrapper
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import QuerySet
from django.forms.widgets import Script
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST
from taggit.managers import TaggableManager

from articles.admin import ai_fields
from articles.admin.comments.comment_acts import comment, comment_act
from articles.admin.comments.comments_page import comments_page
from articles.admin.editor import beside, markdown_editor
from articles.admin.editor.accept_in_place import accept_in_place
from articles.admin.editor.autosave import settle
from articles.admin.editor.keeping import KeepingAdmin
from articles.admin.editor.live_preview import live_preview
from articles.admin.editor.preview import preview
from articles.admin.editorial_form import EditorialForm
from articles.admin.findings_panel import panel
from articles.admin.history.milestone_page import milestone_page
from articles.admin.history.since_review import changed_since_review
from articles.admin.history.story_page import story
from articles.admin.history.version_list import version_list
from articles.admin.history.version_pages import restore_version, version_comparison
from articles.admin.page_state import state_label
from articles.admin.share.share_page import share_page
from articles.admin.tasks.task_acts import give_task, task_act
from articles.admin.tasks.tasks_page import tasks_page
from articles.admin.upkeep.saved_filters import SavedFiltersMixin
from articles.admin.upkeep.where_used import where_used
from articles.admin.widgets import TagInput, TextArea
from articles.admin.workflow.several_at_once import SeveralAtOnceMixin
from articles.admin.workflow.verb import Verb
from articles.admin.workflow.verb_page import verb_page
from articles.admin.workflow.verbs import VERBS
from articles.pages.newest_text import fill_in


class EditorialAdmin(SeveralAtOnceMixin, SavedFiltersMixin, KeepingAdmin):
    """Shared by articles and treatments. The row holds the live text: nothing here writes it but the verbs."""

    class Media:
        css = {"all": ("css/beside.css",)}
        js = (Script("js/beside/main.js", type="module"),)

    form = EditorialForm
    change_form_template = "admin/articles/editorial_change_form.html"
    formfield_overrides = {
        models.TextField: {"widget": TextArea()},
        TaggableManager: {"widget": TagInput()},
    }
    warn_unsaved_form = False  # static/js/editor/unsaved.js asks
    show_facets = admin.ShowFacets.ALLOW
    list_select_related: tuple[str, ...] = ("latest_revision",)
    date_hierarchy = "changed_at"
    long_columns: tuple[str, ...] = ()
    # Editable columns of the row that are not part of a version.
    outside_versions: tuple[str, ...] = ()

    # --- who may --------------------------------------------------------------------------------------------------

    def has_publish_permission(self, request: HttpRequest, page: Any = None) -> bool:
        return self._has(request, f"publish_{self.opts.model_name}")

    def has_review_permission(self, request: HttpRequest, page: Any = None) -> bool:
        return self._has(request, f"review_{self.opts.model_name}")

    def has_override_permission(self, request: HttpRequest, page: Any = None) -> bool:
        return self._has(request, "override_findings") and self.has_view_permission(request, page)

    def has_comment_permission(self, request: HttpRequest, page: Any = None) -> bool:
        """Those who write and those who review talk about a text."""
        return self.has_change_permission(request, page) or self.has_review_permission(request, page)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """What was public once is withdrawn, never deleted."""
        return super().has_delete_permission(request, obj) and (obj is None or obj.published_at is None)

    def has_share_permission(self, request: HttpRequest, page: Any = None) -> bool:
        """Those who write it and those who review it."""
        return self.has_change_permission(request, page) or self.has_review_permission(request, page)

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """A draft goes with all its records; nothing of another page goes with it."""
        names = [str(page) for page in objs]
        return names, {self.opts.verbose_name_plural: len(names)}, set(), []

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        obj.remove(by=request.user)

    def may(self, request: HttpRequest, verb: Verb, page: Any) -> bool:
        return getattr(self, f"has_{verb.permission}_permission")(request, page)

    def _has(self, request: HttpRequest, codename: str) -> bool:
        return request.user.has_perm(f"{self.opts.app_label}.{codename}")

    # --- the list -------------------------------------------------------------------------------------------------

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Lists know who signed, and do without the long columns."""
        pages = super().get_queryset(request)
        match = request.resolver_match
        is_list = match is not None and (match.url_name or "").endswith("_changelist")
        return pages.with_signature().defer(*self.long_columns) if is_list else pages

    # --- the form -------------------------------------------------------------------------------------------------

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Any:
        page = super().get_object(request, object_id, from_field)
        return page and fill_in(page)

    def get_view_on_site_url(self, obj: Any = None) -> str | None:
        """Only what is public has a page to look at; for all else there is the preview."""
        return super().get_view_on_site_url(obj) if obj is not None and obj.is_published else None

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """The line about what changed is for those who write."""
        fieldsets = super().get_fieldsets(request, obj)
        writes = self.has_change_permission(request, obj) if obj else self.has_add_permission(request)
        fieldsets = [*fieldsets, ai_fields.fieldset(may_lift=writes)]
        return [*fieldsets, (None, {"fields": ["version_note"]})] if writes else fieldsets

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        if not change:
            super().save_model(request, obj, form, change)
            return
        names = [name for name in self.outside_versions if name in form.changed_data]
        if names:
            self.model.objects.filter(pk=obj.pk).update(**{name: form.cleaned_data[name] for name in names})

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """The text, its relations included, becomes a version; the form's own save_m2m would write the live ones."""
        for formset in formsets:
            self.save_formset(request, form, formset, change=change)
        page = self.model.objects.get(pk=form.instance.pk)
        note = form.cleaned_data.get("version_note", "")
        reason = form.cleaned_data.get("lifted_reason", "")
        page.edit(
            form.changed_content(), by=request.user, note=note, base=form.base_version, lifted_reason=reason
        )
        if any(formset.has_changed() for formset in formsets):
            page.after_visibility_change()  # what a treatment is used for is searched for, too
        settle(request, page)

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: Any = None,
    ) -> HttpResponse:
        context = self._page_context(request, object_id) if object_id else {}
        context["markdown_editor"] = markdown_editor.parts()
        context["beside"] = beside.settings(request, self, context.get("page"))
        return super().changeform_view(request, object_id, form_url, {**context, **(extra_context or {})})

    def _page_context(self, request: HttpRequest, object_id: str) -> dict[str, Any]:
        page = (
            self.model.objects.select_related("latest_revision", "live_revision")
            .filter(pk=_key(object_id))
            .first()
        )
        if page is None or request.method == "POST" or not self.has_view_permission(request, page):
            return {"page": page, "urls": self.page_urls(page) if page else {}}
        return {
            "page": page,
            "state": state_label(page),
            "urls": self.page_urls(page),
            "may_share": self.has_share_permission(request, page),
            "page_verbs": self._verb_links(request, page),
            "panel": panel(page, self.model),
            "approval": page.approval,
            "since": changed_since_review(page),
            "planned": page.planned_change,
            "open_comments": page.comments.open().count(),
            "sent_back": page.reviews.filter(digest=page.content_digest).sent_back().first(),
        }

    def _verb_links(self, request: HttpRequest, page: Any) -> list[dict[str, Any]]:
        states = page.states()
        return [
            {
                "title": verb.title,
                "icon": verb.icon,
                "variant": verb.variant,
                "link": self.page_url(verb.name, page),
            }
            for verb in VERBS
            if self.may(request, verb, page) and verb.is_possible(page, states)
        ]

    def response_add(
        self, request: HttpRequest, obj: Any, post_url_continue: str | None = None
    ) -> HttpResponse:
        """A new page stays open, so that its findings are seen."""
        if not {"_addanother", "_popup"} & set(request.POST):
            answers = request.POST.copy()
            answers["_continue"] = "1"
            request.POST = answers  # type: ignore[assignment]
        return super().response_add(request, obj, post_url_continue)

    # --- more pages -----------------------------------------------------------------------------------------------

    def change_url(self, page: Any) -> str:
        return self.page_url("change", page)

    def page_url(self, name: str, page: Any, *more: Any) -> str:
        return reverse(f"{self.admin_site.name}:{self._url_name(name)}", args=[page.pk, *more])

    def page_urls(self, page: Any) -> dict[str, str]:
        names = ("versions", "version-comparison", "story", "preview", "uses", "share", "comments", "tasks")
        return {name.replace("-", "_"): self.page_url(name, page) for name in names}

    def get_urls(self) -> list[URLPattern]:
        more: list[tuple[str, str, Callable[..., HttpResponse], str]] = [
            ("versions", "versions/", version_list, "view"),
            ("version-comparison", "versions/compare/", version_comparison, "view"),
            ("milestone", "versions/<int:number>/milestone/", milestone_page, "change"),
            ("restore", "versions/<int:number>/restore/", require_POST(restore_version), "change"),
            ("story", "story/", story, "view"),
            ("preview", "preview/", preview, "view"),
            ("share", "share/", share_page, "share"),
            ("live-preview", "live-preview/", live_preview, "view"),
            ("accept-in-place", "accept-in-place/", accept_in_place, "override"),
            ("uses", "uses/", where_used, "view"),
            ("comments", "comments/", comments_page, "view"),
            ("comment", "comments/add/", comment, "comment"),
            ("comment-act", "comments/<int:key>/", comment_act, "comment"),
            ("tasks", "tasks/", tasks_page, "view"),
            ("task", "tasks/add/", give_task, "comment"),
            ("task-act", "tasks/<int:key>/", task_act, "view"),
        ]
        pages = [self._url(name, route, view, permission) for name, route, view, permission in more]
        verbs = [
            self._url(verb.name, f"{verb.name}/", partial(verb_page, verb=verb), verb.permission)
            for verb in VERBS
        ]
        new = self._url_of_new("new-live-preview", "add/live-preview/", live_preview)
        return [*pages, new, *verbs, *super().get_urls()]

    def _url(self, name: str, route: str, view: Callable[..., HttpResponse], permission: str) -> URLPattern:
        return path(
            f"<int:object_id>/{route}",
            self.admin_site.admin_view(self._for_page(view, permission)),
            name=self._url_name(name),
        )

    def _for_page(self, view: Callable[..., HttpResponse], permission: str) -> Callable[..., HttpResponse]:
        """Gives the view the page, after checking the permission on exactly that page."""

        def view_of_page(request: HttpRequest, object_id: int, **kwargs: Any) -> HttpResponse:
            page = self.get_queryset(request).select_related("latest_revision").filter(pk=object_id).first()
            if not getattr(self, f"has_{permission}_permission")(request, page):
                raise PermissionDenied
            if page is None:
                raise Http404(gettext("There is no such page."))
            return view(request, self, page, **kwargs)

        return update_wrapper(view_of_page, getattr(view, "func", view))

    def _url_name(self, name: str) -> str:
        return f"{self.opts.app_label}_{self.opts.model_name}_{name}"


def _key(object_id: str) -> int | None:
    return int(object_id) if object_id.isdecimal() and len(object_id) < 19 else None
