"""What can be done to many pages at once, each with the field that asks for its value."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from taggit.forms import TagField

from articles.admin.history.field_differences import label_of
from articles.bulk_change import Add, Change, Remove, Replace, Set

# Relations with few enough rows to choose from a list, and the fields that hold one of a few rows.
SHELVES = ("categories", "treatments", "concerns")
ONE_OF_FEW = ("category", "author")
NOT_REPLACED_IN = {"slug"}


@dataclass(frozen=True, slots=True)
class Operation:
    """Add to, take out of, or set a field, or replace words: `kind` says which, `name` the field."""

    kind: str
    name: str
    title: str

    @property
    def key(self) -> str:
        return f"{self.kind}-{self.name}" if self.name else self.kind


def operations(model: Any) -> dict[str, Operation]:
    """By key, in the order of the choice."""
    return {each.key: each for each in _operations(model)}


def _operations(model: Any) -> Iterator[Operation]:
    titles = {"add": _("Add: %(field)s"), "remove": _("Take out: %(field)s"), "set": _("Set: %(field)s")}
    for name in ("tags", *SHELVES):
        if name in model.CONTENT_RELATIONS:
            for kind in ("add", "remove"):
                yield Operation(kind, name, str(titles[kind]) % {"field": label_of(model, name)})
    for name in ONE_OF_FEW:
        if name in model.CONTENT_FIELDS:
            yield Operation("set", name, str(titles["set"]) % {"field": label_of(model, name)})
    yield Operation("replace", "", gettext("Replace words in all texts"))


class ValueForm(forms.Form):
    """Asks for what the operation needs."""

    def __init__(self, data: Any, *, model: Any, operation: Operation) -> None:
        super().__init__(data)
        self.model, self.operation = model, operation
        if operation.kind == "replace":
            self.fields["words"] = forms.CharField(
                label=_("These words"),
                max_length=200,
                help_text=_("Whole words only, with capitals as you write them."),
            )
            self.fields["by"] = forms.CharField(
                label=_("become"), max_length=200, required=False, help_text=_("Blank: they are taken out.")
            )
        elif operation.name == "tags":
            self.fields["value"] = TagField(
                label=label_of(model, "tags"), help_text=_("Separated by commas.")
            )
        else:
            self.fields["value"] = _choice(model, operation)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if self.operation.kind == "replace" and data.get("words") and data["words"] == data.get("by"):
            raise ValidationError(_("Both are the same: nothing would change."))
        return data

    @property
    def change(self) -> Change:
        """The change that the answers describe."""
        kind, name, data = self.operation.kind, self.operation.name, self.cleaned_data
        if kind == "replace":
            return Replace(data["words"], data["by"], _texts(self.model))
        if kind == "set":
            return Set(name, data["value"] and data["value"].pk)
        members = data["value"] if name == "tags" else [row.pk for row in data["value"]]
        return Add(name, members) if kind == "add" else Remove(name, members)

    @property
    def what(self) -> str:
        """The change in words, as the history shows it."""
        data = self.cleaned_data
        if self.operation.kind == "replace":
            return gettext("“%(words)s” becomes “%(by)s”") % {"words": data["words"], "by": data["by"]}
        value = data["value"]
        names = ", ".join(str(each) for each in value) if _is_several(value) else str(value or "–")
        return f"{self.operation.title} – {names}"


def _choice(model: Any, operation: Operation) -> forms.Field:
    rows = model._meta.get_field(operation.name).related_model._default_manager.all()
    label = label_of(model, operation.name)
    if operation.kind == "set":
        return forms.ModelChoiceField(rows, label=label, required=False, empty_label=_("None"))
    return forms.ModelMultipleChoiceField(rows, label=label, widget=forms.CheckboxSelectMultiple)


def _texts(model: Any) -> list[str]:
    """The names of the fields that hold words."""
    return [
        name
        for name in model.CONTENT_FIELDS
        if name not in NOT_REPLACED_IN
        and model._meta.get_field(name).get_internal_type() in ("CharField", "TextField")
        and not model._meta.get_field(name).choices
    ]


def _is_several(value: Any) -> bool:
    return not isinstance(value, str) and hasattr(value, "__iter__")
