"""What somebody is asked to do about a page, by when; a person is asked, or all who have a role."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Self

from django.conf import settings
from django.contrib.auth.models import Group
from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.models.page_event import Act, PageEvent
from articles.models.page_record import PageRecord, PageRecordQuerySet

LONGEST_TEXT = 1000


class TaskQuerySet(PageRecordQuerySet["Task"]):
    def open(self) -> Self:
        """What is still to be done: the earliest day first, what has none last."""
        return self.filter(done_at=None).order_by(F("due_on").asc(nulls_last=True), "created_at", "pk")

    def for_person(self, person: Any) -> Self:
        """What this person is asked, or everybody with one of their roles."""
        return self.filter(Q(person=person) | Q(role__in=person.groups.values("pk")))

    def overdue(self, on: date | None = None) -> Self:
        """Open tasks whose day is past (today by default)."""
        return self.open().filter(due_on__lt=on or timezone.localdate())

    @transaction.atomic
    def assign(
        self,
        page: Any,
        *,
        text: str,
        to: Any,
        by: Any,
        due_on: date | None = None,
        at: datetime | None = None,
    ) -> Task:
        """Asks `to`, a person or a group. Raises Task.NotAllowed when nothing is asked or the day is past."""
        if not text.strip():
            raise Task.NotAllowed(gettext("Say what has to be done."))
        if due_on and due_on < timezone.localdate():
            raise Task.NotAllowed(gettext("That day is past."))
        task = self.create(
            **{page.page_field: page},
            **_asked(to),
            text=text.strip()[:LONGEST_TEXT],
            due_on=due_on,
            created_by=by,
            created_at=at or timezone.now(),
        )
        task._record(Act.TASK_ASSIGNED, by=by, at=at)
        return task


class Task(PageRecord):
    """One thing to do. It is done by whoever does it first; who did it and when stays on record."""

    class NotAllowed(Exception):
        """It can't be asked or done; the message says why."""

    text = models.CharField(_("what is asked"), max_length=LONGEST_TEXT, editable=False)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("person"),
    )
    role = models.ForeignKey(
        Group, models.PROTECT, null=True, editable=False, related_name="+", verbose_name=_("role")
    )
    due_on = models.DateField(_("due"), null=True, editable=False)
    created_at = models.DateTimeField(_("asked at"), default=timezone.now, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        editable=False,
        related_name="+",
        verbose_name=_("asked by"),
    )
    done_at = models.DateTimeField(_("done at"), null=True, editable=False)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("done by"),
    )

    objects = TaskQuerySet.as_manager()

    class Meta(PageRecord.Meta):
        verbose_name = _("task")
        verbose_name_plural = _("tasks")
        default_permissions = ("view",)
        ordering = ["-created_at", "-pk"]
        indexes = [
            models.Index(fields=["person", "due_on"], name="task_of_person", condition=Q(done_at=None)),
            models.Index(fields=["role", "due_on"], name="task_of_role", condition=Q(done_at=None)),
        ]
        constraints = [
            *PageRecord.Meta.constraints,
            models.CheckConstraint(
                condition=Q(person__isnull=False, role__isnull=True)
                | Q(person__isnull=True, role__isnull=False),
                name="task_asks_a_person_or_a_role",
            ),
            models.CheckConstraint(condition=~Q(text=""), name="task_says_what"),
            models.CheckConstraint(
                condition=Q(done_at__isnull=True, done_by__isnull=True)
                | Q(done_at__isnull=False, done_by__isnull=False),
                name="task_done_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def asked(self) -> str:
        """Who is asked."""
        return str(self.person or self.role)

    @property
    def is_done(self) -> bool:
        return self.done_at is not None

    @property
    def is_overdue(self) -> bool:
        return not self.is_done and self.due_on is not None and self.due_on < timezone.localdate()

    @transaction.atomic
    def complete(self, *, by: Any, at: datetime | None = None) -> None:
        """Raises NotAllowed when somebody did it before."""
        at = at or timezone.now()
        if not Task.objects.filter(pk=self.pk, done_at=None).update(done_at=at, done_by=by):
            raise self.NotAllowed(gettext("Somebody has done this already."))
        self.done_at, self.done_by = at, by
        self._record(Act.TASK_DONE, by=by, at=at)

    @transaction.atomic
    def reopen(self, *, by: Any, at: datetime | None = None) -> None:
        """Raises NotAllowed when it is not done."""
        done = Task.objects.filter(pk=self.pk, done_at__isnull=False)
        if not done.update(done_at=None, done_by=None):
            raise self.NotAllowed(gettext("This is not done yet."))
        self.done_at = self.done_by = None
        self._record(Act.TASK_REOPENED, by=by, at=at)

    @transaction.atomic
    def reassign(self, *, to: Any, by: Any, at: datetime | None = None) -> None:
        """Asks another person or group. Raises NotAllowed when it is done."""
        if not Task.objects.filter(pk=self.pk, done_at=None).update(**_asked(to)):
            raise self.NotAllowed(gettext("Somebody has done this already."))
        self.refresh_from_db(fields=["person", "role"])
        self._record(Act.TASK_REASSIGNED, by=by, at=at)

    def _record(self, act: Act, *, by: Any, at: datetime | None) -> None:
        PageEvent.objects.record(self.page, act, by=by, at=at, words=self.text, asked=self.asked)


def _asked(to: Any) -> dict[str, Any]:
    return {"person": None, "role": to} if isinstance(to, Group) else {"person": to, "role": None}
