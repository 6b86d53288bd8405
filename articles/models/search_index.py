"""Keeps the search index in step with what is public."""

from typing import Any

from django.db import transaction

from articles.models.search_document import SearchDocument, SearchWord
from articles.search.document import Document, of_page
from articles.search.words import trigrams


def update(page: Any) -> None:
    """Writes or removes the page's entry, in the caller's transaction.

    A page that is published for a moment to come has its entry already: the search asks published() in every query.
    """
    if page.status != page.Status.PUBLISHED:
        SearchDocument.objects.of(page).delete()
        return
    document = of_page(page)
    values = {
        name: getattr(document, name)
        for name in ("title", "text", "title_stems", "name_stems", "body_stems", "labels")
    }
    SearchDocument.objects.update_or_create(**{page.page_field: page}, defaults=values)
    _learn(document)


@transaction.atomic
def rebuild(pages: Any) -> int:
    """Writes the whole index anew from these pages; returns how many it holds."""
    SearchDocument.objects.all().delete()
    SearchWord.objects.all().delete()
    count = 0
    for page in pages:
        update(page)
        count += 1
    return count


def _learn(document: Document) -> None:
    known = set(SearchWord.objects.filter(word__in=document.words).values_list("word", flat=True))
    new = [
        SearchWord(word=word, stem=stem, grams=" ".join(trigrams(word)))
        for word, stem in document.words.items()
        if word not in known
    ]
    SearchWord.objects.bulk_create(new, ignore_conflicts=True)
