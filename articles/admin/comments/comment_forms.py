"""The questions of a comment."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from unfold.widgets import UnfoldAdminSelectWidget

from articles.admin.comments.thread_list import label_of
from articles.admin.widgets import TextArea
from articles.models.comment import LONGEST_TEXT
from articles.models.comment_passage import LONGEST_PASSAGE, text_fields
from articles.passages import CONTEXT, Passage


class WordsForm(forms.Form):
    """What is said."""

    text = forms.CharField(label=_("Comment"), max_length=LONGEST_TEXT, widget=TextArea({"rows": 3}))


class CommentForm(WordsForm):
    """A comment on the page, on one field, or on a passage; the scripts also send what stands around the passage."""

    field_order = ("quote", "field", "text")
    quote = forms.CharField(
        label=_("Passage"),
        required=False,
        max_length=LONGEST_PASSAGE,
        widget=TextArea({"rows": 2}),
        help_text=_("Copy the words here from the text or its preview. Blank: the whole text."),
    )
    field = forms.ChoiceField(label=_("Where it stands"), required=False, widget=UnfoldAdminSelectWidget())
    before = forms.CharField(required=False, strip=False, widget=forms.HiddenInput())
    after = forms.CharField(required=False, strip=False, widget=forms.HiddenInput())
    start = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput())

    def __init__(self, data: Any, page: Any) -> None:
        super().__init__(data)
        content = page.draft_content()
        names = [name for name in text_fields(page) if content.get(name)]
        choices = [("", _("Anywhere on the page")), *((name, label_of(page, name)) for name in names)]
        self.fields["field"].choices = choices  # type: ignore[attr-defined]

    @property
    def passage(self) -> Passage | None:
        """The passage as it was sent, to be found in the newest text."""
        said = self.cleaned_data
        if not said["quote"]:
            return None
        around = said["before"][-CONTEXT:], said["after"][:CONTEXT]
        return Passage(said["quote"], *around, said["start"] or 0)
