"""`manage.py export_articles`: every article as a Markdown file that import_articles reads back."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles.models import Article
from articles.models.exported_article import as_text

RELATED = ("categories", "tags", "treatments", "concerns", "citations")


class Command(BaseCommand):
    help = "Writes every article, drafts too, as Markdown with front matter into a folder, one file each, named by its address."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "folder",
            type=Path,
            metavar="DIR",
            help="made where it is missing; files of the same name are replaced",
        )

    def handle(self, *args: Any, folder: Path, **options: Any) -> None:
        count = 0
        articles = Article.objects.select_related("category", "author", "hero__credit").prefetch_related(
            *RELATED
        )
        try:
            folder.mkdir(parents=True, exist_ok=True)
            for article in articles.order_by("pk").iterator(chunk_size=200):
                (folder / f"{article.slug}.md").write_text(as_text(article), encoding="utf-8")
                count += 1
        except OSError as error:
            raise CommandError(f"The articles cannot be written to {folder}: {error.strerror}") from error
        self.stdout.write(f"{count} articles written to {folder}.")
