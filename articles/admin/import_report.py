"""The import report of an article, readable: what was repaired, what a person has to look at, what had no home."""

import json
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from articles.models import Citation

REPAIRS_SHOWN = 200


def repairs(report: dict[str, Any]) -> SafeString:
    """Each repair with its line, before and after."""
    rows = _rows(report, "repairs")
    counts: dict[str, int] = {}
    for row in rows:
        counts[row.get("code", "")] = counts.get(row.get("code", ""), 0) + 1
    context = {
        "repairs": rows[:REPAIRS_SHOWN],
        "more": len(rows) - REPAIRS_SHOWN,
        "counts": sorted(counts.items()),
    }
    return render_to_string("admin/articles/import_repairs.html", context)


def warnings(report: dict[str, Any]) -> SafeString:
    """What the import saw and left for a person."""
    return render_to_string("admin/articles/import_warnings.html", {"warnings": _rows(report, "warnings")})


def citations(report: dict[str, Any]) -> SafeString:
    """The papers that the text names, what was found of each, and the paper that was perhaps meant."""
    names = dict(Citation.State.choices)
    rows = [row | {"state_name": names.get(row.get("state", ""), "")} for row in _rows(report, "citations")]
    return render_to_string("admin/articles/import_citations.html", {"citations": rows})


def unmapped(report: dict[str, Any]) -> SafeString:
    """Keys of the source that have no field here, kept whole."""
    kept = report.get("unmapped")
    values = kept if isinstance(kept, dict) else {}
    readable = {key: json.dumps(value, ensure_ascii=False, indent=1) for key, value in values.items()}
    return render_to_string("admin/articles/import_unmapped.html", {"unmapped": readable})


def _rows(report: dict[str, Any], name: str) -> list[dict[str, Any]]:
    rows = report.get(name)
    return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
