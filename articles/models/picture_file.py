"""Every file that was ever made from a picture: so that old ones go when caches have turned over, and withdrawn ones are known."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Self

import structlog
from django.core.files.storage import Storage, default_storage, storages
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from articles.models.image import Image

log = structlog.get_logger("articles.pictures")
KEPT_AFTER = timedelta(days=30)  # a page in somebody's cache may name it that long


class PictureFileQuerySet(models.QuerySet["PictureFile"]):
    def note(self, image: Any, names: Iterable[str], *, is_original: bool = False) -> None:
        """These files are the picture's; one that was replaced and came back is current again."""
        self.bulk_create(
            [self.model(image=image, name=name, is_original=is_original) for name in sorted(names)],
            update_conflicts=True,
            unique_fields=["image", "name"],
            update_fields=["retired_at"],
        )

    def retire_all_but(self, image: Any, names: Iterable[str], *, at: datetime | None = None) -> None:
        """All other files of the picture are old from this moment."""
        old = self.filter(image=image, retired_at=None).exclude(name__in=names)
        old.update(retired_at=at or timezone.now())

    def to_delete(self, at: datetime | None = None) -> Self:
        """Files that were replaced thirty days ago, or whose picture was withdrawn or deleted."""
        old = Q(retired_at__lt=(at or timezone.now()) - KEPT_AFTER)
        withdrawn = Q(image__consent_withdrawn_at__isnull=False)
        return self.filter(old | withdrawn | Q(image=None), deleted_at=None)

    def delete_next(self, at: datetime | None = None) -> bool:
        """Deletes a hundred of those from their storage; False when there is none, or the storage does not answer.

        The rows of withdrawn pictures stay, so that their addresses say that they are gone.
        """
        rows = list(self.to_delete(at).order_by("pk")[:100])
        names = {row.name for row in rows}
        waiting = {row.pk for row in rows}
        others = PictureFile.objects.filter(name__in=names, deleted_at=None).exclude(pk__in=waiting)
        used = {*others.values_list("name", flat=True), *_originals_in_use(names)}
        try:
            for name, storage in {row.name: row.storage for row in rows}.items():
                if name not in used:
                    storage.delete(name)
        except OSError:
            log.warning("files of pictures not deleted", count=len(rows))
            return False
        PictureFile.objects.filter(pk__in=waiting).update(deleted_at=at or timezone.now())
        PictureFile.objects.filter(pk__in=waiting, image__consent_withdrawn_at=None).delete()
        return bool(rows)

    def of_name(self, name: str) -> Self:
        """The rows of a stored file, with what decides whether their pictures may be shown: several may have the same bytes."""
        needed = (
            "name",
            *(f"image__{field}" for field in ("consent_withdrawn_at", "consent_given_on", "shown_until")),
        )
        return self.filter(name=name).select_related("image").only(*needed)


def _originals_in_use(names: Iterable[str]) -> Iterable[str]:
    """A file that was replaced and came back is no leftover; a document may stand behind several pictures."""
    from articles.models.image import Image
    from articles.models.image_credit import ImageCredit

    yield from Image.objects.filter(original__in=names).values_list("original", flat=True)
    yield from ImageCredit.objects.filter(licence_file__in=names).values_list("licence_file", flat=True)


class PictureFile(models.Model):
    """One stored file of one picture; `retired_at` when another took its place."""

    image: models.ForeignKey[Image | None] = models.ForeignKey(
        "articles.Image", models.SET_NULL, null=True, editable=False, related_name="files"
    )
    name = models.CharField(_("name"), max_length=200, editable=False, db_index=True)
    made_at = models.DateTimeField(_("made at"), default=timezone.now, editable=False)
    is_original = models.BooleanField(default=False, editable=False)
    retired_at = models.DateTimeField(_("replaced at"), null=True, editable=False)
    deleted_at = models.DateTimeField(_("deleted at"), null=True, editable=False)

    objects = PictureFileQuerySet.as_manager()

    class Meta:
        verbose_name = _("file of a picture")
        verbose_name_plural = _("files of pictures")
        constraints = [models.UniqueConstraint(fields=["image", "name"], name="picture_file_once")]
        indexes = [models.Index(fields=["retired_at"], name="picture_file_old")]

    def __str__(self) -> str:
        return self.name

    @property
    def storage(self) -> Storage:
        return storages["originals"] if self.is_original else default_storage
