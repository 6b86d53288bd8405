"""Papers, and whether somebody has read them at their source."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.urls import URLPattern, path, reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from unfold.admin import ModelAdmin
from unfold.decorators import action, display

from articles.admin.citations.citation_pick import citation_pick, citation_quick_add
from articles.admin.citations.comparison_page import comparison_page
from articles.admin.citations.decision_page import decision_page
from articles.admin.citations.decisions import DECISIONS
from articles.admin.citations.mentions_page import mentions_page
from articles.admin.citations.reference_page import reference_page
from articles.admin.upkeep.where_used import WhereUsedMixin
from articles.models import Citation, CitationCheck, PageLink

COLOURS = {"verified": "success", "unverified": "warning", "mismatch": "danger", "unidentifiable": "danger"}


def _decision(name: str) -> Any:
    """The button of a decision, for those who may verify."""
    decision = DECISIONS[name]
    return action(
        description=decision.title,
        url_path=name.replace("_", "-"),
        permissions=["verify"],
        icon=decision.icon,
        variant=decision.variant,
    )


@admin.register(Citation)
class CitationAdmin(WhereUsedMixin, ModelAdmin):
    list_display = (
        "__str__",
        "title",
        "state_label",
        "study_type",
        "population",
        "verified_by",
        "verified_at",
    )
    list_filter = ("state", "study_type", "population", "direction")
    list_select_related = ("verified_by",)
    search_fields = ("key", "authors", "title", "journal", "doi", "pmid", "as_written")
    search_help_text = _("Authors, title, journal, DOI or PubMed number")
    prepopulated_fields = {"key": ("authors", "year")}
    readonly_fields = ("state", "verified_by", "verified_at", "source", "decisions")
    actions_list = ("add_references", "show_mentions")
    actions_detail = (*WhereUsedMixin.actions_detail, "compare", *DECISIONS)
    fieldsets = (
        (None, {"fields": ("key", "authors", ("year", "title"), ("journal", "volume"))}),
        (_("Where to find it"), {"fields": ("doi", "pmid", "url", "source")}),
        (_("What it shows"), {"fields": ("study_type", "population", "direction", "sample_size", "note")}),
        (_("Verification"), {"fields": ("state", ("verified_by", "verified_at"), "as_written", "decisions")}),
    )

    def has_verify_permission(self, request: HttpRequest, object_id: Any = None) -> bool:
        """Reading a paper and vouching for it is the medical reviewer's work."""
        return request.user.has_perm("articles.verify_citation")

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A paper that a page refers to stays."""
        may = super().has_delete_permission(request, obj)
        return may and (obj is None or not PageLink.objects.used_by(obj))

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """What was decided about a paper that no page uses goes with it."""
        objects, counts, needed, protected = super().get_deleted_objects(objs, request)
        return objects, counts, needed - {CitationCheck._meta.verbose_name}, protected

    def get_actions_detail(self, request: HttpRequest, object_id: Any) -> list[Any]:
        """Without the decision that the paper's state expresses already."""
        state = Citation.objects.filter(pk=object_id).values_list("state", flat=True).first()
        taken = {f"articles_citation_{each.name}" for each in DECISIONS.values() if each.state == state}
        return [
            each for each in super().get_actions_detail(request, object_id) if each.action_name not in taken
        ]

    @action(
        description=_("Add references"), url_path="add-references", permissions=["add"], icon="playlist_add"
    )
    def add_references(self, request: HttpRequest) -> HttpResponse:
        return reference_page(request, self)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """A verified paper whose identity is edited has to be verified again; the state is never saved from a form."""
        if not change:
            super().save_model(request, obj, form, change)
        elif obj.amend({name: form.cleaned_data[name] for name in form.changed_data}, by=request.user):
            messages.warning(request, gettext("The paper has to be verified again."))

    def get_urls(self) -> list[URLPattern]:
        def for_editor(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
            return self.admin_site.admin_view(lambda request: view(request, self))

        return [
            path("pick/", for_editor(citation_pick), name="articles_citation_pick"),
            path("mentions/", for_editor(mentions_page), name="articles_citation_mentions"),
            path("quick-add/", for_editor(citation_quick_add), name="articles_citation_quick_add"),
            *super().get_urls(),
        ]

    @action(
        description=_("Named and not recorded"), url_path="named", permissions=["view"], icon="manage_search"
    )
    def show_mentions(self, request: HttpRequest) -> HttpResponse:
        return HttpResponseRedirect(reverse("admin:articles_citation_mentions"))

    @action(
        description=_("Compare with the register"),
        url_path="compare",
        permissions=["change"],
        icon="compare_arrows",
    )
    def compare(self, request: HttpRequest, object_id: int) -> HttpResponse:
        return comparison_page(request, self, self._paper(request, object_id))

    @_decision("verify")
    def verify(self, request: HttpRequest, object_id: int) -> HttpResponse:
        return self._decide(request, object_id, "verify")

    @_decision("mark_mismatch")
    def mark_mismatch(self, request: HttpRequest, object_id: int) -> HttpResponse:
        return self._decide(request, object_id, "mark_mismatch")

    @_decision("mark_unidentifiable")
    def mark_unidentifiable(self, request: HttpRequest, object_id: int) -> HttpResponse:
        return self._decide(request, object_id, "mark_unidentifiable")

    @_decision("unverify")
    def unverify(self, request: HttpRequest, object_id: int) -> HttpResponse:
        return self._decide(request, object_id, "unverify")

    def _decide(self, request: HttpRequest, object_id: int, name: str) -> HttpResponse:
        return decision_page(request, self, self._paper(request, object_id), DECISIONS[name])

    def _paper(self, request: HttpRequest, object_id: int) -> Citation:
        citation: Citation | None = self.get_object(request, str(object_id))
        if citation is None:
            raise Http404(gettext("There is no such paper."))
        return citation

    @display(description=_("at its source"))
    def source(self, citation: Citation) -> SafeString:
        return render_to_string("admin/articles/citations/source.html", {"citation": citation})

    @display(description=_("what was decided"))
    def decisions(self, citation: Citation) -> SafeString:
        checks = citation.checks.select_related("by") if citation.pk else ()
        return render_to_string("admin/articles/citations/checks.html", {"checks": checks})

    @display(description=_("state"), ordering="state", label=COLOURS)
    def state_label(self, citation: Citation) -> tuple[str, str]:
        return citation.state, citation.get_state_display()
