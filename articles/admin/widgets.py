"""Form widgets for texts and tags in the look of the admin."""

from collections.abc import Iterable
from typing import Any

from django.forms.widgets import Script
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from taggit.forms import TagWidgetMixin
from unfold.widgets import UnfoldAdminTextareaWidget, UnfoldAdminTextInputWidget

EASYMDE = "vendor/easymde-2.21.0/easymde.min"


class TagInput(TagWidgetMixin, UnfoldAdminTextInputWidget):
    """Tags as text, separated by commas."""


class TextArea(UnfoldAdminTextareaWidget):
    """A text area that gives back the line ends the text had: browsers send CR LF (HTML, form submission)."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"rows": 4, **(attrs or {})})

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        value = super().value_from_datadict(data, files, name)
        return value.replace("\r\n", "\n") if isinstance(value, str) else value


class MarkdownArea(TextArea):
    """A large text area for Markdown; with JavaScript it becomes an editor as soon as somebody goes into it.

    Pass `{"data-markdown": "full"}` for the one text that a form is about: its editor is there from the start.
    """

    class Media:
        css = {"all": [f"{EASYMDE}.css", "css/editor.css"]}
        js = [Script(f"{EASYMDE}.js", defer=True), Script("js/editor/main.js", type="module")]

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"rows": 12, "data-markdown": "compact", "spellcheck": "true", **(attrs or {})})


class SuggestingInput(UnfoldAdminTextInputWidget):
    """A line of free text with suggestions."""

    def __init__(self, suggestions: Iterable[str], attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs)
        self.suggestions = list(suggestions)

    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None
    ) -> SafeString:
        key = f"{(attrs or {}).get('id', name)}_list"
        line = super().render(name, value, {**(attrs or {}), "list": key}, renderer)
        options = format_html_join("", '<option value="{}"></option>', ((each,) for each in self.suggestions))
        return format_html('{}<datalist id="{}">{}</datalist>', line, key, options)
