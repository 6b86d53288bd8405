"""Onto the site, at its moment, and off it: what editors do to a page."""

from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from unfold.enums import ActionVariant

from articles.admin.workflow import verb_forms
from articles.admin.workflow.verb import Verb, blocking
from articles.models import Redirect


class Publish(Verb):
    name, permission, move = "publish", "publish", "publish"
    title, button, icon = _("Publish"), _("Publish"), "publish"
    variant = ActionVariant.PRIMARY
    explanation = _(
        "The newest version becomes public, now or from the moment you name. A live page stays as it is until then."
    )

    def form(self, page: Any, user: Any, data: Any = None) -> forms.Form:
        may_override = user.has_perm("articles.override_findings")
        return verb_forms.PublishForm(
            data, is_live=page.is_published, must_override=bool(blocking(page)) and may_override
        )

    def perform(self, page: Any, *, by: Any, answers: dict[str, Any]) -> str:
        page.publish(by=by, at=answers.get("at"), override_reason=answers.get("override_reason", ""))
        if change := page.planned_change:
            when = _moment(change.goes_live_at)
            return gettext("The new text of “%(page)s” goes live on %(when)s.") % {"page": page, "when": when}
        if page.is_scheduled:
            when = _moment(page.publish_from)
            return gettext("“%(page)s” becomes public on %(when)s.") % {"page": page, "when": when}
        return gettext("“%(page)s” is public now.") % {"page": page}


class Unschedule(Verb):
    name, permission, move = "unschedule", "publish", "unschedule"
    title, button, icon = _("Take back the schedule"), _("Take back the schedule"), "event_busy"
    explanation = _(
        "What waits for its moment will not go live. A live page stays as it is; a page that was not public yet is a draft again. "
        "No word is lost."
    )

    def perform(self, page: Any, *, by: Any, answers: dict[str, Any]) -> str:
        page.unschedule(by=by)
        return gettext("Nothing of “%(page)s” waits for its moment any more.") % {"page": page}


class Withdraw(Verb):
    name, permission, move = "withdraw", "publish", "withdraw"
    title, button, icon = _("Withdraw"), _("Take the page off the site"), "visibility_off"
    variant = ActionVariant.DANGER
    form_class = verb_forms.WithdrawForm
    explanation = _(
        "The page leaves the site, the lists, the search and the feeds at once. Nothing is deleted; it can be published again."
    )

    def perform(self, page: Any, *, by: Any, answers: dict[str, Any]) -> str:
        page.withdraw(by=by, reason=answers["reason"])
        _answer_at(page.get_absolute_url(), answers)
        return gettext("“%(page)s” is off the site.") % {"page": page}


def _moment(at: Any) -> str:
    return date_format(localtime(at), "DATETIME_FORMAT")


def _answer_at(path: str, answers: dict[str, Any]) -> None:
    """What readers who still have the address are told from now on."""
    kinds = verb_forms.WithdrawForm.Answer
    if answers.get("answer") == kinds.GONE:
        Redirect.objects.retire(path)
    elif answers.get("answer") == kinds.MOVED:
        Redirect.objects.lead(path, answers["new_path"])
