"""The form of a page: it shows the newest text and says which parts of it were changed."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from unfold.widgets import UnfoldAdminTextInputWidget

from articles.admin import ai_fields
from articles.admin.citations import typed_keys
from articles.admin.widgets import TextArea
from articles.models import editorial_content
from articles.pages.newest_text import draft_tags

BASE_VERSION = "base_version"


class EditorialForm(forms.ModelForm):
    """Expects an instance that newest_text.fill_in() has prepared, or a new one."""

    unsaved: QueryDict | None = None  # values that its writer left unsaved, to fill the form in with

    version_note = forms.CharField(
        label=_("What changed"),
        required=False,
        max_length=200,
        widget=UnfoldAdminTextInputWidget(),
        help_text=_("One line for the list of versions. Blank is fine."),
    )

    lifted_reason = forms.CharField(
        label=_("Why AI no longer counts"),
        required=False,
        max_length=300,
        widget=UnfoldAdminTextInputWidget(),
        help_text=_(
            "Only when you empty the tool: the text was written anew, for example. Kept on record; a medical reviewer "
            "still reads this version before it goes live."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        instance = kwargs.get("instance")
        if instance is not None and instance.pk and "tags" in instance.CONTENT_RELATIONS:
            tags = draft_tags(instance.draft_content()["tags"])
            kwargs["initial"] = {"tags": tags, **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if isinstance(field.widget, TextArea):
                field.strip = False  # type: ignore[attr-defined]  # a last line break is no edit
        if "generated_by" in self.fields:
            ai_fields.prepare(self)
        if "citations" in self.fields:
            self.fields["citations"].help_text = typed_keys.HELP
        if self.unsaved is not None and not self.is_bound:
            self.initial = {**self.initial, **{name: self._left(name) for name in self.fields}}

    def clean(self) -> dict[str, Any] | None:
        cleaned: dict[str, Any] | None = super().clean()
        ai_fields.check(self)
        typed_keys.resolve(self)
        return cleaned

    def _left(self, name: str) -> Any:
        """The value of a field as it was left, whether or not it is valid."""
        return self.fields[name].widget.value_from_datadict(self.unsaved or {}, {}, self.add_prefix(name))

    def changed_content(self) -> dict[str, Any]:
        """The changed parts of the text as plain values; everything for a new page."""
        names = [*self.instance.CONTENT_FIELDS, *self.instance.CONTENT_RELATIONS]
        changed = [name for name in names if name in self.cleaned_data and name in self.changed_data]
        fields = editorial_content.read(self.instance)
        return fields | self._relations(names) if self._is_new else self._only(changed, fields)

    def whole_content(self) -> dict[str, Any]:
        """The whole text as the form has it, as plain values; a field that is not valid stays as it was."""
        names = [name for name in self.instance.CONTENT_RELATIONS if name in self.cleaned_data]
        return editorial_content.read(self.instance) | self._relations(names)

    @property
    def base_version(self) -> int | None:
        """The number of the version that the form was opened with; 0 for none, None when the form does not say."""
        base = self.data.get(BASE_VERSION, "")
        return int(base) if base.isdecimal() and len(base) < 10 else None

    @property
    def _is_new(self) -> bool:
        return self.instance.latest_revision_id is None

    def _only(self, changed: list[str], fields: dict[str, Any]) -> dict[str, Any]:
        values = fields | self._relations(changed)
        return {name: values[name] for name in changed}

    def _relations(self, names: list[str]) -> dict[str, Any]:
        return {
            name: _keys(self.cleaned_data[name])
            for name in names
            if name in self.instance.CONTENT_RELATIONS and name in self.cleaned_data
        }


def _keys(members: Any) -> list[Any]:
    """Names of tags, keys of other rows; sorted, as editorial_content has them."""
    return sorted(member if isinstance(member, str) else member.pk for member in members)
