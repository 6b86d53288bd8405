"""Works out anew what every page links to and how long it is: after an upgrade, or when in doubt."""

from typing import Any

from django.core.management.base import BaseCommand

from articles.models import Article, PageLink, PageMeasure, PaperMention, TreatmentType


class Command(BaseCommand):
    help = "Works out anew which pages, pictures, papers and subjects every page uses, which papers it names without recording them, how long it is and which other it resembles."

    def handle(self, *args: Any, **options: Any) -> None:
        count = 0
        for model in (TreatmentType, Article):
            for page in model.objects.select_related("latest_revision").iterator(chunk_size=200):
                PageLink.objects.renew(page)
                PaperMention.objects.renew(page)
                count += 1
        PageMeasure.objects.all().delete()
        while PageMeasure.objects.measure_next():
            pass
        self.stdout.write(f"{count} pages")
