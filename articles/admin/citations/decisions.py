"""What a medical reviewer can decide about a paper: thin shells around the verbs of the model."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _
from unfold.enums import ActionVariant

from articles.admin.workflow.verb_forms import ReasonForm
from articles.models import Citation


class VerifyForm(forms.Form):
    """`seen` is the paper's identity as the person was shown it."""

    seen = forms.CharField(widget=forms.HiddenInput())
    is_read = forms.BooleanField(
        label=_("I have read the paper at its source, and what stands here is true of it."),
        error_messages={"required": _("Tick this, or go back: a paper that nobody read is not verified.")},
    )


class Decision:
    """One decision; the model has the last word on whether it is possible."""

    name: ClassVar[str]
    state: ClassVar[Citation.State]
    title: ClassVar[Any]
    explanation: ClassVar[Any]
    icon: ClassVar[str]
    variant: ClassVar[ActionVariant] = ActionVariant.DEFAULT

    @property
    def button(self) -> Any:
        return self.title

    def form(self, citation: Citation, data: Any = None) -> forms.Form:
        return ReasonForm(data)

    def perform(self, citation: Citation, *, by: Any, answers: dict[str, Any]) -> None:
        getattr(citation, self.name)(by=by, reason=answers["reason"])


class Verify(Decision):
    name, state = "verify", Citation.State.VERIFIED
    title, icon, variant = _("Verify"), "verified", ActionVariant.PRIMARY
    explanation = _(
        "Open the paper at its source and compare. From then on it counts as evidence on every page that refers to it, with your name and today's date on record."
    )

    def form(self, citation: Citation, data: Any = None) -> forms.Form:
        return VerifyForm(data, initial={"seen": citation.identity_digest})

    def perform(self, citation: Citation, *, by: Any, answers: dict[str, Any]) -> None:
        citation.verify(by=by, seen=answers["seen"])


class MarkMismatch(Decision):
    name, state = "mark_mismatch", Citation.State.MISMATCH
    title, icon, variant = _("Does not say it"), "rule", ActionVariant.DANGER
    explanation = _(
        "The paper does not say what is claimed. It no longer counts as evidence, and no page that refers to it can be published until the text or the reference is corrected."
    )


class MarkUnidentifiable(Decision):
    name, state = "mark_unidentifiable", Citation.State.UNIDENTIFIABLE
    title, icon = _("Can't be identified"), "search_off"
    explanation = _("Nobody can tell which paper is meant. It counts as no evidence.")


class Unverify(Decision):
    name, state = "unverify", Citation.State.UNVERIFIED
    title, icon = _("Take the decision back"), "undo"
    explanation = _("The paper waits to be looked at again, and counts as no evidence until then.")


DECISIONS: dict[str, Decision] = {
    each.name: each for each in (Verify(), MarkMismatch(), MarkUnidentifiable(), Unverify())
}
