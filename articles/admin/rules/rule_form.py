"""What is asked of a person who changes a rule."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from unfold.widgets import (
    UnfoldAdminCheckboxSelectMultipleWidget,
    UnfoldAdminSelectWidget,
    UnfoldAdminSingleDateWidget,
    UnfoldAdminTextInputWidget,
    UnfoldAdminURLInputWidget,
)

from articles.admin.rules.rule_row import Place, RuleRow
from articles.admin.widgets import TextArea
from articles.compliance.finding import JURISDICTIONS
from articles.models import RuleSetting
from articles.models.rule_setting import CHANGEABLE

RESET = "_reset"


class RuleForm(forms.Form):
    """Level, words and source for one or several jurisdictions; blank means as shipped."""

    base = forms.IntegerField(widget=forms.HiddenInput())
    jurisdictions = forms.MultipleChoiceField(
        label=_("In these jurisdictions"),
        choices=[(code, code) for code in JURISDICTIONS],
        widget=UnfoldAdminCheckboxSelectMultipleWidget(),
    )
    level = forms.ChoiceField(
        label=_("Level"), choices=RuleSetting.Level, required=False, widget=UnfoldAdminSelectWidget()
    )
    reason = forms.CharField(label=_("Reason shown"), required=False, max_length=500, widget=TextArea())
    suggestion = forms.CharField(
        label=_("Suggestion shown"), required=False, max_length=500, widget=TextArea()
    )
    source = forms.CharField(
        label=_("Source"), required=False, max_length=300, widget=UnfoldAdminTextInputWidget()
    )
    source_url = forms.URLField(
        label=_("Address of the source"),
        required=False,
        max_length=400,
        assume_scheme="https",
        widget=UnfoldAdminURLInputWidget(),
    )
    checked_on = forms.DateField(
        label=_("Source looked up on"), required=False, widget=UnfoldAdminSingleDateWidget()
    )
    why = forms.CharField(
        label=_("Why it is changed"), max_length=1000, widget=TextArea(), help_text=_("Kept on record.")
    )

    def __init__(self, row: RuleRow, place: Place, data: Any = None) -> None:
        super().__init__(data, initial=_initial(row, place))
        shipped = row.shipped
        for name, text in (
            ("level", place.shipped_level_name),
            ("reason", shipped.reason),
            ("suggestion", shipped.suggestion),
            ("source", shipped.source),
            ("source_url", shipped.source_url or gettext("none")),
            ("checked_on", shipped.checked_on),
        ):
            self.fields[name].help_text = gettext("As shipped: %(text)s") % {"text": text}

    @property
    def is_reset(self) -> bool:
        return RESET in self.data

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        if self.is_reset:
            return answers
        if not any(answers.get(name) for name in ("level", "reason", "suggestion")):
            self.add_error(
                None, _("Nothing is changed. Choose a level or other words, or go back to the shipped rule.")
            )
        for name in ("source", "checked_on"):
            if not answers.get(name) and name not in self.errors:
                self.add_error(name, _("Name the source, and the day on which it was looked up."))
        return answers

    def clean_checked_on(self) -> Any:
        day = self.cleaned_data["checked_on"]
        if day and day > timezone.localdate():
            raise ValidationError(_("This day has not come yet."))
        return day

    def values(self) -> dict[str, Any]:
        """What the decision holds; nothing when it goes back to the shipped rule."""
        return {} if self.is_reset else {name: self.cleaned_data[name] for name in CHANGEABLE}


def _initial(row: RuleRow, place: Place) -> dict[str, Any]:
    newest = row.newest
    values = {name: getattr(place.setting, name) for name in CHANGEABLE} if place.setting else {}
    return {**values, "jurisdictions": [place.code], "base": newest.pk if newest else 0}
