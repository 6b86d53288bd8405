"""What a page said wrongly and what it says now: told to readers, never taken back silently."""

from datetime import date
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class CorrectionQuerySet(models.QuerySet["Correction"]):
    def tell(self, page: Any, *, wrong: str, right: str, by: Any, on: date | None = None) -> "Correction":
        """Adds a correction of an article or a treatment page."""
        return self.create(
            **{page.page_field: page},
            title=str(page)[:200],
            wrong=wrong,
            right=right,
            by=by,
            corrected_on=on or timezone.localdate(),
        )

    def of(self, page: Any) -> Self:
        return self.filter(**{page.page_field: page.pk})


class Correction(models.Model):
    """One mistake of one page. It outlives the page: it keeps how the page was called."""

    article = models.ForeignKey(
        "articles.Article", models.SET_NULL, null=True, blank=True, verbose_name=_("article"), related_name="corrections"
    )  # fmt: skip
    treatment_type = models.ForeignKey(
        "articles.TreatmentType", models.SET_NULL, null=True, blank=True, verbose_name=_("treatment"), related_name="corrections"
    )  # fmt: skip
    title = models.CharField(_("page"), max_length=200, editable=False)
    wrong = models.TextField(
        _("what was wrong"), max_length=600, help_text=_("In plain words, as a reader should hear it.")
    )
    right = models.TextField(_("what is right"), max_length=600)
    corrected_on = models.DateField(_("corrected on"), default=timezone.localdate)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        ordering = ["-corrected_on", "-pk"]
        indexes = [models.Index(fields=["-corrected_on", "-id"], name="correction_newest")]
        constraints = [
            models.CheckConstraint(
                condition=Q(article=None) | Q(treatment_type=None), name="correction_of_one_page"
            ),
            models.CheckConstraint(
                condition=~Q(title="") & ~Q(wrong="") & ~Q(right=""), name="correction_says_what"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title}, {self.corrected_on}"

    @property
    def page(self) -> Any:
        """The page, where it still exists."""
        return self.article or self.treatment_type
