"""Publishing what an import brought, where that was asked for; what was not public at its source never becomes so by it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext

from articles.importers import Visibility
from articles.models.article import Article
from articles.models.import_item import ImportItem
from articles.models.importing import Outcome

if TYPE_CHECKING:
    from articles.models.import_batch import ImportBatch

PUBLIC_THERE = ("", Visibility.PUBLIC, Visibility.SCHEDULED)


def publish(batch: ImportBatch, items: Sequence[ImportItem]) -> None:
    """Each in its own transaction; the items learn why one was not published."""
    if not batch.publishes:
        return
    for item in items:
        item.not_published = (
            "" if item.outcome in (Outcome.PROTECTED, Outcome.REFUSED) else _published(batch, item)
        )
    ImportItem.objects.write(items, ["not_published"])


def _published(batch: ImportBatch, item: ImportItem) -> str:
    """Why the article is not public now; blank where it is."""
    article = item.article
    if article is None or article.status == Article.Status.PUBLISHED:
        return ""
    if item.visibility not in PUBLIC_THERE:
        label = item.get_visibility_display()
        return gettext("At its source it was not public (%(visibility)s).") % {"visibility": label}
    if item.visibility == Visibility.SCHEDULED and article.dated is None:
        return gettext("At its source it was to appear later, and no moment is known.")
    # Site generators show a text from its date on, whatever else it says.
    later = article.dated if article.dated and article.dated > timezone.now() else None
    try:
        article.publish(
            by=batch.created_by,
            at=later,
            override_reason=batch.override_reason,
        )
    except (Article.NotPublishable, Article.NotAllowed) as refusal:
        return str(refusal)
    return ""
