"""Treatments given as one plan: which, in what order, and what each is for."""

from __future__ import annotations

import hashlib
import json
from datetime import datetime
from typing import Any, Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.compliance import Finding
from articles.models.treatment_type import TreatmentType


class CombinationPlanQuerySet(models.QuerySet["CombinationPlan"]):
    def published(self, at: datetime | None = None) -> Self:
        """Plans that everybody may read: published, signed as they stand now, and of public treatments alone."""
        at = at or timezone.now()
        hidden = PlanComponent.objects.filter(plan=OuterRef("pk")).exclude(
            treatment__in=TreatmentType.objects.published(at)
        )
        several = PlanComponent.objects.filter(plan=OuterRef("pk"), position__gt=1)
        return self.filter(
            ~Exists(hidden), Exists(several), published_at__lte=at, signed_digest=F("digest")
        ).exclude(digest="")


class CombinationPlan(models.Model):
    """A named plan. What it says is signed by a clinician; an edit ends the signature, and the page rests until the next."""

    class Unsigned(Exception):
        """Nobody with a registration number has signed the plan as it stands now."""

    class CannotSign(Exception):
        """Who signs needs a practitioner's record with a registration number."""

    class Forbidden(Exception):
        """Words of the plan may not be used; `findings` say which, and why."""

        def __init__(self, findings: list[Finding]) -> None:
            self.findings = findings
            super().__init__("; ".join(f"{each.text}: {each.reason}" for each in findings))

    slug = models.SlugField(_("address"), max_length=80, unique=True)
    name = models.CharField(_("name"), max_length=120, unique=True)
    summary = models.CharField(_("in one sentence"), max_length=300)
    rationale = models.TextField(
        _("why together"),
        blank=True,
        help_text=_(
            "Markdown. Say what is known of the combination itself, and that nothing is where nothing is."
        ),
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    digest = models.CharField(_("digest"), max_length=64, blank=True, editable=False)
    signed_digest = models.CharField(_("signed digest"), max_length=64, blank=True, editable=False)
    signed_at = models.DateTimeField(_("signed at"), null=True, editable=False)
    signed_by = models.ForeignKey(
        "articles.Practitioner", models.PROTECT, null=True, editable=False, verbose_name=_("signed by"), related_name="plans"
    )  # fmt: skip
    published_at = models.DateTimeField(_("published at"), null=True, editable=False)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )

    objects = CombinationPlanQuerySet.as_manager()

    class Meta:
        verbose_name = _("combination plan")
        verbose_name_plural = _("combination plans")
        ordering = ["position", "name"]
        permissions = [
            ("sign_combinationplan", "May sign combination plans"),
            ("publish_combinationplan", "May publish and withdraw combination plans"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(signed_digest="", signed_at=None, signed_by=None)
                | (~Q(signed_digest="") & Q(signed_at__isnull=False, signed_by__isnull=False)),
                name="combinationplan_signature_is_whole",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("plan_detail", args=[self.slug])

    @property
    def is_signed(self) -> bool:
        """Whether the signature is under exactly what stands here now."""
        return bool(self.digest) and self.signed_digest == self.digest

    @property
    def is_published(self) -> bool:
        return type(self).objects.published().filter(pk=self.pk).exists()

    def content(self) -> dict[str, Any]:
        """What is signed: the words, and the treatments in their order with their roles."""
        parts = self.components.order_by("position").values_list("treatment__slug", "role", "layer")
        return {
            "name": self.name,
            "summary": self.summary,
            "rationale": self.rationale,
            "components": [list(part) for part in parts],
        }

    def note_changes(self) -> None:
        """Keeps the digest in step with the words and the components; whoever saves them calls it."""
        text = json.dumps(self.content(), sort_keys=True, ensure_ascii=False)
        self.digest = hashlib.sha256(text.encode()).hexdigest()
        self.save(update_fields=["digest"])

    def findings(self) -> list[Finding]:
        """What the rules about wording say of it."""
        from articles.models.plan_check import findings_of

        return findings_of(self)

    @transaction.atomic
    def sign(self, *, by: Any, at: datetime | None = None) -> None:
        """A clinician answers for the plan as it stands. Raises CannotSign, and Forbidden where a finding blocks."""
        practitioner = getattr(by, "practitioner", None)
        if practitioner is None or not practitioner.registration_number:
            raise self.CannotSign
        if blocking := [finding for finding in self.findings() if finding.is_blocking]:
            raise self.Forbidden(blocking)
        self.note_changes()
        self.signed_digest, self.signed_at, self.signed_by = self.digest, at or timezone.now(), practitioner
        self.save(update_fields=["signed_digest", "signed_at", "signed_by"])

    def publish(self, *, by: Any, at: datetime | None = None) -> None:
        """Raises Unsigned, and ValidationError where fewer than two treatments or one that is not public stand in it."""
        if not self.is_signed:
            raise self.Unsigned
        treatments = [component.treatment for component in self.components.select_related("treatment")]
        if len(treatments) < 2:
            raise ValidationError(_("A plan combines at least two treatments."))
        if hidden := [str(each) for each in treatments if not each.is_published]:
            raise ValidationError(_("Not public: %(names)s") % {"names": ", ".join(hidden)})
        self.published_at, self.published_by = at or timezone.now(), by
        self.save(update_fields=["published_at", "published_by"])

    def withdraw(self) -> None:
        """Takes the page off the site; its words and its signature stay."""
        self.published_at = self.published_by = None
        self.save(update_fields=["published_at", "published_by"])


class PlanComponent(models.Model):
    """One treatment in a plan, in its place and with what it is for."""

    plan = models.ForeignKey(CombinationPlan, models.CASCADE, related_name="components")
    treatment = models.ForeignKey(TreatmentType, models.PROTECT, related_name="plan_components")
    position = models.PositiveSmallIntegerField(_("place in the order"))
    role = models.CharField(_("what it is for"), max_length=160)
    layer = models.CharField(_("where it acts"), max_length=80, blank=True)

    class Meta:
        verbose_name = _("treatment of the plan")
        verbose_name_plural = _("treatments of the plan")
        ordering = ["plan", "position"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "treatment"], name="plancomponent_treatment_once"),
            models.UniqueConstraint(fields=["plan", "position"], name="plancomponent_place_once"),
            models.CheckConstraint(condition=Q(position__gte=1), name="plancomponent_counts_from_one"),
        ]

    def __str__(self) -> str:
        return f"{self.plan}: {self.treatment}"
