"""Comments of all pages, to search; they are written on the page itself."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _
from unfold.decorators import display

from articles.admin.read_only import ReadOnlyAdmin
from articles.models import Comment


@admin.register(Comment)
class CommentAdmin(ReadOnlyAdmin):
    list_display = ("page", "who", "text", "state", "created_at")
    list_filter = ("author", ("resolved_at", admin.EmptyFieldListFilter))
    list_select_related = ("article", "treatment_type", "author", "share_link")
    search_fields = ("text", "quote", "guest_name", "article__title", "treatment_type__name")
    date_hierarchy = "created_at"
    fields = (
        "page", "who", "text", "field", "quote", "parent", "created_at", "edited_at", "resolved_at", "resolved_by",
    )  # fmt: skip

    @admin.display(description=_("by"))
    def who(self, comment: Comment) -> str:
        return comment.who

    @display(description=_("state"), label={"open": "warning", "settled": "success"})
    def state(self, comment: Comment) -> tuple[str, str] | None:
        """Answers have none of their own."""
        if comment.parent_id:
            return None
        return ("settled", str(_("Settled"))) if comment.is_resolved else ("open", str(_("Open")))
