"""Form widgets for texts and tags in the look of the admin."""

from typing import Any

from taggit.forms import TagWidgetMixin
from unfold.widgets import UnfoldAdminTextareaWidget, UnfoldAdminTextInputWidget


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
    """A large text area for Markdown."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"rows": 12, "data-markdown": "", "spellcheck": "true", **(attrs or {})})
