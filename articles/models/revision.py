"""Every version of a page's text, with who and when; versions are only ever added."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.page_record import PageRecord, PageRecordQuerySet


class RevisionQuerySet(PageRecordQuerySet["Revision"]):
    def record(
        self,
        page: Any,
        content: dict[str, Any],
        *,
        by: Any,
        note: str,
        kind: str,
        at: datetime | None = None,
        lifted_reason: str = "",
    ) -> "Revision":
        """Adds the next version of a page."""
        last = self.of(page).order_by("-number").values_list("number", flat=True).first()
        return self.create(
            **{page.page_field: page},
            number=(last or 0) + 1,
            content=content,
            digest=page.digest_of(content),
            generated_by=content["generated_by"],
            lifted_reason=lifted_reason,
            kind=kind,
            note=note,
            created_by=by,
            created_at=at or timezone.now(),
        )


class Revision(PageRecord):
    """One version: the whole content, and the digest of what a reviewer signs."""

    class Kind(models.TextChoices):
        EDIT = "edit", _("Edited")
        IMPORT = "import", _("Imported")
        REVERT = "revert", _("Restored")

    number = models.PositiveIntegerField(_("version"), editable=False)
    content = models.JSONField(_("content"), editable=False)
    digest = models.CharField(_("digest"), max_length=64, editable=False)
    kind = models.CharField(_("kind"), max_length=6, choices=Kind, default=Kind.EDIT, editable=False)
    note = models.CharField(_("note"), max_length=200, blank=True)
    # The tool of the content, where lists and the rule of publishing find it without reading texts.
    generated_by = models.CharField(_("made with the help of AI"), max_length=80, blank=True, editable=False)
    lifted_reason = models.CharField(_("why AI no longer counts"), max_length=300, blank=True, editable=False)
    created_at = models.DateTimeField(_("created at"), default=timezone.now, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )

    objects = RevisionQuerySet.as_manager()

    class Meta(PageRecord.Meta):
        verbose_name = _("version")
        verbose_name_plural = _("versions")
        ordering = ["-number"]
        indexes = [
            models.Index(fields=["article", "generated_by"], name="revision_by_ai"),
        ]
        constraints = [
            *PageRecord.Meta.constraints,
            models.UniqueConstraint(fields=["article", "number"], name="revision_number_once_per_article"),
            models.UniqueConstraint(
                fields=["treatment_type", "number"], name="revision_number_once_per_treatment"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.page}, {self._meta.verbose_name} {self.number}"
