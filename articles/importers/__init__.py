"""Reading articles from files: read() gives an ArticleDocument, or raises DocumentError.

Pure: no Django, no database, no network. What was repaired and what a person has to settle is in the document.
"""

from articles.importers.choices import NO_CHOICES, Choices
from articles.importers.document import (
    ArticleDocument,
    CallToAction,
    CitationMention,
    DocumentError,
    ImageReference,
    Repair,
    Visibility,
    Warning,
)
from articles.importers.reader import FORMATS, read, to_document

__all__ = [
    "ArticleDocument",
    "CallToAction",
    "Choices",
    "CitationMention",
    "DocumentError",
    "FORMATS",
    "ImageReference",
    "NO_CHOICES",
    "Repair",
    "Visibility",
    "Warning",
    "read",
    "to_document",
]
