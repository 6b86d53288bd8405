"""One text of an import: what was found in it, what a person decided, what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Self

from django.db import models
from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

from articles.importers import Visibility
from articles.models.importing import Outcome


def outcomes() -> list[tuple[str, Any]]:
    """The choices; as a function they stay out of the migrations."""
    return [
        (Outcome.CREATED, _("New draft")),
        (Outcome.UPDATED, _("Draft brought up to date")),
        (Outcome.UNCHANGED, _("Known already, unchanged")),
        (Outcome.PROTECTED, _("Left alone: it is public, in review or was edited here")),
        (Outcome.REFUSED, _("Refused")),
    ]


def visibilities() -> list[tuple[str, Any]]:
    return [
        (Visibility.PUBLIC, _("everybody")),
        (Visibility.SCHEDULED, _("everybody, later")),
        (Visibility.DRAFT, _("nobody yet: a draft")),
        (Visibility.PRIVATE, _("staff only: private")),
        (Visibility.MEMBERS, _("members only")),
        (Visibility.PASSWORD, _("who has a password")),
    ]


class ImportItemQuerySet(models.QuerySet["ImportItem"]):
    def counts(self) -> dict[str, int]:
        """How many have each outcome; all outcomes are named."""
        found = dict(self.order_by().values_list("outcome").annotate(Count("pk")))
        return {outcome.value: found.get(outcome.value, 0) for outcome in Outcome}

    def wanted(self) -> Self:
        """Those that are to be imported."""
        return self.filter(is_left_out=False).exclude(outcome=Outcome.REFUSED)

    def write(self, items: Sequence[ImportItem], fields: Sequence[str]) -> None:
        """Stores these fields of many items in one statement; as an upsert it takes a tenth of bulk_update's time."""
        ImportItem.objects.bulk_create(
            items, update_conflicts=True, unique_fields=["id"], update_fields=fields
        )

    def leave_out(self, is_left_out: bool = True) -> int:
        """Takes items out of the import, or back in; those that are done stay as they are."""
        return self.filter(is_done=False).update(is_left_out=is_left_out)


class ImportItem(models.Model):
    """`outcome` is the expected one until the item is done, then the true one.

    `corrections`: what a person set before the import (title, slug). `before`: what an update replaced, so that it can
    be taken back. `report` and `findings` are what was seen when it was looked at.
    """

    batch = models.ForeignKey(
        "articles.ImportBatch", models.CASCADE, verbose_name=_("import"), related_name="items"
    )
    number = models.PositiveIntegerField(_("number"))
    name = models.CharField(_("source"), max_length=500)
    format = models.CharField(_("format"), max_length=20, blank=True)
    source_ref = models.CharField(_("source reference"), max_length=200, blank=True)
    title = models.CharField(_("title"), max_length=300, blank=True)
    slug = models.CharField(_("address"), max_length=120, blank=True)
    visibility = models.CharField(_("could be read by"), max_length=10, blank=True, choices=visibilities)
    outcome = models.CharField(_("outcome"), max_length=10, choices=outcomes, blank=True)
    line = models.PositiveIntegerField(_("line"), null=True)
    reason = models.TextField(_("reason"), blank=True)
    report = models.JSONField(_("report"), default=dict)
    findings = models.JSONField(_("findings"), default=list)
    outline = models.JSONField(_("outline"), default=list)
    is_left_out = models.BooleanField(_("left out"), default=False)
    corrections = models.JSONField(_("corrections"), default=dict)
    is_done = models.BooleanField(_("done"), default=False)
    article = models.ForeignKey(
        "articles.Article", models.SET_NULL, null=True, verbose_name=_("article"), related_name="import_items"
    )
    before = models.JSONField(_("before"), default=dict)
    made = models.JSONField(_("made besides"), default=dict)
    # None: nobody asked for it; False: it stays, for the reason named.
    is_taken_back = models.BooleanField(_("taken back"), null=True)
    kept_because = models.TextField(_("why it was not taken back"), blank=True)
    not_published = models.TextField(_("why it was not published"), blank=True)

    objects = ImportItemQuerySet.as_manager()

    class Meta:
        verbose_name = _("imported text")
        verbose_name_plural = _("imported texts")
        ordering = ["number"]
        default_permissions = ("view",)
        indexes = [models.Index(fields=["batch", "outcome", "number"], name="import_item_by_outcome")]
        constraints = [
            models.UniqueConstraint(fields=["batch", "number"], name="import_item_numbered_once"),
            models.UniqueConstraint(
                fields=["batch", "source_ref"], condition=~Q(source_ref=""), name="import_item_reference_once"
            ),
            models.CheckConstraint(
                condition=~Q(outcome="refused") | ~Q(reason=""), name="import_item_refused_for_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return self.title or self.name

    @property
    def known(self) -> dict[str, Any]:
        """The report: kept here until the article has it, and for good where the article stayed as it was."""
        report: dict[str, Any] = self.report or (self.article.import_report if self.article else {})
        return report

    @property
    def repairs(self) -> list[dict[str, Any]]:
        return list(self.known.get("repairs", ()))

    @property
    def warnings(self) -> list[dict[str, Any]]:
        return list(self.known.get("warnings", ()))

    @property
    def unmapped(self) -> dict[str, Any]:
        return dict(self.known.get("unmapped", {}))

    @property
    def blocking(self) -> int:
        """How many findings would keep the article from being published."""
        return sum(finding.get("level") == "E" for finding in self.findings)

    def as_dict(self) -> dict[str, Any]:
        """The item of the report that programs read."""
        article = self.article
        values = {
            "source": self.name,
            "outcome": self.outcome,
            "slug": article.slug if article else self.slug if self.outcome != Outcome.REFUSED else "",
            "url": article.get_absolute_url() if article else self._expected_url(),
            "title": article.title if article else self.title,
            "repairs": self.repairs,
            "warnings": self.warnings,
            "citations": self.known.get("citations", []),
            "findings": self.findings,
            "unmapped": self.unmapped,
            "published": bool(article and article.status == article.Status.PUBLISHED),
        }
        values |= {"not_published": self.not_published} if self.not_published else {}
        return values | ({"line": self.line or 1, "reason": self.reason} if self.reason else {})

    def _expected_url(self) -> str:
        from articles.models.article import Article

        return Article(slug=self.slug).get_absolute_url() if self.slug else ""


class ImportAddress(models.Model):
    """Where a text of the import could be read before: links of the others to that address are led to its new place."""

    batch = models.ForeignKey("articles.ImportBatch", models.CASCADE, related_name="addresses")
    item = models.ForeignKey(ImportItem, models.CASCADE, related_name="addresses")
    path = models.CharField(max_length=500)

    class Meta:
        verbose_name = _("address before")
        verbose_name_plural = _("addresses before")
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["batch", "path"], name="import_address_once")]

    def __str__(self) -> str:
        return self.path
