"""A version with a name ("before the relaunch"): found again among many, and never deleted alone."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.models.page_event import Act, PageEvent
from articles.models.page_record import PageRecord, PageRecordQuerySet
from articles.models.revision import Revision


class MilestoneQuerySet(PageRecordQuerySet["Milestone"]):
    @transaction.atomic
    def mark(self, revision: Revision, name: str, *, by: Any, at: datetime | None = None) -> Milestone:
        """Gives a version a name, or another one; raises Milestone.NotAllowed when the page has it already."""
        page, name = revision.page, " ".join(name.split())
        known = self.filter(revision=revision).first()
        self._refuse(page, name, known)
        if known is None:
            milestone = self.create(
                **{page.page_field: page},
                revision=revision,
                name=name,
                named_by=by,
                named_at=at or timezone.now(),
            )
            PageEvent.objects.record(
                page, Act.MILESTONE_NAMED, by=by, at=at, name=name, number=revision.number
            )
            return milestone
        if known.name != name:
            PageEvent.objects.record(
                page, Act.MILESTONE_RENAMED, by=by, at=at, number=revision.number, old=known.name, new=name
            )
            known.name, known.named_by, known.named_at = name, by, at or timezone.now()
            known.save()
        return known

    def _refuse(self, page: Any, name: str, known: Milestone | None) -> None:
        if not name:
            raise Milestone.NotAllowed(gettext("Give the version a name."))
        same = self.of(page).filter(name__iexact=name)
        if known:
            same = same.exclude(pk=known.pk)
        if taken := same.select_related("revision").first():
            raise Milestone.NotAllowed(
                gettext("Version %(number)s of this page is called “%(name)s” already: choose another name.")
                % {"number": taken.revision.number, "name": taken.name}
            )


class Milestone(PageRecord):
    """The name of one version. The database keeps the version as long as it has a name."""

    class NotAllowed(Exception):
        """The name can't be given; the message says why."""

    revision = models.OneToOneField(Revision, models.RESTRICT, editable=False, related_name="milestone")
    name = models.CharField(_("name"), max_length=80, editable=False)
    named_at = models.DateTimeField(_("named at"), default=timezone.now, editable=False)
    named_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name=_("named by"),
        null=True,
        editable=False,
        related_name="+",
    )

    objects = MilestoneQuerySet.as_manager()

    class Meta(PageRecord.Meta):
        verbose_name = _("milestone")
        verbose_name_plural = _("milestones")
        default_permissions = ("view",)
        ordering = ["-named_at", "-pk"]
        constraints = [
            *PageRecord.Meta.constraints,
            models.UniqueConstraint(Lower("name"), "article", name="milestone_name_once_per_article"),
            models.UniqueConstraint(
                Lower("name"), "treatment_type", name="milestone_name_once_per_treatment"
            ),
            models.CheckConstraint(condition=~Q(name=""), name="milestone_has_name"),
        ]

    def __str__(self) -> str:
        return self.name

    @transaction.atomic
    def remove(self, *, by: Any, at: datetime | None = None) -> None:
        """Takes the name off; the version stays, and the page's story tells of both."""
        PageEvent.objects.record(
            self.page, Act.MILESTONE_REMOVED, by=by, at=at, name=self.name, number=self.revision.number
        )
        self.delete()
