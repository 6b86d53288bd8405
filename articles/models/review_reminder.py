"""Who was reminded of which review, and at what distance from its day: once each."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from functools import cache
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.models.review import SOON, Review

LATE = timedelta(days=7)


class Stage(models.TextChoices):
    BEFORE = "before", _("Thirty days before")
    ON = "on", _("On the day")
    AFTER = "after", _("A week after")


def stage_of(due_on: date, today: date) -> Stage | None:
    """Where today stands; a worker that was away for weeks comes back to one stage, not to all that it missed."""
    if today >= due_on + LATE:
        return Stage.AFTER
    if today >= due_on:
        return Stage.ON
    return Stage.BEFORE if today >= due_on - SOON else None


class ReviewReminderQuerySet(models.QuerySet["ReviewReminder"]):
    def due(self, today: date) -> dict[Any, list[ReviewReminder]]:
        """Reminders (unsaved) by person, those of the first day first.

        The signer is reminded; from a week after the day on the editors are, too. Where the signer has left or has no
        address, all reviewers of that kind of page are.
        """
        found: dict[Any, list[ReviewReminder]] = {}
        reviews, holders = self._unreminded(today), cache(_holders)
        told = set(self.filter(review__in=reviews).values_list("review_id", "due_on", "stage", "person_id"))
        for review in reviews:
            due_on = review.next_due_on
            stage = stage_of(due_on, today) if due_on else None
            if due_on is None or stage is None:
                continue
            for person in _people(review, stage, holders):
                if (review.pk, due_on, stage, person.pk) not in told:
                    reminder = ReviewReminder(
                        review=review, due_on=due_on, stage=stage, person=person, written_on=today
                    )
                    found.setdefault(person, []).append(reminder)
        return found

    def _unreminded(self, today: date) -> list[Review]:
        """Reviews of public texts within thirty days of their day or past it, without those last spoken of a week ago."""
        spoken = self.filter(
            review=OuterRef("pk"),
            due_on=OuterRef("next_due_on"),
            stage=Stage.AFTER,
            written_on__lt=today - LATE,
        )
        near = Review.objects.standing().filter(~Exists(spoken), next_due_on__lte=today + SOON)
        return list(near.select_related("article", "treatment_type", "by").order_by("next_due_on", "pk"))


class ReviewReminder(models.Model):
    """One person was reminded of one review at one stage. A review whose day is moved is spoken of anew."""

    Stage = Stage

    review = models.ForeignKey(Review, models.CASCADE, editable=False, related_name="reminders")
    due_on = models.DateField(editable=False)
    stage = models.CharField(max_length=6, choices=Stage, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, editable=False, related_name="+")
    written_on = models.DateField(default=timezone.localdate, editable=False)

    objects = ReviewReminderQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["review", "due_on", "stage", "person"], name="review_reminded_once_per_stage"
            )
        ]

    @property
    def when(self) -> str:
        """For example "due on 3 May 2027"."""
        is_past = self.due_on < timezone.localdate()
        words = gettext("overdue since %(day)s") if is_past else gettext("due on %(day)s")
        return words % {"day": date_format(self.due_on, "DATE_FORMAT")}

    @property
    def link(self) -> str:
        """The page's form in the admin."""
        return reverse(
            f"admin:articles_{self.review.page._meta.model_name}_change", args=[self.review.page.pk]
        )

    def __str__(self) -> str:
        return f"{self.review.page}: {self.get_stage_display()}"


def _people(review: Review, stage: Stage, holders: Callable[[str], list[Any]]) -> Iterable[Any]:
    kind = review.page._meta.model_name
    signers = [review.by] if review.by.is_active and review.by.email else holders(f"review_{kind}")
    if stage != Stage.AFTER:
        return signers
    return {person.pk: person for person in (*signers, *holders(f"publish_{kind}"))}.values()


def _holders(codename: str) -> list[Any]:
    """Active people with an address whose roles, or who themselves, have the permission."""
    named = {"codename": codename, "content_type__app_label": "articles"}
    by_role = Q(**{f"groups__permissions__{name}": value for name, value in named.items()})
    own = Q(**{f"user_permissions__{name}": value for name, value in named.items()})
    people = get_user_model().objects.filter(by_role | own, is_active=True, is_staff=True).exclude(email="")
    return list(people.distinct().order_by("pk"))
