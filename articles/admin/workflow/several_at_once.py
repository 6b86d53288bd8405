"""Verbs on several pages of a list at once: each by itself, each refusal with its reason."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.admin.upkeep.bulk_edit import bulk_edit
from articles.admin.workflow.verb_page import REFUSALS, reason_of


class SeveralAtOnceMixin:
    """The actions of a list of articles or treatments."""

    actions: tuple[str, ...] = ("submit_selected", "publish_selected", "edit_selected")

    @admin.action(description=_("Submit for review"), permissions=["change"])
    def submit_selected(self, request: HttpRequest, queryset: Any) -> None:
        self._each(
            request,
            queryset,
            "change",
            lambda page: page.submit(by=request.user),
            gettext("%(count)s submitted."),
        )

    @admin.action(description=_("Publish now"), permissions=["publish"])
    def publish_selected(self, request: HttpRequest, queryset: Any) -> None:
        self._each(
            request,
            queryset,
            "publish",
            lambda page: page.publish(by=request.user),
            gettext("%(count)s published."),
        )

    @admin.action(description=_("Change many pages …"), permissions=["change"])
    def edit_selected(self, request: HttpRequest, queryset: Any) -> HttpResponse:
        return bulk_edit(request, self, queryset)

    def _each(
        self, request: HttpRequest, queryset: Any, permission: str, act: Callable[[Any], None], done: str
    ) -> None:
        """Performs a verb on each page by itself and says of each refusal why."""
        count = 0
        for page in queryset.select_related("latest_revision"):
            try:
                if not getattr(self, f"has_{permission}_permission")(request, page):
                    raise PermissionDenied(gettext("You may not do this."))
                with transaction.atomic():
                    act(page)
                count += 1
            except REFUSALS as refusal:
                messages.error(request, f"{page}: {reason_of(refusal)}")
        if count:
            messages.success(request, done % {"count": count})
