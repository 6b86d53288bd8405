"""What is wrong in the library: each weakness as a condition of the database, for lists, filters and the report."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, Self

from django.db.models import Exists, OuterRef, Q, Value
from django.db.models.functions import Coalesce, Concat, NullIf, Substr
from django.db.models.lookups import Exact
from django.utils import timezone

from articles.models.image_files import ImageFilesQuerySet
from articles.picture_files import look_alike

SOON = timedelta(days=30)
OVERSIZED = 5000  # pixels of the longer side; what no screen shows, and slow to send in
NOWHERE = "(no address)"
# Records that belong to a picture itself, and no use of it.
OWN_RECORDS = {"imagecredit", "imageoutcome", "picturefile"}


class ImageHealthQuerySet(ImageFilesQuerySet):
    def uncredited(self) -> Self:
        """Pictures of which nobody knows whose they are."""
        return self.filter(
            Q(credit=None) | Q(credit__creator="", credit__credit_text="", credit__copyright_notice="")
        )

    def without_licence(self) -> Self:
        """Pictures without a record of what allows their use."""
        return self.filter(Q(credit=None) | Q(credit__licence=""))

    def undescribed(self) -> Self:
        """Pictures that nobody has described or called a decoration."""
        return self.filter(alt_state="missing")

    def ended(self, on: date | None = None) -> Self:
        """Pictures whose licence ended before that day (today by default)."""
        return self.filter(shown_until__lt=on or timezone.localdate(), consent_withdrawn_at=None)

    def expiring(self, on: date | None = None) -> Self:
        """Pictures whose licence ends within thirty days."""
        today = on or timezone.localdate()
        return self.filter(shown_until__range=(today, today + SOON), consent_withdrawn_at=None)

    def without_consent(self) -> Self:
        """Results of a treatment without a patient's consent on record."""
        return self.filter(role="outcome", consent_given_on=None)

    def duplicates(self) -> Self:
        """Pictures that look like another one, whatever their size and format."""
        twins = self.model._default_manager.exclude(pk=OuterRef("pk"))
        return self.exclude(likeness="").filter(Exists(twins.filter(likeness=OuterRef("likeness"))))

    def resembling(self, image: Any) -> list[Any]:
        """Pictures that look like this one or nearly so, newest first."""
        if not image.likeness:
            return []
        parts: Any = Q()
        for start in range(0, 16, 4):
            part = Substr("likeness", start + 1, 4)
            parts |= Exact(part, Value(image.likeness[start : start + 4]))
        found = self.exclude(pk=image.pk).filter(parts).order_by("-created_at", "-pk")
        return [each for each in found if look_alike(each.likeness, image.likeness)]

    def oversized(self) -> Self:
        return self.filter(Q(width__gt=OVERSIZED) | Q(height__gt=OVERSIZED))

    def in_trouble(self) -> Self:
        """Pictures whose files could not be made or fetched."""
        return self.exclude(files_trouble="")

    def elsewhere(self) -> Self:
        """Pictures that still lie on another site."""
        return self.filter(file="").exclude(remote_url="")

    def used(self, *, by: Any = None, besides_pages: bool = False) -> Self:
        """Pictures that a page, a person or a clinic shows; `by` narrows the uses by pages (live and newest texts otherwise).

        `besides_pages`: of the records that point to a picture, only those that are no pages with versions count.
        """
        return self.filter(self._is_used(by, besides_pages=besides_pages))

    def unused(self) -> Self:
        return self.filter(~self._is_used())

    def _is_used(self, links: Any = None, *, besides_pages: bool = False) -> Any:
        from articles.models.page_link import PageLink

        links = PageLink.objects.all() if links is None else links
        named = Q(target=Concat(Value("image:"), OuterRef("slug"))) | Q(
            target=Coalesce(NullIf(OuterRef("remote_url"), Value("")), Value(NOWHERE))
        )
        uses: Any = Exists(links.filter(named, kind="image"))
        for holder, field in _holders(self.model):
            if besides_pages and hasattr(holder, "page_field"):
                continue
            uses |= Exists(holder._base_manager.filter(**{field: OuterRef("pk")}))
        return uses


def _holders(model: Any) -> Iterator[tuple[Any, str]]:
    """Every model of whatever app that points to a picture, with the name of its field."""
    for relation in model._meta.get_fields(include_hidden=True):
        if relation.one_to_many or (relation.one_to_one and not relation.concrete):
            holder = relation.related_model
            if holder._meta.model_name not in OWN_RECORDS and not holder._meta.auto_created:
                yield holder, relation.field.name
