"""What a source says now of an article that people edited here, for a three-way merge."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.db import transaction

from articles.importers import DocumentError
from articles.importers.report import report_of
from articles.models.import_choice import ImportChoice
from articles.models.import_delivery import delivered
from articles.models.import_item import ImportItem
from articles.models.imported_content import ImportedContent
from articles.models.revision import Revision


@transaction.atomic
def content_from_source(item: ImportItem) -> tuple[dict[str, Any], int] | None:
    """The content of the source, and the number of the version that the last import made; None where it can't be read any more.

    The address, and when the page ends, stay as they are here.
    """
    article = item.article
    text = next((each for each in delivered(item.batch) if each.number == item.number), None)
    document = text.document(ImportChoice.objects.as_choices()) if text else None
    if article is None or document is None or isinstance(document, DocumentError):
        return None
    document = replace(document, picture_files={})
    content = ImportedContent([document]).of(document, report_of(document))
    last = article.revisions.filter(kind=Revision.Kind.IMPORT).order_by("-number").first()
    before = {**article.content(), **(last.content if last else {})}
    kept = {name: before[name] for name in ("slug", "publish_until")}
    return {**content, **kept}, last.number if last else 0
