"""The form of a treatment: lists of codes as boxes to tick, sections as Markdown."""

from django import forms
from django.utils.translation import gettext_lazy as _
from unfold.widgets import UnfoldAdminCheckboxSelectMultipleWidget

from articles.admin.editorial_form import EditorialForm
from articles.admin.widgets import MarkdownArea, TextArea
from articles.models import BiologicalSource, Delivery, TreatmentType


class TreatmentForm(EditorialForm):
    sources = forms.MultipleChoiceField(
        label=_("biological source"),
        choices=BiologicalSource.choices,
        required=False,
        widget=UnfoldAdminCheckboxSelectMultipleWidget(),
        help_text=_("The law of several countries turns on it."),
    )
    deliveries = forms.MultipleChoiceField(
        label=_("how it is given"),
        choices=Delivery.choices,
        required=False,
        widget=UnfoldAdminCheckboxSelectMultipleWidget(),
    )

    class Meta:
        model = TreatmentType
        exclude = ()
        widgets = {
            **{name: MarkdownArea({"rows": 8}) for name in TreatmentType.SECTIONS},
            "aliases": TextArea({"rows": 3}),
            "definition": TextArea({"rows": 2}),
            "summary": TextArea({"rows": 4}),
            "meta_description": TextArea({"rows": 2, "maxlength": 300}),
        }
