"""Treatments: facts, risks and evidence as data, and the page that patients read."""

from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.models.ai_provenance import PROVENANCE, UNSIGNED_PROVENANCE
from articles.models.citation import Citation
from articles.models.evidence_level import EvidenceLevel, strongest
from articles.models.image import Image
from articles.models.publication import Publication
from articles.models.publication_queryset import PublicationQuerySet
from articles.models.review_interval import ReviewInterval
from articles.models.treatment_facts import BiologicalSource, Delivery, TreatmentFamily
from articles.models.unique_slug import refuse_reserved


class TreatmentType(ReviewInterval, Publication):
    """One treatment. A blank fact is shown as 'not stated', never invented."""

    class Maturity(models.TextChoices):
        AVAILABLE = "available", _("Offered in clinics")
        RESEARCH = "research", _("In research, can't be booked")

    FACTS = (
        "sessions",
        "interval",
        "appointment_minutes",
        "anaesthetic",
        "downtime",
        "first_result",
        "duration",
        "performed_by",
        "price_from",
        "price_currency",
        "price_includes",
    )
    SECTIONS = (
        "who_for", "not_suitable", "how_it_works", "how_it_works_detail", "evidence_summary", "what_happens", "results_timeline",
        "risks_common", "risks_uncommon", "risks_serious", "contraindications", "aftercare", "when_to_get_help", "alternatives",
        "questions_to_ask", "faq",
    )  # fmt: skip
    CONTENT_FIELDS = (
        "name", "slug", "aliases", "family", "sources", "deliveries", "is_autologous", "maturity", "is_prescription_only",
        "is_higher_risk_au", "offer_allowed", "definition", "summary", "meta_description", "hero", "author", *PROVENANCE, "position", "publish_until",
        *FACTS, *SECTIONS,
    )  # fmt: skip
    CONTENT_RELATIONS = ("citations",)
    UNREVIEWED = frozenset(
        {
            "slug",
            "position",
            "publish_until",
            "offer_allowed",
            "price_from",
            "price_currency",
            "price_includes",
        }
        | UNSIGNED_PROVENANCE
    )
    RESERVED_SLUGS = frozenset({"compare", "finder"})
    page_field = "treatment_type"

    name = models.CharField(_("name"), max_length=120)
    aliases = models.TextField(
        _("other names"), blank=True, help_text=_("One a line. The search finds the treatment by each.")
    )
    family = models.CharField(_("family"), max_length=16, choices=TreatmentFamily)
    sources = models.JSONField(
        _("biological source"),
        default=list,
        blank=True,
        help_text=_("The law of several countries turns on it."),
    )
    deliveries = models.JSONField(_("how it is given"), default=list, blank=True)
    is_autologous = models.BooleanField(_("from the patient's own body"), null=True, blank=True)
    maturity = models.CharField(_("state"), max_length=9, choices=Maturity, default=Maturity.AVAILABLE)
    is_prescription_only = models.BooleanField(
        _("prescription-only medicine"),
        default=False,
        help_text=_("May not be advertised to the public in the UK and the EU."),
    )
    is_higher_risk_au = models.BooleanField(_("higher-risk procedure in Australia"), default=False)
    offer_allowed = models.BooleanField(_("offers allowed"), default=True)
    definition = models.CharField(_("in one sentence"), max_length=300, blank=True)
    summary = models.TextField(_("summary"), blank=True)
    meta_description = models.CharField(_("description for search engines"), max_length=300, blank=True)
    hero = models.ForeignKey(
        Image,
        models.SET_NULL,
        null=True,
        blank=True,
        verbose_name=_("main picture"),
        related_name="hero_of_treatments",
    )
    author = models.ForeignKey(
        "articles.Practitioner",
        models.SET_NULL,
        null=True,
        blank=True,
        verbose_name=_("author"),
        related_name="treatment_pages",
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    sessions = models.CharField(_("sessions"), max_length=120, blank=True)
    interval = models.CharField(_("time between sessions"), max_length=120, blank=True)
    appointment_minutes = models.PositiveSmallIntegerField(_("minutes an appointment"), null=True, blank=True)
    anaesthetic = models.CharField(_("anaesthetic"), max_length=120, blank=True)
    downtime = models.CharField(_("downtime"), max_length=120, blank=True)
    first_result = models.CharField(_("first result"), max_length=120, blank=True)
    duration = models.CharField(_("how long it may last"), max_length=120, blank=True)
    performed_by = models.CharField(_("who performs it"), max_length=160, blank=True)
    price_from = models.DecimalField(
        _("price from"),
        max_digits=8,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal(0))],
    )
    price_currency = models.CharField(_("currency"), max_length=3, blank=True, default="GBP")
    price_includes = models.CharField(_("what the price includes"), max_length=200, blank=True)

    who_for = models.TextField(_("who it may suit"), blank=True)
    not_suitable = models.TextField(_("who it does not suit"), blank=True)
    how_it_works = models.TextField(_("how it works"), blank=True)
    how_it_works_detail = models.TextField(_("how it works, in more detail"), blank=True)
    evidence_summary = models.TextField(_("what the evidence says"), blank=True)
    what_happens = models.TextField(_("what happens"), blank=True, help_text=_("Steps: 1. **Title:** text"))
    results_timeline = models.TextField(_("when results show"), blank=True)
    risks_common = models.TextField(_("common risks"), blank=True)
    risks_uncommon = models.TextField(_("uncommon risks"), blank=True)
    risks_serious = models.TextField(_("serious risks"), blank=True)
    contraindications = models.TextField(_("contraindications"), blank=True)
    aftercare = models.TextField(_("aftercare"), blank=True)
    when_to_get_help = models.TextField(_("when to get help"), blank=True)
    alternatives = models.TextField(
        _("alternatives"), blank=True, help_text=_("Doing nothing is one of them.")
    )
    questions_to_ask = models.TextField(_("questions to ask"), blank=True)
    faq = models.TextField(
        _("questions and answers"), blank=True, help_text=_("### Question, then the answer below it.")
    )
    citations = models.ManyToManyField(
        Citation, verbose_name=_("references"), blank=True, related_name="treatment_types"
    )

    objects = PublicationQuerySet.as_manager()

    class Meta(Publication.Meta):
        verbose_name = _("treatment")
        verbose_name_plural = _("treatments")
        ordering = ["position", "name"]
        permissions = [
            ("publish_treatmenttype", "May publish and withdraw treatment pages"),
            ("review_treatmenttype", "May sign medical reviews of treatment pages"),
        ]
        indexes = [models.Index(fields=["status", "publish_from"], name="treatment_public")]
        constraints = [*Publication.Meta.constraints, *ReviewInterval.Meta.constraints]

    def __str__(self) -> str:
        return self.name

    @property
    def title(self) -> str:
        return self.name

    @property
    def confirmed_level(self) -> EvidenceLevel:
        """The strongest level of evidence that a verified paper carries; an unverified one raises nothing."""
        return strongest(statement.confirmed_level for statement in self.evidence.all())

    @property
    def is_injected(self) -> bool:
        """Whether the skin is pierced: by injection, harvest or needling."""
        return bool({Delivery.INJECTION, Delivery.HARVEST, Delivery.MICRONEEDLING} & set(self.deliveries))

    @property
    def source_labels(self) -> list[str]:
        return [
            str(BiologicalSource(value).label) for value in self.sources if value in BiologicalSource.values
        ]

    @property
    def delivery_labels(self) -> list[str]:
        return [str(Delivery(value).label) for value in self.deliveries if value in Delivery.values]

    def clean(self) -> None:
        refuse_reserved(self)
        for field, known in (("sources", BiologicalSource.values), ("deliveries", Delivery.values)):
            if unknown := [value for value in getattr(self, field) if value not in known]:
                raise ValidationError(
                    {field: _("Not known: %(values)s") % {"values": ", ".join(map(str, unknown))}}
                )

    def digest_of(self, content: dict[str, Any]) -> str:
        """The evidence statements are part of what a reviewer signs."""
        return super().digest_of(
            content
            | {"evidence": [statement.as_signed() for statement in self.evidence.all()] if self.pk else []}
        )

    def get_absolute_url(self) -> str:
        return reverse("treatment_detail", args=[self.slug])
