"""What stands below a picture: whose it is, and the conditions of a result."""

from unfold.admin import StackedInline

from articles.models import ImageCredit, ImageOutcome


class ImageCreditInline(StackedInline):
    model = ImageCredit
    extra = 1
    max_num = 1
    can_delete = False
    readonly_fields = ("acquired_by",)
    fields = (
        ("creator", "creator_url"),
        ("source", "source_url"),
        ("licence", "licence_url"),
        ("work_title", "copyright_notice"),
        "credit_text",
        ("acquired_on", "acquired_by"),
        ("licence_document", "is_editorial_only"),
        "modification",
        ("ai_origin", "ai_tool"),
        ("model_release", "property_release"),
    )


class ImageOutcomeInline(StackedInline):
    model = ImageOutcome
    extra = 0
    max_num = 1
    autocomplete_fields = ("treatment",)
    fields = (("treatment", "sessions"), "interval", ("is_in_same_light", "is_unretouched", "is_of_adult"))
