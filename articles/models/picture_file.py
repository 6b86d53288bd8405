"""Every file that was ever made from a picture: so that old ones go when caches have turned over, and withdrawn ones are known."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Self

from django.core.files.storage import default_storage
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from articles.models.image import Image

KEPT_AFTER = timedelta(days=30)  # a page in somebody's cache may name it that long


class PictureFileQuerySet(models.QuerySet["PictureFile"]):
    def note(self, image: Any, names: Iterable[str]) -> None:
        """These files are the picture's; one that was replaced and came back is current again."""
        self.bulk_create(
            [self.model(image=image, name=name) for name in sorted(names)],
            update_conflicts=True,
            unique_fields=["image", "name"],
            update_fields=["retired_at"],
        )

    def retire_all_but(self, image: Any, names: Iterable[str], *, at: datetime | None = None) -> None:
        """All other files of the picture are old from this moment."""
        old = self.filter(image=image, retired_at=None).exclude(name__in=names)
        old.update(retired_at=at or timezone.now())

    def delete_of(self, image: Any) -> None:
        """Deletes all files of the picture from the storage when the transaction is through; the rows stay."""
        names = set(self.filter(image=image).values_list("name", flat=True))
        shared = set(self.filter(name__in=names).exclude(image=image).values_list("name", flat=True))
        self.filter(image=image, retired_at=None).update(retired_at=timezone.now())
        transaction.on_commit(lambda: _delete(names - shared))

    def purge_next(self, at: datetime | None = None) -> bool:
        """Deletes files that were replaced thirty days ago, a hundred at a time; False when there is none."""
        before = (at or timezone.now()) - KEPT_AFTER
        old = self.filter(retired_at__lt=before, image__consent_withdrawn_at=None) | self.filter(image=None)
        rows = list(old.order_by("pk")[:100])
        if not rows:
            return False
        names = {row.name for row in rows}
        self.filter(pk__in=[row.pk for row in rows]).delete()
        used = set(self.filter(name__in=names).values_list("name", flat=True))
        _delete(names - used)
        return True

    def of_name(self, name: str) -> Self:
        """The rows of a stored file, with what decides whether their pictures may be shown: several may have the same bytes."""
        needed = (
            "name",
            *(f"image__{field}" for field in ("consent_withdrawn_at", "consent_given_on", "shown_until")),
        )
        return self.filter(name=name).select_related("image").only(*needed)


class PictureFile(models.Model):
    """One stored file of one picture; `retired_at` when another took its place."""

    image: models.ForeignKey[Image | None] = models.ForeignKey(
        "articles.Image", models.SET_NULL, null=True, editable=False, related_name="files"
    )
    name = models.CharField(_("name"), max_length=200, editable=False, db_index=True)
    made_at = models.DateTimeField(_("made at"), default=timezone.now, editable=False)
    retired_at = models.DateTimeField(_("replaced at"), null=True, editable=False)

    objects = PictureFileQuerySet.as_manager()

    class Meta:
        verbose_name = _("file of a picture")
        verbose_name_plural = _("files of pictures")
        constraints = [models.UniqueConstraint(fields=["image", "name"], name="picture_file_once")]
        indexes = [models.Index(fields=["retired_at"], name="picture_file_old")]

    def __str__(self) -> str:
        return self.name


def _delete(names: Iterable[str]) -> None:
    for name in names:
        default_storage.delete(name)
