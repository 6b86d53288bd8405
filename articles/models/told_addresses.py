"""Which addresses an act on a page changes for readers, and when."""

from datetime import datetime
from typing import Any

from django.utils import timezone

from articles.models.changed_address import ChangedAddress
from articles.models.publication_queryset import Status
from articles.outside import index_now


def expect_of(page: Any, *, is_changed: bool, old_slug: str = "") -> None:
    """Queues a page's address: now where readers see a change, and at the moments at which it will appear and leave.

    The old address of a page that moved is told, too, so that its redirect is seen. Nothing without a key, and nothing of
    a prescription-only medicine, which asks not to be indexed.
    """
    if not index_now.is_on() or getattr(page, "is_prescription_only", False):
        return
    at = timezone.now()
    if old_slug and page.published_at:
        ChangedAddress.objects.expect(type(page)(slug=old_slug).get_absolute_url(), [at], at=at)
    ChangedAddress.objects.expect(page.get_absolute_url(), _moments(page, at, is_changed), at=at)


def _moments(page: Any, at: datetime, is_changed: bool) -> list[datetime]:
    to_come: list[datetime] = []
    if page.status == Status.PUBLISHED:
        to_come = [each for each in (page.publish_from, page.publish_until) if each and each > at]
    has_appeared = page.publish_from is not None and page.publish_from <= at
    is_seen = page.status in (Status.PUBLISHED, Status.WITHDRAWN) and has_appeared
    return [at, *to_come] if is_changed and is_seen else to_come
