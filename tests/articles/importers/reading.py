"""What the tests of this folder share: reading a few lines, and the files of our own."""

from pathlib import Path

from articles.importers import ArticleDocument, read

DATA = Path(__file__).resolve().parents[2] / "data" / "importers"


def read_text(text: str, name: str = "text.txt") -> ArticleDocument:
    return read(text.encode(), name=name)


def read_file(name: str) -> ArticleDocument:
    return read(DATA / name)


def repaired(document: ArticleDocument, code: str) -> list[tuple[int, str, str]]:
    return [(repair.line, repair.before, repair.after) for repair in document.repairs if repair.code == code]


def lines_of(document: ArticleDocument, code: str) -> list[int]:
    return [repair.line for repair in document.repairs if repair.code == code]


def warned(document: ArticleDocument, code: str) -> list[int]:
    return [warning.line for warning in document.warnings if warning.code == code]


def front(metadata: str, body: str = "A body that says something.\n") -> str:
    return f"---\n{metadata}\n---\n\n{body}"
