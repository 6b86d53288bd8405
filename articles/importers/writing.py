"""Front matter and Markdown as one text that read() takes back word for word."""

from __future__ import annotations

from typing import Any

import yaml

from articles.importers.metadata import OUR_OWN
from articles.importers.values import is_nothing

VERSION = 1


def compose(metadata: dict[str, Any], body: str) -> str:
    """Keys in the order given, blank ones left out; the first key says who wrote the file."""
    values = {OUR_OWN: VERSION} | {
        key: value for key, value in metadata.items() if not is_nothing(value) and value is not False
    }
    text = body.strip("\n")
    block = yaml.safe_dump(values, allow_unicode=True, sort_keys=False, width=10_000)
    return f"---\n{block}---\n\n{text}\n"
