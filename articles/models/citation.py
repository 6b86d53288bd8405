"""Papers that a text rests on, and whether somebody has checked them."""

from datetime import datetime
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class EvidenceLevel(models.TextChoices):
    """How far a study or a body of evidence carries, weakest first."""

    NONE = "none", _("No published evidence found")
    LABORATORY = "laboratory", _("Laboratory studies only")
    ANIMAL = "animal", _("Animal studies only")
    CASE = "case", _("Single cases")
    PILOT = "pilot", _("Small pilot studies in people")
    CONTROLLED = "controlled", _("Controlled studies in people")
    REVIEW = "review", _("Reviews of studies in people")
    CONSENSUS = "consensus", _("Expert consensus")


class Population(models.TextChoices):
    CELLS = "cells", _("Cells in the laboratory")
    ANIMALS = "animals", _("Animals")
    PEOPLE = "people", _("People")
    MIXED = "mixed", _("Laboratory or animals, and people")
    UNSTATED = "unstated", _("Not stated")


class Direction(models.TextChoices):
    SUPPORTS = "supports", _("Supports")
    MIXED = "mixed", _("Mixed")
    NO_EFFECT = "no_effect", _("No effect found")
    HARM = "harm", _("Points to harm")
    UNSTATED = "unstated", _("Not stated")


class CitationQuerySet(models.QuerySet):
    def unverified(self) -> Self:
        """All that nobody has confirmed at the source."""
        return self.exclude(state=Citation.State.VERIFIED)


class Citation(models.Model):
    """One paper; it counts as evidence on a public page only when it is verified."""

    class State(models.TextChoices):
        UNVERIFIED = "unverified", _("Not verified")
        VERIFIED = "verified", _("Verified")
        MISMATCH = "mismatch", _("Does not say what is claimed")
        UNIDENTIFIABLE = "unidentifiable", _("Can't be identified")

    key = models.SlugField(_("key"), max_length=120, unique=True, help_text=_("For example cavallini-2021."))
    authors = models.CharField(_("authors"), max_length=300, blank=True)
    year = models.PositiveSmallIntegerField(_("year"), null=True, blank=True)
    title = models.CharField(_("title"), max_length=400, blank=True)
    journal = models.CharField(_("journal"), max_length=200, blank=True)
    volume = models.CharField(_("volume and pages"), max_length=80, blank=True)
    doi = models.CharField(_("DOI"), max_length=120, blank=True, help_text=_("Beginning with 10."))
    pmid = models.CharField(_("PubMed number"), max_length=12, blank=True)
    url = models.URLField(_("address"), max_length=400, blank=True)
    study_type = models.CharField(_("what kind of study"), max_length=12, choices=EvidenceLevel, blank=True)
    population = models.CharField(
        _("studied in"), max_length=8, choices=Population, default=Population.UNSTATED
    )
    direction = models.CharField(_("direction"), max_length=9, choices=Direction, default=Direction.UNSTATED)
    sample_size = models.PositiveIntegerField(_("number of participants"), null=True, blank=True)
    as_written = models.TextField(
        _("as the text has it"),
        blank=True,
        help_text=_("The words of the imported text that name the paper."),
    )
    note = models.TextField(_("note"), blank=True)
    state = models.CharField(_("state"), max_length=14, choices=State, default=State.UNVERIFIED)
    verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )
    verified_at = models.DateTimeField(_("verified at"), null=True, blank=True, editable=False)

    objects = CitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("citation")
        verbose_name_plural = _("citations")
        ordering = ["authors", "year", "key"]
        constraints = [
            models.UniqueConstraint(fields=["doi"], condition=~Q(doi=""), name="citation_doi_once"),
            models.CheckConstraint(
                condition=Q(doi="") | Q(doi__startswith="10."), name="citation_doi_looks_like_one"
            ),
            models.CheckConstraint(
                condition=~Q(state="verified") | Q(verified_at__isnull=False),
                name="citation_verified_has_time",
            ),
            models.CheckConstraint(
                condition=~Q(state="verified") | ~Q(doi="") | ~Q(pmid="") | ~Q(url=""),
                name="citation_verified_has_identifier",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.authors or self.as_written[:60]} {self.year or ''}".strip()

    @property
    def is_verified(self) -> bool:
        return self.state == self.State.VERIFIED

    @property
    def link(self) -> str:
        """Where a reader finds the paper: by DOI, PubMed number or address."""
        if self.doi:
            return f"https://doi.org/{self.doi}"
        return f"https://pubmed.ncbi.nlm.nih.gov/{self.pmid}/" if self.pmid else self.url

    def verify(self, *, by: Any, at: datetime | None = None) -> None:
        """Records that somebody has read the paper at its source."""
        self.state = self.State.VERIFIED
        self.verified_by, self.verified_at = by, at or timezone.now()
        self.save(update_fields=["state", "verified_by", "verified_at"])
