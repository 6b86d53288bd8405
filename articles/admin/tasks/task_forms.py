"""Whom a task asks, what, and by when."""

from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from unfold.widgets import UnfoldAdminSelectWidget, UnfoldAdminSingleDateWidget

from articles.admin.widgets import TextArea
from articles.models.task import LONGEST_TEXT

PERSON, ROLE = "person", "role"


class AskedForm(forms.Form):
    """A person or a role, among those who may see the page."""

    to = forms.ChoiceField(label=_("Who is asked"), widget=UnfoldAdminSelectWidget())

    def __init__(self, data: Any, page: Any) -> None:
        super().__init__(data)
        self._known = _who_may_see(page)
        groups = [
            (title, [(key, str(each)) for key, each in self._known.items() if key.startswith(kind)])
            for kind, title in ((ROLE, gettext("All with a role")), (PERSON, gettext("A person")))
        ]
        self.fields["to"].choices = [("", "–"), *groups]  # type: ignore[attr-defined]

    def clean_to(self) -> Any:
        return self._known[self.cleaned_data["to"]]


class TaskForm(AskedForm):
    field_order = ("text", "to", "due_on")
    text = forms.CharField(
        label=_("What has to be done"), max_length=LONGEST_TEXT, widget=TextArea({"rows": 2})
    )
    due_on = forms.DateField(
        label=_("By when"),
        required=False,
        widget=UnfoldAdminSingleDateWidget(),
        help_text=_("Blank: whenever there is time."),
    )

    def clean_due_on(self) -> Any:
        day = self.cleaned_data["due_on"]
        if day and day < timezone.localdate():
            raise ValidationError(_("That day is past."))
        return day


def _who_may_see(page: Any) -> dict[str, Any]:
    """Roles and active staff with the permission to see such pages, by the key of their choice."""
    codename = f"view_{page._meta.model_name}"
    roles = Group.objects.filter(
        permissions__codename=codename, permissions__content_type__app_label="articles"
    )
    people = get_user_model().objects.filter(is_active=True, is_staff=True, groups__in=roles)
    known = {f"{ROLE}:{role.pk}": role for role in roles.order_by("name")}
    return known | {f"{PERSON}:{person.pk}": person for person in people.distinct().order_by("username")}
