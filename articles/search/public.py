"""Which documents of the index everybody may read."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Exists, OuterRef, Q

from articles.models import Article, SearchDocument, TreatmentType


def public_documents(documents: Iterable[int], at: datetime | None = None) -> set[int]:
    """Those of the keys whose page is public at that moment, now by default; one query, none for no keys."""
    keys = list(documents)
    if not keys:
        return set()
    article = Article.objects.published(at).filter(pk=OuterRef("article_id"))
    treatment = TreatmentType.objects.published(at).filter(pk=OuterRef("treatment_type_id"))
    rows = SearchDocument.objects.filter(Q(Exists(article)) | Q(Exists(treatment)), pk__in=keys)
    return set(rows.order_by().values_list("pk", flat=True))
