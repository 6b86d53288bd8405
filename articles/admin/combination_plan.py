"""Combination plans: written by writers, signed by clinicians, published by editors."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db.models import Case, QuerySet, Value, When
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from unfold.admin import ModelAdmin, StackedInline
from unfold.decorators import display

from articles.models import CombinationPlan, PlanComponent


class PlanComponentInline(StackedInline):
    model = PlanComponent
    autocomplete_fields = ("treatment",)
    fields = (("position", "treatment"), ("role", "layer"))
    extra = 0


@admin.register(CombinationPlan)
class CombinationPlanAdmin(ModelAdmin):
    list_display = ("name", "summary", "is_signed", "signed_by", "is_on_the_site", "position")
    list_select_related = ("signed_by",)
    list_filter = (("published_at", admin.EmptyFieldListFilter),)
    search_fields = ("name", "summary")
    prepopulated_fields = {"slug": ("name",)}
    fields = ("name", "slug", "summary", "rationale", "position")
    inlines = (PlanComponentInline,)
    actions = ("sign_selected", "publish_selected", "withdraw_selected")

    def get_queryset(self, request: HttpRequest) -> QuerySet[CombinationPlan]:
        public = CombinationPlan.objects.published().values("pk")
        return (
            super()
            .get_queryset(request)
            .annotate(is_public_now=Case(When(pk__in=public, then=Value(True)), default=Value(False)))
        )

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> dict[str, Any]:
        return {} if obj else super().get_prepopulated_fields(request, obj)

    @display(description=gettext_lazy("signed as it stands"), boolean=True)
    def is_signed(self, plan: CombinationPlan) -> bool:
        return plan.is_signed

    @display(description=gettext_lazy("on the site"), boolean=True)
    def is_on_the_site(self, plan: CombinationPlan) -> bool:
        return plan.is_public_now  # type: ignore[attr-defined]

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        plan, was_signed = form.instance, form.instance.is_signed
        plan.note_changes()
        if was_signed and not plan.is_signed:
            messages.warning(
                request, _("The plan was changed: it is off the site until a clinician signs it again.")
            )
        for finding in plan.findings():
            messages.warning(
                request, f"{finding.rule} “{finding.text}”: {finding.reason} {finding.suggestion}"
            )

    def has_sign_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("articles.sign_combinationplan")

    def has_publish_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("articles.publish_combinationplan")

    @admin.action(description=gettext_lazy("Sign as they stand"), permissions=["sign"])
    def sign_selected(self, request: HttpRequest, queryset: QuerySet[CombinationPlan]) -> None:
        self._each(request, queryset, lambda plan: plan.sign(by=request.user), _("Signed: %(plan)s"))

    @admin.action(description=gettext_lazy("Publish"), permissions=["publish"])
    def publish_selected(self, request: HttpRequest, queryset: QuerySet[CombinationPlan]) -> None:
        self._each(request, queryset, lambda plan: plan.publish(by=request.user), _("Published: %(plan)s"))

    @admin.action(description=gettext_lazy("Take off the site"), permissions=["publish"])
    def withdraw_selected(self, request: HttpRequest, queryset: QuerySet[CombinationPlan]) -> None:
        self._each(request, queryset, CombinationPlan.withdraw, _("Off the site: %(plan)s"))

    def _each(
        self,
        request: HttpRequest,
        plans: QuerySet[CombinationPlan],
        verb: Callable[[CombinationPlan], None],
        done: str,
    ) -> None:
        for plan in plans:
            try:
                verb(plan)
            except CombinationPlan.CannotSign:
                why = _("your sign-in belongs to no practitioner with a registration number.")
            except CombinationPlan.Unsigned:
                why = _("a clinician signs it first, as it stands.")
            except CombinationPlan.Forbidden as forbidden:
                why = str(forbidden)
            except ValidationError as refused:
                why = " ".join(refused.messages)
            else:
                messages.success(request, done % {"plan": plan})
                continue
            messages.error(request, f"{plan}: {why}")
