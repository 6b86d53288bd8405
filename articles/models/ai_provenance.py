"""How AI helped to write a text: the tool, when, with which instructions, and who worked the draft over.

Later versions carry it on, until a person says with a reason that it no longer holds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.models.page_event import Act, PageEvent

if TYPE_CHECKING:
    from articles.models.revision import Revision

PROVENANCE = ("generated_by", "generated_on", "prompt_note", "human_editor")
# The name of the tool is part of what a reviewer signs; these are notes beside the text.
UNSIGNED_PROVENANCE = frozenset({"generated_on", "prompt_note", "human_editor"})
NOTHING: dict[str, Any] = {"generated_by": "", "generated_on": None, "prompt_note": "", "human_editor": ""}


class AIProvenance(models.Model):
    """The part of a page's content that says how AI helped."""

    class ReasonMissing(Exception):
        """AI helped with the text, and nobody said why that no longer holds."""

        def __init__(self) -> None:
            super().__init__(gettext("Say why the text no longer counts as made with the help of AI."))

    # From VersionedText.
    revisions: Any
    live_revision: Any

    generated_by = models.CharField(
        _("AI tool"),
        max_length=80,
        blank=True,
        help_text=_("The name and version of the AI. Readers see it; a medical reviewer must sign the text."),
    )
    generated_on = models.DateField(_("made by AI on"), null=True, blank=True)
    prompt_note = models.CharField(
        _("what the AI was asked for"),
        max_length=500,
        blank=True,
        help_text=_("The instructions in a sentence or two. Readers do not see them."),
    )
    human_editor = models.CharField(
        _("worked over by"),
        max_length=120,
        blank=True,
        help_text=_("The person who edited the draft, as readers may read it."),
    )

    class Meta:
        abstract = True

    @property
    def needs_human_review(self) -> bool:
        """Whether AI helped with the newest text, or with one since the live one, and nobody has signed the newest.

        The version that says AI no longer counts is read by a person before it goes live, too.
        """
        return bool(self._tool_since_live()) and self.approval is None  # type: ignore[attr-defined]

    @property
    def newest_tool(self) -> str:
        """The AI that helped with the newest text, or nothing."""
        tool: str = self.draft_content()["generated_by"]  # type: ignore[attr-defined]
        return tool

    def _tool_since_live(self) -> str:
        if newest := self.newest_tool:
            return newest
        live = self.live_revision.number if self.live_revision else 0
        drafts = self.revisions.filter(number__gt=live, generated_by__gt="").order_by("-number")
        return drafts.values_list("generated_by", flat=True).first() or ""

    @staticmethod
    def lifted(before: dict[str, Any], content: dict[str, Any], reason: str) -> dict[str, Any]:
        """The content, without what is left of a provenance that a person lifts. Raises ReasonMissing without a reason."""
        if not before.get("generated_by") or content.get("generated_by"):
            return content
        if not reason.strip():
            raise AIProvenance.ReasonMissing
        return content | NOTHING

    def record_provenance(self, before: dict[str, Any], revision: Revision) -> None:
        """Tells in the page's story that AI helped, or that this no longer holds."""
        said: dict[str, Any] = {"by": revision.created_by, "at": revision.created_at}
        tool = revision.generated_by
        if tool and (revision.number == 1 or tool != before.get("generated_by")):
            note = revision.content.get("prompt_note", "")
            PageEvent.objects.record(self, Act.AI_DECLARED, tool=tool, note=note, **said)
        elif not tool and before.get("generated_by"):
            PageEvent.objects.record(
                self, Act.AI_LIFTED, tool=before["generated_by"], reason=revision.lifted_reason, **said
            )
