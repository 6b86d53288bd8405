"""What staff can do to a page besides writing: thin shells around the verbs of the model.

Each verb has a page of its own with what will happen, a form, and one button that posts it.
"""

from collections.abc import Collection
from typing import Any, ClassVar

from django import forms
from unfold.enums import ActionVariant

from articles.admin.workflow import verb_forms
from articles.models.state import State, is_allowed


class Verb:
    """One thing that can be done to a page, by whom, when, and with which questions."""

    name: ClassVar[str]
    permission: ClassVar[str]  # has_<permission>_permission(request, page) of the admin decides
    title: ClassVar[Any]
    explanation: ClassVar[Any]
    button: ClassVar[Any]
    icon: ClassVar[str]
    variant: ClassVar[ActionVariant] = ActionVariant.DEFAULT
    form_class: ClassVar[type[forms.Form]] = verb_forms.NoQuestions
    move: ClassVar[str] = ""  # its line in the table of moves (articles/models/state.py)
    shows_what_changed = False  # since the last text that was signed

    def is_possible(self, page: Any, states: Collection[State]) -> bool:
        """Whether the page's states (as page.states() gives them) allow it; the model has the last word."""
        return is_allowed(self.move, states)

    def form(self, page: Any, user: Any, data: Any = None) -> forms.Form:
        return self.form_class(data)

    def perform(self, page: Any, *, by: Any, answers: dict[str, Any]) -> str:
        """Calls the model's verb; returns what to tell the person."""
        raise NotImplementedError


def blocking(page: Any) -> list[Any]:
    """The findings that keep the newest text from being published."""
    return [finding for finding in page.findings() if finding.is_blocking]
