"""What was done to a document and what is left to do, as plain values for a report that programs read."""

from __future__ import annotations

import json
from typing import Any

from articles.importers.document import ArticleDocument


def report_of(document: ArticleDocument) -> dict[str, Any]:
    """Repairs, warnings, appeals to research and unmapped keys, ready for JSON."""
    return {
        "repairs": [dict(vars(repair)) for repair in document.repairs],
        "warnings": [dict(vars(warning)) for warning in document.warnings],
        "citations": [
            {name: value for name, value in vars(mention).items() if value not in ("", None)}
            for mention in document.citations
        ],
        "unmapped": json.loads(json.dumps(document.unmapped, default=str)),
    }
