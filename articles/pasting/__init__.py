"""HTML of a clipboard in, clean Markdown out: pure; what Word, Docs, LibreOffice and browsers put there."""

from articles.pasting.conversion import to_markdown

__all__ = ["to_markdown"]
