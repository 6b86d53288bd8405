"""What somebody without an account says of a shared draft: plain words, bounded, and a trap for robots."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from articles.models import Comment, ShareLink
from articles.models.comment import LONGEST_TEXT
from articles.models.comment_passage import LONGEST_PASSAGE
from articles.passages import CONTEXT, Passage


class GuestCommentForm(forms.Form):
    """Who, what, and about which words. `subject` is a trap: people never see it."""

    passage = forms.CharField(
        label=_("About which words (optional)"),
        required=False,
        max_length=LONGEST_PASSAGE,
        help_text=_("Mark them in the text above, or copy them and paste them here."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    name = forms.CharField(
        label=_("Your name"),
        max_length=80,
        error_messages={"required": _("Say who you are")},
        widget=forms.TextInput(attrs={"autocomplete": "name", "spellcheck": "false"}),
    )
    text = forms.CharField(
        label=_("Your comment"),
        max_length=LONGEST_TEXT,
        error_messages={"required": _("Say something first")},
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    before = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)
    after = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)
    subject = forms.CharField(
        label=_("Leave this empty"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **{"auto_id": "guest_%s", **options})
        for name in ("passage", "name", "text"):
            self.fields[name].widget.attrs["aria-describedby"] = f"guest_{name}_note"

    def say(self, link: ShareLink) -> bool:
        """Whether the valid form was taken; what a robot filled in is, too, and goes nowhere."""
        answers = self.cleaned_data
        if answers["subject"]:
            return True
        try:
            link.comment(text=answers["text"], guest_name=answers["name"], passage=self._passage())
        except (ShareLink.NotAllowed, Comment.NotAllowed) as refusal:
            self.add_error(None, str(refusal))
            return False
        return True

    def _passage(self) -> Passage | None:
        answers = self.cleaned_data
        if not answers["passage"]:
            return None
        return Passage(answers["passage"], answers["before"][-CONTEXT:], answers["after"][:CONTEXT])
