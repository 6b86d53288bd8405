"""What stands below a picture: whose it is, and the conditions of a result."""

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from unfold.admin import StackedInline
from unfold.decorators import display

from articles.admin.pictures.licence_document import ImageCreditForm
from articles.models import ImageCredit, ImageOutcome


class ImageCreditInline(StackedInline):
    model = ImageCredit
    extra = 1
    max_num = 1
    can_delete = False
    form = ImageCreditForm
    readonly_fields = ("acquired_by", "kept_document")
    fields = (
        ("creator", "creator_url"),
        ("source", "source_url"),
        ("licence", "licence_url"),
        ("work_title", "copyright_notice"),
        "credit_text",
        ("acquired_on", "acquired_by"),
        ("licence_document", "kept_document"),
        "document",
        ("is_editorial_only", "modification"),
        ("ai_origin", "ai_tool"),
        ("model_release", "property_release"),
    )

    @display(description=_("document kept here"))
    def kept_document(self, credit: ImageCredit) -> SafeString | str:
        if not credit.licence_file:
            return "–"
        address = reverse("admin:articles_image_document", args=[credit.image_id])
        return format_html('<a class="link-button" href="{}">{}</a>', address, gettext("Save the document"))


class ImageOutcomeInline(StackedInline):
    model = ImageOutcome
    extra = 0
    max_num = 1
    autocomplete_fields = ("treatment",)
    fields = (("treatment", "sessions"), "interval", ("is_in_same_light", "is_unretouched", "is_of_adult"))
