"""Writes the search index anew."""

from itertools import chain
from typing import Any

from django.core.management.base import BaseCommand

from articles.models import Article, TreatmentType
from articles.models.search_index import rebuild


class Command(BaseCommand):
    help = "Writes the search index anew from all published pages. Needed after names of concerns or areas changed."

    def handle(self, **options: Any) -> None:
        pages = (
            model.objects.filter(status=model.Status.PUBLISHED)
            .order_by("publish_from", "pk")
            .iterator(chunk_size=500)
            for model in (Article, TreatmentType)
        )
        self.stdout.write(f"The search knows {rebuild(chain.from_iterable(pages))} pages.")
