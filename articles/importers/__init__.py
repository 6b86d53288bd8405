"""Reading articles from files: read() gives an ArticleDocument, or raises DocumentError.

Pure: no Django, no database, no network. What was repaired and what a person has to settle is in the document.
"""

from articles.importers.document import (
    ArticleDocument,
    CallToAction,
    CitationMention,
    DocumentError,
    ImageReference,
    Repair,
    Warning,
)
from articles.importers.reader import FORMATS, read

__all__ = [
    "ArticleDocument",
    "CallToAction",
    "CitationMention",
    "DocumentError",
    "FORMATS",
    "ImageReference",
    "Repair",
    "Warning",
    "read",
]
