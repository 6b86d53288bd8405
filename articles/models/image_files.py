"""The files of a picture: the original as it came, kept where nobody reads it, and what is made from it for browsers."""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any, Self

from django.core.files.base import ContentFile
from django.core.files.storage import Storage, default_storage, storages
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.credits import Credit, in_file
from articles.models.picture_file import PictureFile
from articles.picture_files import (
    NotAPicture,
    Opened,
    Rendition,
    guess,
    likeness,
    open_picture,
    preview,
    renditions,
    tone,
)

LEASE = timedelta(minutes=5)
AGAIN_AFTER = timedelta(hours=1)


def originals() -> Storage:
    """Where uploads are kept as they came."""
    return storages["originals"]


class ImageFilesQuerySet(models.QuerySet[Any]):
    def waiting(self) -> Self:
        """Pictures whose sizes are still to be made, or made anew."""
        return self.exclude(files_due_at=None)

    def held(self, opened: Opened) -> Any:
        """The picture of the library that has the same file, withdrawn ones too; None for a new one."""
        return self.filter(digest=opened.digest).first()

    def prepare_next(self, at: datetime | None = None) -> bool:
        """Makes all sizes of the picture that waits longest; False when none waits. Several workers take different ones."""
        at = at or timezone.now()
        image = self.filter(files_due_at__lte=at).order_by("files_due_at", "pk").first()
        if image is None:
            return False
        lease = at + LEASE
        if self.filter(pk=image.pk, files_due_at=image.files_due_at).update(files_due_at=lease):
            image.files_due_at = lease
            image.prepare(at=at)
        return True


class ImageFiles(models.Model):
    """Files are made once, in the background, and named by their content; a page view only reads the row."""

    original = models.FileField(
        _("original"), storage=originals, upload_to="pictures", blank=True, editable=False
    )
    digest = models.CharField(_("digest of the original"), max_length=64, blank=True, editable=False)
    likeness = models.CharField(_("likeness"), max_length=16, blank=True, editable=False, db_index=True)
    file = models.FileField(_("file"), upload_to="images", blank=True, editable=False)
    renditions = models.JSONField(_("sizes"), default=list, blank=True, editable=False)
    width = models.PositiveIntegerField(_("width"), null=True, blank=True, editable=False)
    height = models.PositiveIntegerField(_("height"), null=True, blank=True, editable=False)
    tone = models.CharField(_("tone"), max_length=3, blank=True, editable=False)
    focal_x = models.PositiveSmallIntegerField(_("focal point, % from the left"), default=50)
    focal_y = models.PositiveSmallIntegerField(_("focal point, % from the top"), default=50)
    focal_is_guess = models.BooleanField(default=True, editable=False)
    files_due_at = models.DateTimeField(_("sizes to be made"), null=True, blank=True, editable=False)
    files_trouble = models.CharField(_("why there are no sizes"), max_length=200, blank=True, editable=False)

    changed_at = models.DateTimeField(_("changed at"), auto_now=True)

    class Meta:
        abstract = True

    # --- what pages load ------------------------------------------------------------------------------------------

    def sizes(self, shape: str, format: str) -> list[dict[str, Any]]:
        """The files of that shape and format, widest first."""
        return [each for each in self.renditions if each["shape"] == shape and each["format"] == format]

    def srcset(self, shape: str, format: str) -> str:
        """The sizes that a browser may choose from."""
        return ", ".join(
            f"{default_storage.url(each['name'])} {each['width']}w"
            for each in reversed(self.sizes(shape, format))
        )

    def sources(self, shape: str = "whole") -> tuple[tuple[str, str], ...]:
        """MIME type and sizes of the newer formats, the smallest first; browsers take the first one that they read."""
        found = ((f"image/{format}", self.srcset(shape, format)) for format in ("avif", "webp"))
        return tuple((kind, sizes) for kind, sizes in found if sizes)

    def fallback_srcset(self, shape: str = "whole") -> str:
        return self.srcset(shape, "jpeg")

    # --- verbs ----------------------------------------------------------------------------------------------------

    def receive(self, opened: Opened) -> None:
        """Keeps an upload and makes one size at once (unsaved row); the others wait for the worker.

        Raises NotAPicture where the storage does not answer. Whether the library has the file already is asked before:
        held(). Names carry digests, so that a form which is refused afterwards leaves no wrong file.
        """
        self.digest = opened.digest
        try:
            first = _stored(preview(opened.picture, xmp=self._notes(opened.says.credit)["xmp"]))
            self.original.name = keep(originals(), f"pictures/{self.digest}.{opened.suffix}", opened.data)
        except OSError as error:
            raise NotAPicture(
                gettext("The place where pictures are kept does not answer: try again in a moment.")
            ) from error
        self._show([first])
        self._look_at(opened)
        self.files_due_at, self.files_trouble = timezone.now(), ""

    def leave_original(self, name: str) -> None:
        """Another upload took the place of that original: it goes with the old sizes, when caches have turned over."""
        PictureFile.objects.note(self, [name], is_original=True)

    def renew_files(self, at: datetime | None = None) -> None:
        """Has all sizes made again: the focal point or the credit that they carry is another."""
        if self.original or self.file:
            self.files_due_at = at or timezone.now()
            self.save(update_fields=["files_due_at", "changed_at"])

    def prepare(self, at: datetime | None = None) -> None:
        """Makes and stores all sizes; on trouble says why, and that it is tried again in an hour.

        What came up meanwhile (another focal point) moved `files_due_at`, so that this result is then not taken.
        """
        at = at or timezone.now()
        mine = type(self)._default_manager.filter(pk=self.pk, files_due_at=self.files_due_at)
        before = self._names()
        try:
            opened = open_picture(io.BytesIO(self._source()))
            if not (self.likeness or self.tone):
                self._look_at(opened)
            made = [_stored(each) for each in self._made_from(opened)]
        except (NotAPicture, OSError) as trouble:
            mine.update(files_due_at=at + AGAIN_AFTER, files_trouble=str(trouble)[:200])
            return
        self._show(made)
        names = ("renditions", "file", "width", "height", "tone", "likeness", "focal_x", "focal_y")
        values = {name: getattr(self, name) for name in names}
        with transaction.atomic():
            is_taken = mine.update(**values, files_due_at=None, files_trouble="", changed_at=at)
            # Noted in any case: files of a picture that was withdrawn or deleted meanwhile have to go again.
            stands = type(self)._default_manager.filter(pk=self.pk).exists()
            PictureFile.objects.note(self if stands else None, before | self._names())
            if is_taken:
                PictureFile.objects.retire_all_but(self, self._names(), at=at)

    def drop_files(self) -> None:
        """Deletes the original and every file ever made from it, when the transaction is through; the names stay known.

        What the storage does not delete at once the worker deletes as soon as it can.
        """
        self._note_all_files()
        self.original.name = self.file.name = self.tone = ""
        self.renditions, self.files_due_at = [], None
        self.save()
        PictureFile.objects.retire_all_but(self, ())
        transaction.on_commit(lambda: PictureFile.objects.filter(image=self.pk).delete_next())

    def remove(self) -> None:
        """Deletes the picture with all its files, the document of its licence too."""
        with transaction.atomic():
            self._note_all_files()
            if document := getattr(getattr(self, "credit", None), "licence_file", None):
                PictureFile.objects.note(self, [document.name], is_original=True)
            self.delete()
            transaction.on_commit(lambda: PictureFile.objects.filter(image=None).delete_next())

    # --- how ------------------------------------------------------------------------------------------------------

    def _source(self) -> bytes:
        """The original; pictures of earlier versions have only their widest size."""
        if self.original:
            storage, name = originals(), self.original.name
        else:
            storage, name = default_storage, self.file.name
        with storage.open(str(name), "rb") as file:
            return file.read()

    def _look_at(self, opened: Opened) -> None:
        small = opened.small
        self.width, self.height = opened.width, opened.height
        self.likeness = likeness(small)
        self.tone = tone(small) if small.mode == "RGB" else ""  # it would shine through
        if self.focal_is_guess:
            self.focal_x, self.focal_y = guess(small)

    def _made_from(self, opened: Opened) -> Iterable[Rendition]:
        record = getattr(self, "credit", None)
        may_crop = record is None or record.terms is None or record.terms.changes
        return renditions(
            opened.picture,
            focal_point=(self.focal_x, self.focal_y),
            may_crop=may_crop,
            **self._notes(opened.says.credit),
        )

    def _notes(self, said: Credit) -> dict[str, bytes]:
        """What every file says of its maker and rights: the record, or before there is one what the upload said."""
        record = getattr(self, "credit", None)
        credit = record.as_credit() if record else said
        is_ai_edited = bool(record and record.is_ai_edited)
        xmp = in_file.packet(credit, alt=self.description, is_ai_edited=is_ai_edited)
        return {"xmp": xmp, "segment": in_file.segment(credit)}

    def _note_all_files(self) -> None:
        PictureFile.objects.note(self, self._names())
        if self.original.name:
            PictureFile.objects.note(self, [self.original.name], is_original=True)

    def _names(self) -> set[str]:
        return {each["name"] for each in self.renditions}

    def _show(self, made: list[Rendition]) -> None:
        self.renditions = [
            {
                "shape": each.shape,
                "format": each.format,
                "name": each.name,
                "width": each.width,
                "height": each.height,
            }
            for each in made
        ]
        main = self.sizes("whole", "jpeg") or self.sizes("whole", "webp")
        self.file.name = main[0]["name"]

    @property
    def description(self) -> str:
        """What stands in the files as the description."""
        raise NotImplementedError


def _stored(rendition: Rendition) -> Rendition:
    keep(default_storage, rendition.name, rendition.data)
    return rendition


def keep(storage: Storage, name: str, data: bytes) -> str:
    """Stores under exactly this name, which tells the content; what is there already is the same."""
    if not storage.exists(name):
        storage.save(name, ContentFile(data))
    return name
