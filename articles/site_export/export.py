"""Writing everything out: pages, pictures and records, each read some rows at a time."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from articles.models.article import Article
from articles.models.image import Image
from articles.models.image_files import originals
from articles.models.treatment_type import TreatmentType
from articles.site_export import pages, records
from articles.site_export.targets import MARK, Target

VERSION = 1
CHUNK = 1024 * 1024
OF_ARTICLE = ("categories", "tags", "treatments", "concerns", "citations")


def export(target: Target, tell: Callable[[str], None] = lambda _line: None) -> dict[str, int]:
    """All content; gives how many articles, treatments and pictures it was."""
    counts = {
        "images": _write_pictures(target),
        **_write_pages(target, Article.objects.all(), TreatmentType.objects.all(), tell),
    }
    for table in records.TABLES:
        _write_records(target, table)
    target.write(MARK, [_about(counts)])
    return counts


def export_articles(target: Target, articles: Any) -> dict[str, int]:
    """Some articles with their pictures, without the records of the site."""
    chosen = list(articles.values_list("pk", flat=True))
    used = {image.pk: image for article in _with_all(articles) for image in pages.of_article(article)[1]}
    for image in used.values():
        _write_picture(target, image)
    counts = _write_pages(
        target, Article.objects.filter(pk__in=chosen), TreatmentType.objects.none(), lambda _line: None
    )
    target.write(MARK, [_about(counts)])
    return counts


def _about(counts: dict[str, int]) -> bytes:
    return (json.dumps({"program": "aesthetica", "version": VERSION, **counts}, indent=1) + "\n").encode()


def _with_all(articles: Any) -> Iterator[Article]:
    found = articles.select_related("category", "author", "hero__credit").prefetch_related(*OF_ARTICLE)
    yield from found.order_by("pk").iterator(chunk_size=200)


def _write_pages(
    target: Target, articles: Any, treatments: Any, tell: Callable[[str], None]
) -> dict[str, int]:
    counts = {"articles": 0, "treatments": 0}
    for article in _with_all(articles):
        _write_page(target, f"content/articles/{article.slug}", *pages.of_article(article))
        counts["articles"] += 1
        if counts["articles"] % 1000 == 0:
            tell(f"{counts['articles']:,} articles")
    for treatment in treatments.select_related("hero").order_by("pk").iterator(chunk_size=200):
        _write_page(target, f"content/treatments/{treatment.slug}", *pages.of_treatment(treatment))
        counts["treatments"] += 1
    return counts


def _write_page(target: Target, place: str, text: str, beside: Iterable[Image]) -> None:
    target.write(f"{place}/index.md", [text.encode()])
    for name in sorted({pages.file_name(image) for image in beside}):
        target.copy(f"images/{name}", f"{place}/{name}")


def _write_pictures(target: Target) -> int:
    count = 0
    for image in Image.objects.exclude(original="").order_by("pk").iterator(chunk_size=200):
        _write_picture(target, image)
        count += 1
    return count


def _write_picture(target: Target, image: Image) -> None:
    with originals().open(str(image.original.name)) as file:
        target.write(f"images/{pages.file_name(image)}", iter(lambda: file.read(CHUNK), b""))


def _write_records(target: Target, table: str) -> None:
    target.write(f"records/{table}.jsonl", map(records.as_line, _values(table)))


def _values(table: str) -> Iterator[dict[str, Any]]:
    for row, values in records.rows(table):
        if isinstance(row, Image):
            values[records.PICTURE] = pages.file_name(row) if row.original else ""
        yield values
