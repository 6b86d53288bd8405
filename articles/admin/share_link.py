"""Links to texts that are not public, of all pages; they are made and ended on the page “Share” of each page."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _
from unfold.decorators import display

from articles.admin.read_only import ReadOnlyAdmin
from articles.models import ShareLink


@admin.register(ShareLink)
class ShareLinkAdmin(ReadOnlyAdmin):
    list_display = (
        "label",
        "page",
        "state",
        "text",
        "view_count",
        "last_seen_at",
        "created_by",
        "expires_at",
    )
    list_filter = (("revoked_at", admin.EmptyFieldListFilter), "guests", "created_by")
    list_select_related = ("article", "treatment_type", "revision", "created_by")
    search_fields = ("label", "article__title", "treatment_type__name")
    date_hierarchy = "created_at"
    fields = (
        "label", "page", "state", "text", "guests", "view_count", "last_seen_at", "created_by", "created_at", "expires_at", "revoked_by", "revoked_at",
    )  # fmt: skip

    @display(description=_("state"), label={"open": "success", "revoked": "danger", "ended": "warning"})
    def state(self, link: ShareLink) -> tuple[str, str]:
        if link.is_open():
            return "open", str(_("Open"))
        return ("revoked", str(_("Revoked"))) if link.revoked_at else ("ended", str(_("Ended")))

    @admin.display(description=_("text"))
    def text(self, link: ShareLink) -> str:
        if link.revision is None:
            return str(_("the newest"))
        return str(_("version %(number)s") % {"number": link.revision.number})
