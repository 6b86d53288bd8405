"""`manage.py export_articles`: all content as Markdown, pictures and records; import_articles reads it back."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles.site_export import Folder, NotWritable, export


class Command(BaseCommand):
    help = (
        "Writes all content into a folder: articles and treatments as Markdown with front matter and their pictures, as Hugo "
        "and Astro build them, and complete records from which import_articles --restore brings the site back."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "folder",
            type=Path,
            metavar="DIR",
            help="made where it is missing; an earlier export in it is brought up to date",
        )

    def handle(self, *args: Any, folder: Path, **options: Any) -> None:
        try:
            target = Folder(folder)
            counts = export(target, self.stderr.write)
            target.finish()
        except NotWritable as error:
            raise CommandError(str(error)) from error
        except OSError as error:
            raise CommandError(f"The articles cannot be written to {folder}: {error.strerror}") from error
        said = ", ".join(f"{count} {name}" for name, count in counts.items())
        self.stdout.write(f"{said} written to {folder}.")
