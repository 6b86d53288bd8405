"""The questions that the verbs of a page ask."""

import hashlib
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import TextChoices
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from unfold.widgets import (
    UnfoldAdminCheckboxSelectMultipleWidget,
    UnfoldAdminRadioSelectWidget,
    UnfoldAdminSingleDateWidget,
    UnfoldAdminSplitDateTimeWidget,
    UnfoldAdminTextInputWidget,
)

from articles.admin.findings_panel import words_of
from articles.admin.upkeep.redirect_form import HINT, own_path
from articles.admin.widgets import TextArea
from articles.models.page_at import is_answered
from articles.models.review import LONGEST_INTERVAL
from articles.models.review_interval import next_review_day


def key(finding: Any) -> str:
    """Names a finding in a form: the same rule, field and words are accepted together."""
    return hashlib.sha256("\x1f".join((finding.rule, finding.field, finding.text)).encode()).hexdigest()[:16]


def _label(finding: Any) -> str:
    """Rule, words and reason; long addresses are cut, the full ones stand in the panel of findings."""
    words = Truncator(words_of(finding)).chars(80)
    return f"{finding.rule}: {finding.reason}" + (f" “{words}”" if words else "")


class NoQuestions(forms.Form):
    """Only the button."""


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason"), widget=TextArea(), max_length=2000, help_text=_("Kept on record.")
    )


class WithdrawForm(ReasonForm):
    """Why, and what readers are told who still have the address."""

    class Answer(TextChoices):
        NOT_FOUND = "not_found", _("Nothing is here (the page may come back)")
        GONE = "gone", _("The page is gone for good")
        MOVED = "moved", _("Lead readers to another page")

    answer = forms.ChoiceField(
        label=_("Who opens the address is told"),
        choices=Answer,
        initial=Answer.NOT_FOUND,
        required=False,
        widget=UnfoldAdminRadioSelectWidget(),
    )
    new_path = forms.CharField(
        label=_("The other page"),
        required=False,
        max_length=300,
        help_text=HINT,
        widget=UnfoldAdminTextInputWidget(),
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("answer") == self.Answer.MOVED:
            try:
                data["new_path"] = own_path(data.get("new_path") or "")
                if not is_answered(data["new_path"]):
                    raise ValidationError(_("There is no public page at that address."))
            except ValidationError as error:
                self.add_error("new_path", error)
        return data


class ApproveForm(forms.Form):
    """The day of the next review; the subjects of the page propose one."""

    next_due_on = forms.DateField(label=_("Next review due"), widget=UnfoldAdminSingleDateWidget())

    def __init__(self, data: Any = None, *, page: Any) -> None:
        super().__init__(data, initial={"next_due_on": next_review_day(page, timezone.localdate())})

    def clean_next_due_on(self) -> Any:
        day = self.cleaned_data["next_due_on"]
        if day <= timezone.localdate():
            raise ValidationError(_("The next review must lie in the future."))
        if day > timezone.localdate() + LONGEST_INTERVAL:
            raise ValidationError(_("That is more than three years away."))
        return day


class CorrectionForm(ReasonForm):
    """What was corrected; kept with the signature."""

    reason = forms.CharField(
        label=_("What was corrected"),
        widget=TextArea({"rows": 2}),
        max_length=500,
        help_text=_("For example: two slips of the pen in the second paragraph. Kept on record."),
    )


class AcceptFindingsForm(forms.Form):
    """Which of the blocking findings, and why."""

    findings = forms.MultipleChoiceField(
        label=_("Findings"), widget=UnfoldAdminCheckboxSelectMultipleWidget()
    )
    reason = forms.CharField(label=_("Reason"), widget=TextArea(), max_length=2000)

    def __init__(self, data: Any = None, *, findings: Sequence[Any] = ()) -> None:
        super().__init__(data)
        choices = {key(finding): _label(finding) for finding in findings}
        self.fields["findings"].choices = list(choices.items())  # type: ignore[attr-defined]


class PublishForm(forms.Form):
    """When, and the reason of a reviewer who publishes over a blocking finding."""

    at = forms.SplitDateTimeField(
        label=_("Public from"),
        required=False,
        widget=UnfoldAdminSplitDateTimeWidget(),
        help_text=_("Blank: now. The time is that of the clinic's zone."),
    )
    override_reason = forms.CharField(
        label=_("Why the page may go public all the same"), widget=TextArea(), max_length=2000, required=False
    )

    def __init__(self, data: Any = None, *, is_live: bool = False, must_override: bool = False) -> None:
        super().__init__(data)
        if is_live:
            self.fields["at"].label = _("The new text goes live")
            self.fields["at"].help_text = _("Blank: now. Until then readers see the text of today.")
        if not must_override:
            del self.fields["override_reason"]

    def clean_at(self) -> datetime | None:
        at = self.cleaned_data["at"]
        if at and at <= timezone.now():
            raise ValidationError(_("That moment is over. Leave the field blank to publish now."))
        return at
