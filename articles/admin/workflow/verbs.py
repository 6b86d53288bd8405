"""What staff can do to a page besides writing: thin shells around the verbs of the model.

Each verb has a page of its own with what will happen, a form, and one button that posts it.
"""

from typing import Any, ClassVar

from django import forms
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from unfold.enums import ActionVariant

from articles.admin.workflow import verb_forms
from articles.models import AcceptedFinding, Publication, Redirect, Review

Status = Publication.Status


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

    def is_possible(self, page: Any) -> bool:
        """Whether the page's state allows it; the model has the last word."""
        return True

    def form(self, page: Any, user: Any, data: Any = None) -> forms.Form:
        return self.form_class(data)

    def perform(self, page: Any, *, by: Any, answers: dict[str, Any]) -> str:
        """Calls the model's verb; returns what to tell the person."""
        raise NotImplementedError


class SubmitForReview(Verb):
    name, permission = "submit", "change"
    title, button, icon = _("Submit for review"), _("Submit for review"), "rate_review"
    explanation = _(
        "A medical reviewer is asked to read the newest version and to sign it or to send it back."
    )

    def is_possible(self, page: Any) -> bool:
        return page.submitted_at is None and (page.status != Status.PUBLISHED or page.has_draft_ahead)

    def perform(self, page: Any, *, by: Any, answers: dict[str, Any]) -> str:
        page.submit(by=by)
        return gettext("“%(page)s” waits for its medical review now.") % {"page": page}


class Approve(Verb):
    name, permission = "approve", "review"
    title, button, icon = _("Approve"), _("Sign this text"), "verified"
    variant = ActionVariant.PRIMARY
    form_class = verb_forms.ApproveForm
    explanation = _(
        "You sign exactly the newest version, with your name and registration. Any later edit of the reviewed text ends the approval."
    )

    def is_possible(self, page: Any) -> bool:
        return page.approval is None

    def perform(self, page: Any, *, by: Any, answers: dict[str, Any]) -> str:
        Review.objects.approve(page, by=by, next_due_on=answers["next_due_on"])
        due = date_format(answers["next_due_on"], "DATE_FORMAT")
        return gettext("You approved “%(page)s”. The next review is due on %(day)s.") % {
            "page": page,
            "day": due,
        }


class SendBack(Verb):
    name, permission = "send-back", "review"
    title, button, icon = _("Send back"), _("Send back to the writer"), "undo"
    form_class = verb_forms.ReasonForm
    explanation = _("The writer sees your reason. The text stays as it is.")

    def is_possible(self, page: Any) -> bool:
        return page.submitted_at is not None

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

    def is_possible(self, page: Any) -> bool:
        return page.latest_revision_id != page.live_revision_id or page.status != Status.PUBLISHED

    def perform(self, page: Any, *, by: Any, answers: dict[str, Any]) -> str:
        chosen = [finding for finding in blocking(page) if verb_forms.key(finding) in answers["findings"]]
        AcceptedFinding.objects.accept(page, chosen, by=by, reason=answers["reason"].strip())
        return ngettext("%(count)s finding is accepted.", "%(count)s findings are accepted.", len(chosen)) % {
            "count": len(chosen)
        }


class Publish(Verb):
    name, permission = "publish", "publish"
    title, button, icon = _("Publish"), _("Publish"), "publish"
    variant = ActionVariant.PRIMARY
    explanation = _(
        "The newest version becomes public, now or from the moment you name. The live page is replaced at once."
    )

    def form(self, page: Any, user: Any, data: Any = None) -> forms.Form:
        may_override = user.has_perm("articles.override_findings")
        return verb_forms.PublishForm(
            data, is_live=page.is_published, must_override=bool(blocking(page)) and may_override
        )

    def is_possible(self, page: Any) -> bool:
        return page.status != Status.PUBLISHED or page.has_draft_ahead or page.is_scheduled

    def perform(self, page: Any, *, by: Any, answers: dict[str, Any]) -> str:
        page.publish(by=by, at=answers.get("at"), override_reason=answers.get("override_reason", ""))
        if page.is_scheduled:
            when = date_format(localtime(page.publish_from), "DATETIME_FORMAT")
            return gettext("“%(page)s” becomes public on %(when)s.") % {"page": page, "when": when}
        return gettext("“%(page)s” is public now.") % {"page": page}


class Withdraw(Verb):
    name, permission = "withdraw", "publish"
    title, button, icon = _("Withdraw"), _("Take the page off the site"), "visibility_off"
    variant = ActionVariant.DANGER
    form_class = verb_forms.WithdrawForm
    explanation = _(
        "The page leaves the site, the lists, the search and the feeds at once. Nothing is deleted; it can be published again."
    )

    def is_possible(self, page: Any) -> bool:
        return page.status == Status.PUBLISHED

    def perform(self, page: Any, *, by: Any, answers: dict[str, Any]) -> str:
        page.withdraw(by=by, reason=answers["reason"])
        _answer_at(page.get_absolute_url(), answers)
        return gettext("“%(page)s” is off the site.") % {"page": page}


VERBS: tuple[Verb, ...] = (SubmitForReview(), Approve(), SendBack(), AcceptFindings(), Publish(), Withdraw())


def _answer_at(path: str, answers: dict[str, Any]) -> None:
    """What readers who still have the address are told from now on."""
    kinds = verb_forms.WithdrawForm.Answer
    if answers.get("answer") == kinds.GONE:
        Redirect.objects.retire(path)
    elif answers.get("answer") == kinds.MOVED:
        Redirect.objects.lead(path, answers["new_path"])


def blocking(page: Any) -> list[Any]:
    """The findings that keep the newest text from being published."""
    return [finding for finding in page.findings() if finding.is_blocking]
