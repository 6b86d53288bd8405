"""The state of a page in a few words, for lists and banners."""

from collections.abc import Collection
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext

from articles.models import Publication
from articles.models.state import State

Status = Publication.Status


def state_label(page: Any) -> str:
    """For example "Public", "Public, newer draft", "From 03/05/2026 09:00", "In review", "Approved"."""
    if page.status in (Status.DRAFT, Status.IN_REVIEW) and is_signed(page):
        return str(State.APPROVED.label)
    if page.status != Status.PUBLISHED:
        return str(page.get_status_display())
    if page.is_scheduled:
        return gettext("From %(when)s") % {"when": _moment(page.publish_from)}
    if page.publish_until and page.publish_until <= timezone.now():
        return gettext("Ended %(when)s") % {"when": _moment(page.publish_until)}
    if page.has_draft_ahead:
        return gettext("Public, newer text approved") if is_signed(page) else gettext("Public, newer draft")
    return gettext("Public")


def is_signed(page: Any) -> bool:
    """Whether the newest text is approved; a page that came with_signature() is not asked again."""
    known = getattr(page, "is_signed", None)
    return page.approval is not None if known is None else known


def note_signatures(pages: Collection[Any]) -> None:
    """Gives pages of any kind, read one by one, what with_signature() gives: a query for each kind."""
    for model in {type(page) for page in pages}:
        own = [page for page in pages if type(page) is model]
        rows = model.objects.with_signature().filter(pk__in=[page.pk for page in own], is_signed=True)
        signed = set(rows.values_list("pk", flat=True))
        for page in own:
            page.is_signed = page.pk in signed


def state_colour(page: Any) -> str:
    """The kind of unfold label that goes with the state."""
    if page.status == Status.PUBLISHED:
        return "success" if page.is_published and not page.has_draft_ahead else "warning"
    return {Status.IN_REVIEW: "info", Status.WITHDRAWN: "danger"}.get(page.status, "default")


def _moment(value: Any) -> str:
    return date_format(localtime(value), "SHORT_DATETIME_FORMAT")


# For unfold's @display(label=…): the first of the pair is the colour itself.
STATE_COLOURS = {colour: colour for colour in ("success", "warning", "info", "danger", "default")}
