"""The states of a page and the moves between them: the one table that says which verb is open from where.

A page can stand in two states at once: on the site (scheduled, live, ended, withdrawn) and, with a newer text than that, on its way
there (draft, in review, approved). A verb is allowed when one of its states is among them.
"""

from collections.abc import Collection
from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    DRAFT = "draft", _("Draft")
    IN_REVIEW = "in_review", _("In review")
    APPROVED = "approved", _("Approved")
    SCHEDULED = "scheduled", _("Scheduled")
    LIVE = "live", _("Live")
    ENDED = "ended", _("Ended")
    WITHDRAWN = "withdrawn", _("Withdrawn")


@dataclass(frozen=True, slots=True)
class Move:
    """From which states a verb starts, whose permission it needs (publish_article …), and where a text on its way gets."""

    permission: str
    starts: frozenset[State]
    leads_to: State | None = None  # None: the state stays


def _move(permission: str, *starts: State, leads_to: State | None = None) -> Move:
    return Move(permission, frozenset(starts), leads_to)


ON_THE_WAY = (State.DRAFT, State.IN_REVIEW, State.APPROVED)
ON_THE_SITE = (State.SCHEDULED, State.LIVE, State.ENDED)

MOVES: dict[str, Move] = {
    "submit": _move("change", State.DRAFT, leads_to=State.IN_REVIEW),
    "approve": _move("review", *State, leads_to=State.APPROVED),
    "approve_correction": _move("review", State.DRAFT, State.IN_REVIEW, leads_to=State.APPROVED),
    "send_back": _move("review", State.IN_REVIEW, leads_to=State.DRAFT),
    "publish": _move("publish", *ON_THE_WAY, State.SCHEDULED, State.ENDED, leads_to=State.LIVE),
    "schedule": _move("publish", *ON_THE_WAY, State.SCHEDULED, State.ENDED, leads_to=State.SCHEDULED),
    "reschedule": _move("publish", State.SCHEDULED),
    "unschedule": _move("publish", State.SCHEDULED, leads_to=State.DRAFT),
    "end_at": _move("publish", State.SCHEDULED, State.LIVE, State.ENDED),
    "withdraw": _move("publish", *ON_THE_SITE, leads_to=State.WITHDRAWN),
}


def is_allowed(name: str, states: Collection[State]) -> bool:
    """Whether the table has the verb for a page in these states."""
    return not MOVES[name].starts.isdisjoint(states)
