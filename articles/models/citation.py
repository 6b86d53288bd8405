"""Papers that a text rests on, and whether somebody has checked them."""

from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.compliance import CitationFacts
from articles.compliance.facts import is_cited
from articles.models.evidence_level import IN_PEOPLE, Direction, EvidenceLevel, Population, carried_by
from articles.models.verification import Verification
from articles.references import in_text


class CitationQuerySet(models.QuerySet):
    def unverified(self) -> Self:
        """All that nobody has confirmed at the source."""
        return self.exclude(state=Citation.State.VERIFIED)


class Citation(Verification):
    """One paper; it counts as evidence on a public page only when it is verified."""

    IDENTITY = frozenset(
        {
            "authors", "year", "title", "journal", "volume", "doi", "pmid", "url",
            "study_type", "population", "direction", "sample_size",
        }
    )  # fmt: skip

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

    objects = CitationQuerySet.as_manager()

    class Meta(Verification.Meta):
        verbose_name = _("citation")
        verbose_name_plural = _("citations")
        ordering = ["authors", "year", "key"]
        permissions = [("verify_citation", "May say that a paper was read at its source")]
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
                condition=~Q(state="verified") | Q(verified_by__isnull=False),
                name="citation_verified_has_person",
            ),
            models.CheckConstraint(
                condition=~Q(state="verified") | ~Q(doi="") | ~Q(pmid="") | ~Q(url=""),
                name="citation_verified_has_identifier",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.authors or self.as_written[:60]} {self.year or ''}".strip() or self.title or self.key

    @property
    def link(self) -> str:
        """Where a reader finds the paper: by DOI, PubMed number or address."""
        if self.doi:
            return f"https://doi.org/{self.doi}"
        return f"https://pubmed.ncbi.nlm.nih.gov/{self.pmid}/" if self.pmid else self.url

    @property
    def carried_level(self) -> EvidenceLevel:
        """The level of evidence that the paper lends to a page: nothing unless it is verified."""
        return carried_by(self.study_type, self.population) if self.is_verified else EvidenceLevel.NONE

    @property
    def shows_people(self) -> bool:
        """Whether it is a verified study in people."""
        return self.is_verified and self.population in IN_PEOPLE

    @property
    def words(self) -> str:
        """How a text names the paper: "Leo et al. (2015)"; its title where nobody is known to have written it."""
        return in_text(self.authors, self.year) or self.title or self.key

    @property
    def named_as(self) -> str:
        """The words of the record by which a text may name the paper."""
        if self.authors and self.year:
            return f"{self.authors} ({self.year})"
        return self.as_written or self.title or self.doi or self.key

    def is_named_by(self, words: str) -> bool:
        """Whether words of a text name the paper: by its first author and year, or as the text was written."""
        facts = CitationFacts(self.named_as)
        return is_cited(facts, words.lower()) or bool(self.as_written and words in self.as_written)

    def refer_from(self, page: Any, words: str, *, by: Any) -> bool:
        """Lets a page that names the paper by these words refer to it, as a new version; whether that was news.

        Words that name another author or year than the paper's become the paper's own.
        """
        content = page.draft_content()
        change: dict[str, Any] = {"citations": sorted({*content["citations"], self.pk})}
        if not self.is_named_by(words):
            change |= {
                name: text.replace(words, self.words)
                for name, text in content.items()
                if isinstance(text, str) and words in text and name != "slug"
            }
        note = gettext("“%(words)s” recorded as a reference") % {"words": words}
        return page.edit(change, by=by, note=note[:200]) is not None
