"""The size of each page's newest text, and which other page it resembles; the worker measures what was written."""

from typing import Any, Self

from django.db import models, transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from articles import similarity
from articles.models.article import Article
from articles.models.page_record import PageRecord, PageRecordQuerySet
from articles.models.revision import Revision
from articles.models.treatment_type import TreatmentType
from articles.rendering.reading import count_words

BANDS = ("band_1", "band_2", "band_3", "band_4")
AT_ONCE = 20


class PageMeasureQuerySet(PageRecordQuerySet["PageMeasure"]):
    def measure_next(self) -> bool:
        """Measures some pages whose newest text is not measured yet; False when there are none."""
        waiting = [
            page
            for model in (TreatmentType, Article)
            for page in unmeasured(model.objects.select_related("latest_revision"))[:AT_ONCE]
        ]
        for page in waiting:
            self.renew(page)
        return bool(waiting)

    @transaction.atomic
    def renew(self, page: Any) -> None:
        """Measures the page's newest text and finds the page that it resembles most, if any does."""
        text = "\n\n".join(_texts(page))
        words = count_words(text)
        print_ = similarity.fingerprint(text) if words >= similarity.FEWEST_WORDS else None
        parts = similarity.bands(print_) if print_ is not None else (None,) * len(BANDS)
        values = {"words": words, "revision": page.latest_revision, **dict(zip(BANDS, parts, strict=True))}
        measure, _created = self.update_or_create(**{page.page_field: page}, defaults=values)
        resembled = list(self.filter(twin=measure))
        for each in (measure, *resembled):
            each.find_twin()

    def like(self, measure: "PageMeasure") -> Self:
        """Others that share a part of the fingerprint, and so may be alike."""
        shares = Q()
        for name in BANDS:
            shares |= Q(**{name: getattr(measure, name)})
        return self.exclude(pk=measure.pk).filter(shares)


class PageMeasure(PageRecord):
    """Words, fingerprint in four parts, and the most similar other text within similarity.ALIKE bits."""

    revision = models.ForeignKey(
        Revision, models.CASCADE, verbose_name=_("version"), editable=False, related_name="+"
    )
    words = models.PositiveIntegerField(_("words"), editable=False)
    band_1 = models.PositiveIntegerField(null=True, editable=False, db_index=True)
    band_2 = models.PositiveIntegerField(null=True, editable=False, db_index=True)
    band_3 = models.PositiveIntegerField(null=True, editable=False, db_index=True)
    band_4 = models.PositiveIntegerField(null=True, editable=False, db_index=True)
    twin = models.ForeignKey(
        "self", models.SET_NULL, null=True, editable=False, related_name="twins", verbose_name=_("resembles")
    )

    objects = PageMeasureQuerySet.as_manager()

    class Meta(PageRecord.Meta):
        verbose_name = _("measure")
        verbose_name_plural = _("measures")
        constraints = [
            *PageRecord.Meta.constraints,
            models.UniqueConstraint(fields=["article"], name="pagemeasure_once_per_article"),
            models.UniqueConstraint(fields=["treatment_type"], name="pagemeasure_once_per_treatment"),
            models.CheckConstraint(
                condition=Q(twin__isnull=True) | ~Q(twin=F("id")), name="pagemeasure_twin_is_another"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.page}: {self.words}"

    @property
    def fingerprint(self) -> int | None:
        parts = tuple(getattr(self, name) for name in BANDS)
        return None if None in parts else similarity.joined(parts)

    def find_twin(self) -> None:
        """Keeps the nearest other text within reach, on both sides; no text of a page that was deleted counts."""
        twin = self._nearest()
        PageMeasure.objects.filter(pk=self.pk).update(twin=twin)
        if twin is not None:
            PageMeasure.objects.filter(pk=twin.pk, twin=None).update(twin=self)

    def _nearest(self) -> "PageMeasure | None":
        own = self.fingerprint
        if own is None:
            return None
        others = [
            (similarity.distance(own, each.fingerprint or 0), each.pk, each)
            for each in PageMeasure.objects.like(self)
        ]
        near = [each for each in others if each[0] <= similarity.ALIKE]
        return min(near, key=lambda each: each[:2])[2] if near else None


def unmeasured(pages: QuerySet[Any]) -> QuerySet[Any]:
    """Pages whose newest text is not measured yet."""
    own = {pages.model.page_field: OuterRef("pk"), "revision": OuterRef("latest_revision")}
    return pages.filter(~Exists(PageMeasure.objects.filter(**own)), latest_revision__isnull=False)


def _texts(page: Any) -> list[str]:
    content = page.draft_content()
    names = ("body",) if "body" in content else ("definition", "summary", *page.SECTIONS)
    return [content[name] for name in names if content.get(name)]
