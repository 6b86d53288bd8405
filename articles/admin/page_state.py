"""The state of a page in a few words, for lists and banners."""

from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext

from articles.models import Publication

Status = Publication.Status


def state_label(page: Any) -> str:
    """For example "Public", "Public, newer draft", "From 3 May 2026, 9 a.m.", "In review"."""
    if page.status != Status.PUBLISHED:
        return str(page.get_status_display())
    if page.is_scheduled:
        return gettext("From %(when)s") % {"when": _moment(page.publish_from)}
    if page.publish_until and page.publish_until <= timezone.now():
        return gettext("Ended %(when)s") % {"when": _moment(page.publish_until)}
    return gettext("Public, newer draft") if page.has_draft_ahead else gettext("Public")


def state_colour(page: Any) -> str:
    """The kind of unfold label that goes with the state."""
    if page.status == Status.PUBLISHED:
        return "success" if page.is_published and not page.has_draft_ahead else "warning"
    return {Status.IN_REVIEW: "info", Status.WITHDRAWN: "danger"}.get(page.status, "default")


def _moment(value: Any) -> str:
    return date_format(localtime(value), "SHORT_DATETIME_FORMAT")


# For unfold's @display(label=…): the first of the pair is the colour itself.
STATE_COLOURS = {colour: colour for colour in ("success", "warning", "info", "danger", "default")}
