"""Which promotion's form stands on a page."""

from datetime import datetime

from django.db.models import Exists, OuterRef

from articles.models import Article, TreatmentType
from clinics.models import Promotion
from clinics.models.offerability import is_offerable
from clinics.models.promotion_queryset import PromotionQuerySet


def offered_on(page: Article | TreatmentType | None, at: datetime | None = None) -> Promotion | None:
    """The promotion whose form stands on a page: the one that names the page's treatments before a general one.

    Any open one on a page about no treatment in particular, nothing on a page that is only about treatments for
    which no offer may be made.
    """
    named = Promotion.treatments.through.objects.filter(promotion=OuterRef("pk"))
    return allowed_on(page, at).order_by(Exists(named).desc(), "-starts_at", "-pk").first()


def allowed_on(page: Article | TreatmentType | None, at: datetime | None = None) -> PromotionQuerySet:
    """The open promotions that may stand on a page at all."""
    promotions = Promotion.objects.open(at).with_second_text().select_related("consent_wording")
    treatments = [page] if isinstance(page, TreatmentType) else list(page.treatments.all()) if page else []
    if not treatments:
        return promotions
    offerable = [treatment for treatment in treatments if is_offerable(treatment)]
    return promotions.covering(offerable) if offerable else promotions.none()
