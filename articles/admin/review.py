"""Medical reviews: who signed or sent back which text; a review is given on the page itself."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _
from unfold.decorators import display

from articles.admin.read_only import ReadOnlyAdmin
from articles.models import Review


@admin.register(Review)
class ReviewAdmin(ReadOnlyAdmin):
    list_display = ("page", "decision_label", "practitioner", "decided_at", "next_due_on", "reason")
    list_filter = ("decision", "practitioner")
    list_select_related = ("article", "treatment_type", "practitioner")
    search_fields = ("article__title", "treatment_type__name", "practitioner__name", "reason")
    date_hierarchy = "decided_at"
    fields = (
        "page",
        "decision",
        "practitioner",
        "by",
        "decided_at",
        "next_due_on",
        "corrects",
        "reason",
        "digest",
    )

    @display(
        description=_("decision"), ordering="decision", label={"approved": "success", "rejected": "danger"}
    )
    def decision_label(self, review: Review) -> tuple[str, str]:
        return review.decision, review.get_decision_display()
