"""Articles."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import URLPattern
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from unfold.decorators import action, display

from articles.admin import import_report
from articles.admin.article_form import ArticleForm
from articles.admin.editor.urls import editor_urls
from articles.admin.editorial import EditorialAdmin
from articles.admin.imports.hand_over import hand_over
from articles.admin.inbox.urls import inbox_urls
from articles.admin.page_filters import DraftedByFilter, WaitingFilter
from articles.admin.page_state import STATE_COLOURS, state_colour, state_label
from articles.admin.site_export import MAY_TAKE_ALL, chosen_as_archive, site_as_archive
from articles.admin.upkeep.urls import upkeep_urls
from articles.models import Article, ImportBatch
from articles.rendered_text import rendered
from articles.rendering import reading_minutes

IMPORT_TAB = _("Import")
IMPORTED = (
    "source_name",
    "source_ref",
    "source_status",
    "reading_time",
    "import_warnings",
    "import_citations",
    "import_unmapped",
    "import_repairs",
)


@admin.register(Article)
class ArticleAdmin(EditorialAdmin):
    form = ArticleForm
    list_display = ("title", "state", "category", "author_name", "drafted_by", "changed_at")
    list_filter = (
        "status",
        WaitingFilter,
        "category",
        "treatments",
        DraftedByFilter,
        "is_featured",
        "is_trending",
    )
    list_select_related = ("latest_revision", "category", "author")
    search_fields = ("title", "slug", "excerpt", "byline", "source_name")
    search_help_text = _("Title, address, excerpt, author or file of the import")
    prepopulated_fields = {"slug": ("title",)}
    autocomplete_fields = ("category", "categories", "treatments", "concerns", "citations", "hero", "author")
    readonly_fields = (*IMPORTED, "hero_credit")
    actions_list = ("import_texts", "export_site")
    actions = (*EditorialAdmin.actions, "export_chosen")
    long_columns = ("body", "import_report")
    outside_versions = ("title_is_proposed", "call_to_action")
    fieldsets = (
        (None, {"fields": ("title", "title_is_proposed", "slug", "excerpt", "body")}),
        (
            _("Subject"),
            {
                "classes": ("tab",),
                "fields": ("category", "categories", "tags", "treatments", "concerns", "citations"),
            },
        ),
        (_("Picture"), {"classes": ("tab",), "fields": ("hero", "hero_credit", "hero_alt")}),
        (_("Author"), {"classes": ("tab",), "fields": ("author", "byline", "dated")}),
        (
            _("Search and sharing"),
            {
                "classes": ("tab",),
                "fields": ("meta_description", "social_quote", "is_featured", "is_trending", "publish_until"),
            },
        ),
        (IMPORT_TAB, {"classes": ("tab",), "fields": (*IMPORTED, "call_to_action")}),
    )

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """What only an import brings is shown where there was one."""
        fieldsets = super().get_fieldsets(request, obj)
        if obj is None or not obj.source_name:
            fieldsets = [each for each in fieldsets if each[0] != IMPORT_TAB]
        if obj is None or not obj.title_is_proposed:
            fieldsets = [_without(each, "title_is_proposed") for each in fieldsets]
        return fieldsets

    def get_urls(self) -> list[URLPattern]:
        """The addresses of the editor and of the upkeep hang here once; treatments use the same."""
        return [
            *editor_urls(self.admin_site),
            *upkeep_urls(self.admin_site),
            *inbox_urls(self.admin_site),
            *super().get_urls(),
        ]

    @action(description=_("Import texts"), url_path="import", permissions=["add"], icon="upload_file")
    def import_texts(self, request: HttpRequest) -> HttpResponse:
        return hand_over(request, self.admin_site.get_model_admin(ImportBatch))

    @action(
        description=_("Export everything"),
        url_path="export",
        permissions=["may_take_all"],
        icon="download",
    )
    def export_site(self, request: HttpRequest) -> HttpResponseBase:
        return site_as_archive(request)

    def has_may_take_all_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm(MAY_TAKE_ALL)  # type: ignore[union-attr]

    @admin.action(description=_("Export as Markdown with pictures"), permissions=["view"])
    def export_chosen(self, request: HttpRequest, articles: QuerySet[Article]) -> HttpResponseBase:
        return chosen_as_archive(articles)

    @display(description=_("state"), ordering="status", label=STATE_COLOURS)
    def state(self, article: Article) -> tuple[str, str]:
        return state_colour(article), state_label(article)

    @display(description=_("author"), ordering="author__name")
    def author_name(self, article: Article) -> str:
        return str(article.author or article.byline or "")

    @display(description=_("drafted by AI"), ordering="generated_by")
    def drafted_by(self, article: Article) -> str:
        return article.generated_by

    @display(description=_("credit of the main picture"))
    def hero_credit(self, article: Article) -> str:
        if article.hero is None:
            return gettext("No picture is chosen.")
        return article.hero.credit_line or gettext("Nothing is known of its maker, source and licence.")

    @display(description=_("reading time"))
    def reading_time(self, article: Article) -> str:
        """What the source states beside what readers see, in minutes."""
        counted = reading_minutes(rendered(article.body).words)
        if article.stated_reading_minutes is None:
            return gettext("%(counted)s min counted; the source states none") % {"counted": counted}
        stated = article.stated_reading_minutes
        return gettext("%(stated)s min in the source; %(counted)s min counted") % {
            "stated": stated,
            "counted": counted,
        }

    @display(description=_("papers that the source names"))
    def import_citations(self, article: Article) -> SafeString:
        return import_report.citations(article.import_report)

    @display(description=_("repairs"))
    def import_repairs(self, article: Article) -> SafeString:
        return import_report.repairs(article.import_report)

    @display(description=_("for a person to settle"))
    def import_warnings(self, article: Article) -> SafeString:
        return import_report.warnings(article.import_report)

    @display(description=_("kept from the source"))
    def import_unmapped(self, article: Article) -> SafeString:
        return import_report.unmapped(article.import_report)


def _without(fieldset: tuple[Any, dict[str, Any]], field: str) -> tuple[Any, dict[str, Any]]:
    name, options = fieldset
    return name, options | {"fields": tuple(each for each in options["fields"] if each != field)}
