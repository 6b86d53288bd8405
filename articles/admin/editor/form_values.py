"""A value of a page's content as the form's widgets would send it."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django import forms
from taggit.utils import edit_string_for_tags

from articles.pages.newest_text import draft_tags


def sent_values(form: forms.ModelForm, name: str, value: Any) -> Iterator[tuple[str, list[str]]]:
    """Names and values that a browser would send for a field; none for a box that is not ticked."""
    if name not in form.fields:
        return
    field, key = form.fields[name], form.add_prefix(name)
    widget = getattr(field.widget, "widget", field.widget)  # the admin wraps choices of other rows
    if name == "tags":
        yield key, [edit_string_for_tags(draft_tags(value))]
    elif isinstance(widget, forms.MultiWidget):
        moment = datetime.fromisoformat(value) if value else None  # the only such fields are moments
        for number, part in enumerate(widget.decompress(moment) or []):
            yield f"{key}_{number}", [str(widget.widgets[number].format_value(part) or "")]
    elif isinstance(widget, forms.CheckboxInput):
        yield key, ["on"] if value else []
    elif isinstance(value, list):
        yield key, [str(each) for each in value]
    else:
        yield key, ["" if value is None else str(value)]
