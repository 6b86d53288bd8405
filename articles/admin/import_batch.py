"""Imports: what was handed over, what became of it, and the way back."""

from functools import partial
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from unfold.decorators import action, display

from articles.admin.imports import batch_page, choices_page, item_page, verbs
from articles.admin.imports.hand_over import hand_over, take_files
from articles.admin.read_only import ReadOnlyAdmin
from articles.models import ImportBatch


@admin.register(ImportBatch)
class ImportBatchAdmin(ReadOnlyAdmin):
    list_display = ("name", "state_name", "created_at", "created_by", "finished_at")
    list_select_related = ("created_by",)
    list_filter = ("state",)
    search_fields = ("name",)
    date_hierarchy = "created_at"
    actions_list = ("hand_over",)

    def may_import(self, request: HttpRequest) -> bool:
        return request.user.has_perm("articles.add_article")  # type: ignore[union-attr]

    def may_act(self, request: HttpRequest, batch: ImportBatch) -> bool:
        """Whose import it is decides about it, and who may publish decides about all."""
        user = request.user
        is_own = batch.created_by_id == user.pk
        return self.may_import(request) and (is_own or user.has_perm("articles.publish_article"))  # type: ignore[union-attr]

    def has_may_import_permission(self, request: HttpRequest) -> bool:
        return self.may_import(request)

    @action(
        description=_("Import texts"),
        url_path="hand-over",
        permissions=["may_import"],
        icon="upload_file",
    )
    def hand_over(self, request: HttpRequest) -> HttpResponse:
        return hand_over(request, self)

    @display(description=_("state"), ordering="state")
    def state_name(self, batch: ImportBatch) -> str:
        return batch.state_label

    def get_urls(self) -> list[URLPattern]:
        def view(function: Any) -> Any:
            return self.admin_site.admin_view(partial(self._seen, function))

        own = [
            ("<int:object_id>/files/", take_files, "files"),
            ("<int:object_id>/progress/", batch_page.progress, "progress"),
            ("<int:object_id>/items/", verbs.choose, "choose"),
            ("<int:object_id>/items/<int:number>/", item_page.item_page, "item"),
            ("<int:object_id>/items/<int:number>/merge/", item_page.merge, "merge"),
            ("<int:object_id>/names/", choices_page.choices_page, "choices"),
        ]
        urls = [
            path(route, view(function), name=f"articles_importbatch_{name}") for route, function, name in own
        ]
        for verb in verbs.VERBS:
            route = f"<int:object_id>/{verb.replace('_', '-')}/"
            urls.append(path(route, view(partial(verbs.do, verb=verb)), name=f"articles_importbatch_{verb}"))
        return [*urls, *super().get_urls()]

    def _seen(self, function: Any, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Only those who may see imports at all get further."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        response: HttpResponse = function(request, self, **kwargs)
        return response

    def change_view(self, request: HttpRequest, object_id: str, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method not in ("GET", "HEAD"):
            raise PermissionDenied  # what is done to an import has addresses of its own
        return self._seen(batch_page.batch_page, request, object_id=object_id)
