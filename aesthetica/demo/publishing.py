"""The way of a demonstration page to the public: written, submitted, approved, published, each at its time."""

from datetime import date, datetime, timedelta

from django.utils import timezone

from aesthetica.demo.people import signed_in_as
from articles.models import Publication, Review


def day(days_ago: int, hour: int = 9) -> datetime:
    """That many days ago, at an hour of the site's own time; never in the future."""
    now = timezone.localtime()
    return min(now.replace(hour=hour, minute=0, second=0, microsecond=0) - timedelta(days=days_ago), now)


def publish(page: Publication, *, days_ago: int, next_due_on: date | None = None) -> None:
    """Submits, approves and publishes the newest text as the three people do, then dates it back."""
    submitted, approved, published = (
        day(days_ago + before, hour) for before, hour in ((3, 10), (1, 15), (0, 8))
    )
    page.submit(by=signed_in_as("writer"), at=submitted)
    Review.objects.approve(page, by=signed_in_as("reviewer"), at=approved, next_due_on=next_due_on)
    page.publish(by=signed_in_as("editor"), at=published)
    _date_back(page, written=submitted, published=published)


def _date_back(page: Publication, *, written: datetime, published: datetime) -> None:
    """Gives the page the history that it would have; published_at and changed_at are always "now" otherwise."""
    times = {"created_at": written, "changed_at": published, "published_at": published}
    type(page)._default_manager.filter(pk=page.pk).update(**times)
    page.refresh_from_db()
