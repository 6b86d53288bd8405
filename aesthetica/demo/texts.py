"""The demonstration's texts, read from the files beside this module; no database."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).with_name("texts")


@dataclass(frozen=True, slots=True)
class ArticleText:
    """One article: what its front matter says, and its Markdown."""

    meta: dict[str, Any]
    body: str

    @property
    def slug(self) -> str:
        return self.meta["slug"]


def table(name: str) -> dict[str, Any]:
    """A TOML file as it stands. Raises FileNotFoundError and tomllib.TOMLDecodeError."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def rows(name: str, heading: str) -> list[dict[str, Any]]:
    """The repeated entries of a TOML file, in their order."""
    return table(name)[heading]


def treatments() -> list[dict[str, Any]]:
    """Every treatment, in the order in which the pages list them."""
    files = sorted((FOLDER / "treatments").glob("*.toml"))
    return sorted(
        (tomllib.loads(file.read_text(encoding="utf-8")) for file in files), key=lambda t: t["position"]
    )


def articles() -> list[ArticleText]:
    """Every article, the oldest first."""
    files = sorted((FOLDER / "articles").glob("*.md"))
    texts = [_article(file.read_text(encoding="utf-8")) for file in files]
    return sorted(texts, key=lambda text: (-text.meta["days_ago"], text.slug))


def _article(text: str) -> ArticleText:
    _, front_matter, body = text.split("---\n", 2)
    return ArticleText(yaml.safe_load(front_matter), body.strip() + "\n")
