"""What was done to a page, by whom and when: one row for each act, added in its transaction and never changed."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Never, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

LONGEST_VALUE = 500  # characters of one value of a detail


class Act(models.TextChoices):
    """What can happen to a page. A new verb gets a line here and needs no migration."""

    CREATED = "created", _("Created")
    IMPORTED = "imported", _("Imported")
    EDITED = "edited", _("Edited")
    RESTORED = "restored", _("Restored")
    ADDRESS_CHANGED = "address_changed", _("Address changed")
    SUBMITTED = "submitted", _("Submitted for review")
    APPROVED = "approved", _("Approved")
    CORRECTION_APPROVED = "correction_approved", _("Correction approved")
    SENT_BACK = "sent_back", _("Sent back")
    REVIEW_DUE_MOVED = "review_due_moved", _("Next review moved")
    FINDINGS_ACCEPTED = "findings_accepted", _("Findings accepted")
    OVERRIDDEN = "overridden", _("Findings overridden")
    AI_DECLARED = "ai_declared", _("Help of AI noted")
    AI_LIFTED = "ai_lifted", _("Help of AI no longer noted")
    PUBLISHED = "published", _("Published")
    SCHEDULED = "scheduled", _("Scheduled")
    UNSCHEDULED = "unscheduled", _("No longer scheduled")
    CHANGE_PLANNED = "change_planned", _("Change of the live page scheduled")
    CHANGE_DROPPED = "change_dropped", _("Scheduled change dropped")
    CHANGE_REFUSED = "change_refused", _("Scheduled change could not go live")
    END_MOVED = "end_moved", _("End moved")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    COMMENTED = "commented", _("Commented")
    COMMENT_RESOLVED = "comment_resolved", _("Comment settled")
    COMMENT_REOPENED = "comment_reopened", _("Comment opened again")
    TASK_ASSIGNED = "task_assigned", _("Task given")
    TASK_REASSIGNED = "task_reassigned", _("Task given to somebody else")
    TASK_DONE = "task_done", _("Task done")
    TASK_REOPENED = "task_reopened", _("Task opened again")
    MILESTONE_NAMED = "milestone_named", _("Version named")
    MILESTONE_RENAMED = "milestone_renamed", _("Version renamed")
    MILESTONE_REMOVED = "milestone_removed", _("Name of a version taken off")
    SHARED = "shared", _("Share link made")
    SHARE_EXTENDED = "share_extended", _("Share link extended")
    SHARE_RENEWED = "share_renewed", _("Share link made again")
    SHARE_REVOKED = "share_revoked", _("Share link revoked")
    DELETED = "deleted", _("Deleted")


# What readers, and so search engines, see of a page: its text or its address, or when it appears and leaves.
SEEN_AT_ONCE = frozenset({Act.PUBLISHED, Act.WITHDRAWN, Act.ADDRESS_CHANGED})
SEEN_LATER = frozenset({Act.SCHEDULED, Act.UNSCHEDULED, Act.END_MOVED})


def acts() -> list[tuple[str, Any]]:
    """The choices; as a function they stay out of the migrations."""
    return Act.choices


class PageEventQuerySet(models.QuerySet["PageEvent"]):
    def record(
        self,
        page: Any,
        act: Act,
        *,
        by: Any,
        at: datetime | None = None,
        version: int | None = None,
        **detail: Any,
    ) -> PageEvent:
        """Adds what was just done to a page, to its newest version unless another one is given.

        The details that are blank are left out, long ones cut. What readers see of it is queued for search engines.
        """
        from articles.models.told_addresses import expect_of

        event = self.model.about(page, act, by=by, at=at, version=version, **detail)
        event.save(force_insert=True)
        if act in SEEN_AT_ONCE | SEEN_LATER:
            expect_of(page, is_changed=act in SEEN_AT_ONCE, old_slug=detail.get("old", ""))
        return event

    def of(self, page: Any) -> Self:
        """The story of one article or treatment page."""
        return self.filter(page_field=page.page_field, page_key=page.pk)

    def was_public(self, page: Any) -> bool:
        """Whether readers may ever have seen the page."""
        return self.of(page).filter(act__in=[Act.PUBLISHED, Act.WITHDRAWN]).exists()

    def before(self, event: PageEvent) -> Self:
        """What stands behind an event in a list, newest first."""
        return self.filter(Q(at__lt=event.at) | Q(at=event.at, pk__lt=event.pk))

    def delete(self) -> Never:
        raise PageEvent.Final


class PageEvent(models.Model):
    """An act on a page. It outlives the page: it knows its kind, its number and how it was called then.

    The database refuses changes; PostgreSQL refuses deletion, too.
    """

    Act = Act

    class Final(Exception):
        """What happened has happened: events are only ever added."""

    page_field = models.CharField(
        _("kind of page"),
        max_length=14,
        choices=[("article", _("Article")), ("treatment_type", _("Treatment"))],
        editable=False,
    )
    page_key = models.BigIntegerField(_("number of the page"), editable=False)
    title = models.CharField(_("page"), max_length=200, editable=False)
    act = models.CharField(_("what"), max_length=24, choices=acts, editable=False)
    version = models.PositiveIntegerField(_("version"), null=True, editable=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name=_("who"),
        null=True,
        editable=False,
        related_name="+",
        db_index=False,
    )
    at = models.DateTimeField(_("when"), default=timezone.now, editable=False)
    detail = models.JSONField(_("detail"), default=dict, editable=False)

    objects = PageEventQuerySet.as_manager()

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("audit trail")
        default_permissions = ("view",)
        ordering = ["-at", "-pk"]
        indexes = [
            models.Index(fields=["page_field", "page_key", "-at", "-id"], name="page_event_of_page"),
            models.Index(fields=["by", "-at", "-id"], name="page_event_by_person"),
            models.Index(fields=["act", "-at", "-id"], name="page_event_by_act"),
            models.Index(fields=["-at", "-id"], name="page_event_newest"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(page_field__in=["article", "treatment_type"]), name="page_event_of_a_kind_of_page"
            ),
            models.CheckConstraint(condition=~Q(act="") & ~Q(title=""), name="page_event_says_what"),
        ]

    def __str__(self) -> str:
        return f"{self.title}: {self.get_act_display()}"

    def delete(self, *args: Any, **kwargs: Any) -> Never:
        raise self.Final

    @classmethod
    def about(
        cls,
        page: Any,
        act: str,
        *,
        by: Any,
        at: datetime | None = None,
        version: int | None = None,
        **detail: Any,
    ) -> PageEvent:
        """The unsaved event of what was just done to a page; see record()."""
        if version is None and page.latest_revision:
            version = page.latest_revision.number
        return cls(
            page_field=page.page_field,
            page_key=page.pk,
            title=str(page)[:200],
            act=act,
            version=version,
            by=by,
            at=at or timezone.now(),
            detail={name: _short(value) for name, value in detail.items() if value not in ("", None, [])},
        )


def _short(value: Any) -> Any:
    """Numbers as they are; words cut to what a line of a story can hold."""
    if isinstance(value, list | tuple | set | frozenset):
        return [_short(each) for each in value][:50]
    if isinstance(value, bool | int | float):
        return value
    text = str(value)
    return text if len(text) <= LONGEST_VALUE else text[: LONGEST_VALUE - 1] + "…"
