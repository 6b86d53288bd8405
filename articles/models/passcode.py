"""A passcode that a row may ask for: kept as a slow hash, and guessed ten times in ten minutes at most."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.contrib.auth.hashers import check_password, make_password
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

SHORTEST = 6  # characters; ten tries in ten minutes are 86,400 in sixty days
TRIES = 10
WINDOW = timedelta(minutes=10)


class Passcode(models.Model):
    """Counts tries on the row itself: no address of anybody is kept, and who guesses from many places wins nothing."""

    class TooManyTries(Exception):
        """The passcode was tried too often lately: nobody is told whether this one was right."""

    passcode = models.CharField(_("hash of the passcode"), max_length=128, blank=True, editable=False)
    passcode_tries = models.PositiveSmallIntegerField(default=0, editable=False)
    tries_since = models.DateTimeField(null=True, editable=False)

    class Meta:
        abstract = True

    def admits(self, passcode: str, *, at: datetime | None = None) -> bool:
        """Whether the passcode is right. Raises TooManyTries after ten wrong ones in ten minutes.

        A try counts before it is judged, so that of any number of requests at once no more than ten are answered.
        """
        mine = type(self)._default_manager.filter(pk=self.pk)
        if not self._takes_a_try(mine, at or timezone.now()):
            raise self.TooManyTries
        if not check_password(passcode, self.passcode):
            return False
        mine.filter(passcode_tries__gt=0).update(passcode_tries=F("passcode_tries") - 1)
        return True

    def _takes_a_try(self, mine: models.QuerySet[Passcode], at: datetime) -> bool:
        is_over = Q(tries_since=None) | Q(tries_since__lte=at - WINDOW)
        if mine.filter(is_over).update(tries_since=at, passcode_tries=1):
            return True
        return mine.filter(passcode_tries__lt=TRIES).update(passcode_tries=F("passcode_tries") + 1) == 1


def kept(passcode: str) -> str:
    """What is stored of a passcode; blank for none. Raises ValueError, with what to tell people, for a short one."""
    if passcode and len(passcode) < SHORTEST:
        raise ValueError(gettext("Use a passcode of at least %(count)s characters.") % {"count": SHORTEST})
    return make_password(passcode) if passcode else ""
