"""A blocking finding that a medical reviewer has accepted, with the written reason."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.page_event import Act, PageEvent
from articles.models.page_record import PageRecord, PageRecordQuerySet
from articles.models.revision import Revision

if TYPE_CHECKING:
    from articles.compliance.finding import Finding


class Acceptances:
    """All that was accepted on a page, looked up by finding."""

    def __init__(self, rows: Iterable[AcceptedFinding]) -> None:
        self._exact: dict[str, AcceptedFinding] = {}
        self._by_words: dict[tuple[str, str, str], AcceptedFinding] = {}
        for row in rows:
            if row.fingerprint:
                self._exact[row.fingerprint] = row
            else:
                self._by_words[row.rule, row.field, row.text] = row

    def of(self, finding: Finding) -> AcceptedFinding | None:
        """The acceptance that covers the finding as it is now, if one does."""
        by_words = self._by_words.get((finding.rule, finding.field, finding.text))
        return self._exact.get(finding.fingerprint, by_words)


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
        """Keeps who accepted which findings of the page's newest version, and why."""
        owner = {page.page_field: page}
        for finding in findings:
            said = {
                "rule": finding.rule,
                "field": finding.field,
                "text": finding.text,
                "sentence": finding.sentence,
                "level": finding.level,
                "rule_reason": finding.reason,
            }
            defaults = {**said, "reason": reason, "by": by, "revision": page.latest_revision}
            self.get_or_create(**owner, fingerprint=finding.fingerprint, defaults=defaults)
        if findings:
            rules = sorted({finding.rule for finding in findings})
            PageEvent.objects.record(page, act, by=by, reason=reason, rules=rules, findings=len(findings))

    def acceptances(self, page: Any) -> Acceptances:
        """What is accepted on a page, with the people."""
        return Acceptances(self.of(page).select_related("by"))

    def keys(self, page: Any) -> set[tuple[str, str, str]]:
        """(rule, field, text) of all that was ever accepted on a page."""
        return set(self.of(page).values_list("rule", "field", "text"))


class AcceptedFinding(PageRecord):
    """One override: the rule, the very words in their sentence, and what the rule said of them.

    It holds until the sentence changes, or the rule's level or reason: then the reviewer has answered something else.
    Rows without a fingerprint were accepted before sentences were kept, and hold for the words alone.
    """

    rule = models.CharField(_("rule"), max_length=8, editable=False)
    field = models.CharField(_("field"), max_length=120, editable=False)
    text = models.TextField(_("words"), blank=True, editable=False)
    sentence = models.TextField(_("sentence"), blank=True, editable=False)
    level = models.CharField(_("level"), max_length=1, blank=True, editable=False)
    rule_reason = models.TextField(_("what the rule said"), blank=True, editable=False)
    fingerprint = models.CharField(max_length=64, blank=True, editable=False)
    revision = models.ForeignKey(
        Revision,
        models.RESTRICT,
        null=True,
        editable=False,
        related_name="accepted_findings",
        verbose_name=_("version"),
    )
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
                fields=["article", "fingerprint"],
                condition=~Q(fingerprint=""),
                name="acceptedfinding_once_per_article",
            ),
            models.UniqueConstraint(
                fields=["treatment_type", "fingerprint"],
                condition=~Q(fingerprint=""),
                name="acceptedfinding_once_per_treatment",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="acceptedfinding_has_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.rule} {self.text}".strip()
