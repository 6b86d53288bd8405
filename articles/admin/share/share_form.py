"""The questions when a link is made: for whom, which text, how long, and what the guest may do."""

from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from unfold.widgets import (
    UnfoldAdminIntegerFieldWidget,
    UnfoldAdminRadioSelectWidget,
    UnfoldAdminSelectWidget,
    UnfoldAdminTextInputWidget,
)

from articles.models import Revision, ShareLink
from articles.models.passcode import SHORTEST
from articles.models.share_link import LONGEST_LIFE, USUAL_DAYS

VERSIONS_OFFERED = 20


class ShareForm(forms.Form):
    label = forms.CharField(
        label=_("For whom"),
        max_length=80,
        widget=UnfoldAdminTextInputWidget(),
        help_text=_("For example “Dr Patel, second opinion”: you tell your links apart by it."),
    )
    version = forms.TypedChoiceField(
        label=_("Which text"),
        required=False,
        coerce=int,
        empty_value=None,
        widget=UnfoldAdminSelectWidget(),
    )
    days = forms.IntegerField(
        label=_("Ends after so many days"),
        initial=USUAL_DAYS,
        min_value=1,
        max_value=LONGEST_LIFE.days,
        widget=UnfoldAdminIntegerFieldWidget(),
        help_text=_("At most %(days)s. You can end it earlier at any time.") % {"days": LONGEST_LIFE.days},
    )
    guests = forms.ChoiceField(
        label=_("The guest may"),
        choices=ShareLink.Guests,
        initial=ShareLink.Guests.COMMENT,
        widget=UnfoldAdminRadioSelectWidget(),
    )
    passcode = forms.CharField(
        label=_("Passcode (optional)"),
        required=False,
        strip=False,
        min_length=SHORTEST,
        max_length=128,
        widget=UnfoldAdminTextInputWidget(attrs={"autocomplete": "off", "spellcheck": "false"}),
        help_text=_(
            "Asked before the text is shown. Tell it by another way than the link; it is not shown again."
        ),
    )

    def __init__(self, page: Any, data: Any = None) -> None:
        super().__init__(data)
        self.page = page
        versions = Revision.objects.of(page).only("number", "created_at")[:VERSIONS_OFFERED]
        self.fields["version"].choices = [  # type: ignore[attr-defined]
            ("", gettext("Always the newest text")),
            *((each.number, _name(each)) for each in versions),
        ]

    def share(self, *, by: Any) -> ShareLink:
        """Makes the link of a valid form; raises ShareLink.NotAllowed."""
        answers = self.cleaned_data
        number = answers["version"]
        return ShareLink.objects.share(
            self.page,
            by=by,
            label=answers["label"],
            revision=Revision.objects.of(self.page).get(number=number) if number else None,
            days=answers["days"],
            passcode=answers["passcode"],
            guests=answers["guests"],
        )


def _name(version: Revision) -> str:
    when = date_format(localtime(version.created_at), "SHORT_DATETIME_FORMAT")
    return gettext("Only version %(number)s (%(when)s)") % {"number": version.number, "when": when}
