"""A blocking finding that a medical reviewer has accepted, with the written reason."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.page_event import Act, PageEvent
from articles.models.page_record import PageRecord, PageRecordQuerySet

if TYPE_CHECKING:
    from articles.compliance.finding import Finding


class AcceptedFindingQuerySet(PageRecordQuerySet["AcceptedFinding"]):
    @transaction.atomic
    def accept(
        self,
        page: Any,
        findings: Collection[Finding],
        *,
        by: Any,
        reason: str,
        act: Act = Act.FINDINGS_ACCEPTED,
    ) -> None:
        """Keeps who accepted which findings and why; the same words in the same field stay accepted."""
        owner = {page.page_field: page}
        for finding in findings:
            key = {**owner, "rule": finding.rule, "field": finding.field, "text": finding.text}
            self.get_or_create(**key, defaults={"reason": reason, "by": by})
        if findings:
            rules = sorted({finding.rule for finding in findings})
            PageEvent.objects.record(page, act, by=by, reason=reason, rules=rules, findings=len(findings))

    def keys(self, page: Any) -> set[tuple[str, str, str]]:
        """(rule, field, text) of all that is accepted on a page."""
        return set(self.of(page).values_list("rule", "field", "text"))


class AcceptedFinding(PageRecord):
    """One override: the rule, the field and the very words."""

    rule = models.CharField(_("rule"), max_length=8, editable=False)
    field = models.CharField(_("field"), max_length=120, editable=False)
    text = models.TextField(_("words"), blank=True, editable=False)
    reason = models.TextField(_("reason"), editable=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    accepted_at = models.DateTimeField(_("accepted at"), default=timezone.now, editable=False)

    objects = AcceptedFindingQuerySet.as_manager()

    class Meta(PageRecord.Meta):
        verbose_name = _("accepted finding")
        verbose_name_plural = _("accepted findings")
        ordering = ["-accepted_at", "-pk"]
        constraints = [
            *PageRecord.Meta.constraints,
            models.UniqueConstraint(
                fields=["article", "rule", "field", "text"], name="acceptedfinding_once_per_article"
            ),
            models.UniqueConstraint(
                fields=["treatment_type", "rule", "field", "text"], name="acceptedfinding_once_per_treatment"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="acceptedfinding_has_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.rule} {self.text}".strip()
