"""Reading and signing: what writers and medical reviewers do to a page."""

from collections.abc import Collection
from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from unfold.enums import ActionVariant

from articles.admin.workflow import verb_forms
from articles.admin.workflow.verb import Verb, blocking
from articles.models import AcceptedFinding, Review
from articles.models.state import State


class SubmitForReview(Verb):
    name, permission, move = "submit", "change", "submit"
    title, button, icon = _("Submit for review"), _("Submit for review"), "rate_review"
    explanation = _(
        "A medical reviewer is asked to read the newest version and to sign it or to send it back."
    )

    def perform(self, page: Any, *, by: Any, answers: dict[str, Any]) -> str:
        page.submit(by=by)
        return gettext("“%(page)s” waits for its medical review now.") % {"page": page}


class Approve(Verb):
    name, permission, move = "approve", "review", "approve"
    title, button, icon = _("Approve"), _("Sign this text"), "verified"
    variant = ActionVariant.PRIMARY
    shows_what_changed = True
    explanation = _(
        "You sign exactly the newest version, with your name and registration. Any later edit of the reviewed text ends the approval."
    )

    def form(self, page: Any, user: Any, data: Any = None) -> forms.Form:
        return verb_forms.ApproveForm(data, page=page)

    def is_possible(self, page: Any, states: Collection[State]) -> bool:
        approval = page.approval
        return approval is None or approval.is_due_soon

    def perform(self, page: Any, *, by: Any, answers: dict[str, Any]) -> str:
        Review.objects.approve(page, by=by, next_due_on=answers["next_due_on"])
        due = date_format(answers["next_due_on"], "DATE_FORMAT")
        return gettext("You approved “%(page)s”. The next review is due on %(day)s.") % {
            "page": page,
            "day": due,
        }


class ApproveCorrection(Verb):
    name, permission, move = "approve-correction", "review", "approve_correction"
    title, button, icon = _("Approve as a correction"), _("Sign: nothing but slips"), "spellcheck"
    form_class = verb_forms.CorrectionForm
    shows_what_changed = True
    explanation = _(
        "You decide that this text says what the signed one says, with nothing but slips corrected. The day of the medical "
        "review and the next one stay; your name and what was corrected stay on record."
    )

    def is_possible(self, page: Any, states: Collection[State]) -> bool:
        return super().is_possible(page, states) and page.last_approval is not None

    def perform(self, page: Any, *, by: Any, answers: dict[str, Any]) -> str:
        Review.objects.approve_correction(page, by=by, reason=answers["reason"])
        return gettext("You signed the corrections of “%(page)s”.") % {"page": page}


class SendBack(Verb):
    name, permission, move = "send-back", "review", "send_back"
    title, button, icon = _("Send back"), _("Send back to the writer"), "undo"
    form_class = verb_forms.ReasonForm
    explanation = _("The writer sees your reason. The text stays as it is.")

    def perform(self, page: Any, *, by: Any, answers: dict[str, Any]) -> str:
        Review.objects.reject(page, by=by, reason=answers["reason"])
        return gettext("“%(page)s” went back to the writer.") % {"page": page}


class AcceptFindings(Verb):
    name, permission = "accept-findings", "override"
    title, button, icon = _("Accept findings"), _("Accept with this reason"), "gavel"
    form_class = verb_forms.AcceptFindingsForm
    explanation = _(
        "An accepted finding no longer keeps the page from being published, as long as its sentence and the rule "
        "stay the same. Your name and reason stay on record."
    )

    def form(self, page: Any, user: Any, data: Any = None) -> forms.Form:
        return verb_forms.AcceptFindingsForm(data, findings=blocking(page))

    def is_possible(self, page: Any, states: Collection[State]) -> bool:
        return page.has_unpublished_text

    def perform(self, page: Any, *, by: Any, answers: dict[str, Any]) -> str:
        chosen = [finding for finding in blocking(page) if verb_forms.key(finding) in answers["findings"]]
        AcceptedFinding.objects.accept(page, chosen, by=by, reason=answers["reason"].strip())
        return ngettext("%(count)s finding is accepted.", "%(count)s findings are accepted.", len(chosen)) % {
            "count": len(chosen)
        }
