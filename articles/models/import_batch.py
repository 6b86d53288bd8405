"""An import as one thing: handed over, looked at, decided on, carried out, and taken back as one."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles import import_folder

LEASE = timedelta(minutes=2)
KEPT_FOR = timedelta(days=30)
LONGEST_LIST = 500  # names of files left aside that are kept


class ImportBatchQuerySet(models.QuerySet["ImportBatch"]):
    def waiting(self, at: datetime) -> ImportBatch | None:
        """The one whose turn it is: it has work, and no process holds it."""
        free = Q(claimed_until=None) | Q(claimed_until__lte=at)
        return self.filter(free, state__in=ImportBatch.AT_WORK).order_by("phase_began_at", "pk").first()

    def purge_next(self, at: datetime | None = None) -> bool:
        """Deletes the files of an upload that nobody has touched for thirty days; whether there was one."""
        before = (at or timezone.now()) - KEPT_FOR
        left = self.filter(is_upload=True, purged_at=None, created_at__lt=before)
        batch = left.exclude(state__in=ImportBatch.AT_WORK).order_by("pk").first()
        if batch:
            batch.purge()
        return batch is not None

    def work_next(self, at: datetime | None = None) -> bool:
        """Does a portion of an import that waits; False when none does. Several workers take different ones."""
        from articles.models.import_work import do_portion

        at = at or timezone.now()
        batch = self.waiting(at)
        if batch is None:
            return False
        if batch.claim(at):
            try:
                do_portion(batch)
            finally:
                batch.release()
        return True


class ImportBatch(models.Model):
    """`reached`: the number of the text up to which the present phase has come. `paths`: what is read, as the process sees it.

    `hosts`: the sites whose addresses the texts name as their own. `left_aside`: files that hold no text.
    `seen`: keys, authors and subjects that the texts name and nobody here knows (see import_seen.py).
    `decisions`: what was decided about texts before they were looked at again, by reference.
    `is_surveyed`: the look only learns where each text will stand, so that nothing is read twice; commands work so.
    """

    class NotAllowed(Exception):
        """The import's state does not allow that now; the message says why."""

    class State(models.TextChoices):
        ARRIVING = "arriving", _("Files are arriving")
        READING = "reading", _("Being looked at")
        READY = "ready", _("Waits for your decision")
        IMPORTING = "importing", _("Being imported")
        DONE = "done", _("Imported")
        TAKING_BACK = "taking_back", _("Being taken back")
        TAKEN_BACK = "taken_back", _("Taken back")

    AT_WORK = (State.READING, State.IMPORTING, State.TAKING_BACK)

    name = models.CharField(_("what was handed over"), max_length=300)
    state = models.CharField(_("state"), max_length=11, choices=State, default=State.ARRIVING, editable=False)
    form = models.CharField(_("format"), max_length=20, default="auto", editable=False)
    paths = models.JSONField(_("paths"), default=list, editable=False)
    is_upload = models.BooleanField(_("came through the browser"), default=False, editable=False)
    publishes = models.BooleanField(_("publishes what nothing blocks"), default=False, editable=False)
    override_reason = models.TextField(_("reason for publishing over findings"), blank=True, editable=False)
    is_surveyed = models.BooleanField(_("looked at briefly"), default=False, editable=False)
    wants_findings = models.BooleanField(_("findings of what was imported"), default=False, editable=False)
    seen = models.JSONField(_("what was seen"), default=dict, editable=False)
    decisions = models.JSONField(_("decisions before"), default=dict, editable=False)
    hosts = models.JSONField(_("sites before"), default=list, editable=False)
    left_aside = models.JSONField(_("files left aside"), default=list, editable=False)
    left_aside_count = models.PositiveIntegerField(_("number of files left aside"), default=0, editable=False)
    reached = models.PositiveIntegerField(default=0, editable=False)
    is_stopped = models.BooleanField(_("stopped"), default=False, editable=False)
    trouble = models.TextField(_("trouble"), blank=True, editable=False)
    phase_began_at = models.DateTimeField(null=True, editable=False)
    phase_began_from = models.PositiveIntegerField(default=0, editable=False)
    claimed_until = models.DateTimeField(null=True, editable=False)
    created_at = models.DateTimeField(_("handed over at"), default=timezone.now, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        verbose_name=_("handed over by"),
        editable=False,
        related_name="+",
    )
    finished_at = models.DateTimeField(_("finished at"), null=True, editable=False)
    purged_at = models.DateTimeField(_("files deleted at"), null=True, editable=False)
    taken_back_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        verbose_name=_("taken back by"),
        editable=False,
        related_name="+",
    )

    objects = ImportBatchQuerySet.as_manager()

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        ordering = ["-created_at", "-pk"]
        default_permissions = ("view",)
        indexes = [
            models.Index(
                fields=["phase_began_at"],
                condition=Q(state__in=["reading", "importing", "taking_back"]),
                name="import_batch_at_work",
            )
        ]

    def __str__(self) -> str:
        return self.name

    # --- what a person asks for -----------------------------------------------------------------------------------

    def arrived(self) -> None:
        """The last file of an upload is here: from now on it is looked at. Raises NotAllowed where none is."""
        self.paths = import_folder.entries(self.pk)
        if not self.paths:
            raise self.NotAllowed(gettext("No file has arrived."))
        self.save(update_fields=["paths"])
        self.look()

    @transaction.atomic
    def look(self) -> None:
        """Everything has arrived: reads all texts and says what would become of each; keeps no article."""
        self._lock(self.State.ARRIVING)
        self._begin(self.State.READING)

    @transaction.atomic
    def look_again(self) -> None:
        """The same with what editors chose since; what they decided about single texts stays."""
        self._lock(self.State.READY)
        decided = self.items.filter(~Q(corrections={}) | Q(is_left_out=True)).exclude(source_ref="")
        rows = decided.values_list("source_ref", "is_left_out", "corrections")
        self.decisions = {reference: [is_out, corrections] for reference, is_out, corrections in rows}
        self.items.all().delete()
        self.seen = {}
        self._begin(self.State.READING)

    @transaction.atomic
    def carry_out(self) -> None:
        """Imports what is not left out, each text as a draft."""
        self._lock(self.State.READY)
        self._begin(self.State.IMPORTING)

    @transaction.atomic
    def take_back(self, *, by: Any) -> None:
        """Takes away what the import brought and gives updated drafts their text again; what people edited since stays."""
        self._lock(self.State.DONE, self.State.IMPORTING)
        self.taken_back_by = by
        self._begin(self.State.TAKING_BACK)

    @transaction.atomic
    def stop(self) -> None:
        """Ends the work after the portion in hand; nothing is lost, and it can go on from there."""
        self._lock(*self.AT_WORK)
        self.is_stopped = True
        self.save(update_fields=["is_stopped"])

    @transaction.atomic
    def go_on(self) -> None:
        """Continues where it was stopped, or where it got into trouble."""
        self._lock(*self.AT_WORK)
        self.is_stopped, self.trouble, self.claimed_until = False, "", None
        self.phase_began_at, self.phase_began_from = timezone.now(), self.reached
        self.save()

    def _lock(self, *states: str) -> None:
        self.refresh_from_db(from_queryset=ImportBatch.objects.select_for_update())
        if self.state not in states:
            message = gettext("That can't be done now: %(state)s.") % {"state": self.get_state_display()}
            raise self.NotAllowed(message)

    def _begin(self, state: str) -> None:
        self.state, self.reached, self.is_stopped, self.trouble = state, 0, False, ""
        self.phase_began_at, self.phase_began_from, self.claimed_until = timezone.now(), 0, None
        self.save()

    # --- the work ---------------------------------------------------------------------------------------------------

    @property
    def is_at_work(self) -> bool:
        return self.state in self.AT_WORK and not self.is_stopped

    def claim(self, at: datetime) -> bool:
        """Holds it for this process; False when another one was quicker, or somebody stopped it."""
        taken = ImportBatch.objects.filter(
            pk=self.pk, claimed_until=self.claimed_until, state=self.state, is_stopped=False
        )
        self.claimed_until = at + LEASE
        return bool(taken.update(claimed_until=self.claimed_until))

    def release(self) -> None:
        ImportBatch.objects.filter(pk=self.pk, claimed_until=self.claimed_until).update(claimed_until=None)

    def reach(self, number: int) -> None:
        """Notes how far the phase has come."""
        self.reached = number
        ImportBatch.objects.filter(pk=self.pk).update(reached=number)

    def finish_phase(self) -> None:
        """What follows: after the look a decision, after the import and the taking back nothing."""
        following = {
            self.State.READING: self.State.READY,
            self.State.IMPORTING: self.State.DONE,
            self.State.TAKING_BACK: self.State.TAKEN_BACK,
        }
        self.state = following[self.State(self.state)]
        self.finished_at = timezone.now()
        self.save(update_fields=["state", "finished_at"])

    def work_a_moment(self) -> None:
        """Does a first portion at once, so that a small import need not wait for the worker."""
        from articles.models.import_work import do_portion

        self.refresh_from_db()
        if self.is_at_work and self.claim(timezone.now()):
            try:
                do_portion(self)
            finally:
                self.release()

    def fail(self, reason: str) -> None:
        """Stops because of something that a person has to put right; it can go on afterwards."""
        self.is_stopped, self.trouble = True, reason
        self.save(update_fields=["is_stopped", "trouble"])

    def leave_aside(self, name: str) -> None:
        """Notes a file that holds no text (saved with the portion)."""
        self.left_aside_count += 1
        if len(self.left_aside) < LONGEST_LIST:
            self.left_aside.append(name)

    def purge(self) -> None:
        """Deletes the files that were handed over; what is known of them stays."""
        import_folder.remove(self.pk)
        ImportBatch.objects.filter(pk=self.pk).update(paths=[], purged_at=timezone.now())

    # --- progress ---------------------------------------------------------------------------------------------------

    @property
    def state_label(self) -> str:
        """The state in words, and whether somebody has to do something."""
        if self.trouble:
            return gettext("Stopped: %(trouble)s") % {"trouble": self.trouble}
        if self.is_stopped:
            return gettext("Stopped")
        return str(self.get_state_display())

    @property
    def total(self) -> int:
        """How many texts it holds, as far as is known."""
        return self.items.count()

    @property
    def seconds_left(self) -> int | None:
        """How long the phase will take from now, by its speed so far; None while that can't be told."""
        done = self.reached - self.phase_began_from
        if self.state == self.State.READING or not self.is_at_work or done < 1 or self.phase_began_at is None:
            return None
        spent = (timezone.now() - self.phase_began_at).total_seconds()
        return round(spent / done * max(self.total - self.reached, 0))
