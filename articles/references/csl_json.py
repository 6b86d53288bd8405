"""CSL-JSON, and Crossref's answers, which have the same names with lists for titles (api.crossref.org, works)."""

import json
from collections.abc import Iterator
from typing import Any

from articles.references.reference import Reference, author, clean, doi_in, volume_of
from articles.references.unreadable import Unreadable


def entries(text: str) -> Iterator[Reference | Unreadable]:
    try:
        data = json.loads(text)
    except ValueError as error:
        yield Unreadable(getattr(error, "lineno", 1), text[:500], "no_json")
        return
    for number, item in enumerate(_items(data), 1):
        source = json.dumps(item, ensure_ascii=False)[:2000]
        if isinstance(item, dict):
            yield reference(item, number, source)
        else:
            yield Unreadable(number, source, "no_entry")


def reference(item: dict[str, Any], line: int = 1, source: str = "") -> Reference:
    """One item; fields of the wrong kind are taken as missing."""
    return Reference(
        authors=", ".join(filter(None, map(_author, _list(item.get("author"))))),
        year=_year(item),
        title=clean(_text(item.get("title"))),
        journal=clean(_text(item.get("container-title"))),
        volume=volume_of(_text(item.get("volume")), _text(item.get("issue")), _text(item.get("page"))),
        doi=doi_in(_text(item.get("DOI"))),
        pmid=_text(item.get("PMID")) if _text(item.get("PMID")).isdecimal() else "",
        url=_url(_text(item.get("URL"))),
        line=line,
        source=source,
    )


def _items(data: Any) -> list[Any]:
    """The items of a list, of one item, of Crossref's answer for one work or for a search."""
    if isinstance(data, dict) and "message" in data:
        data = data["message"]
    if isinstance(data, dict) and isinstance(data.get("items"), list):
        data = data["items"]
    return data if isinstance(data, list) else [data]


def _author(person: Any) -> str:
    if not isinstance(person, dict):
        return ""
    family = _text(person.get("family")) or _text(person.get("literal")) or _text(person.get("name"))
    return author(family, _text(person.get("given")))


def _year(item: dict[str, Any]) -> int | None:
    for name in ("issued", "published", "published-print", "published-online"):
        parts = _list(
            _list((item.get(name) or {}).get("date-parts") if isinstance(item.get(name), dict) else None)
        )
        first = _list(parts[0])[:1] if parts else []
        if first and str(first[0]).isdecimal():
            return int(first[0])
    return None


def _text(value: Any) -> str:
    if isinstance(value, list):
        value = value[0] if value else ""
    return str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _url(text: str) -> str:
    return text if text.startswith(("https://", "http://")) and "doi.org/" not in text else ""
