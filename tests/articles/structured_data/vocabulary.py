"""What a graph does that the vocabulary of schema.org does not know (the facts: tests/data/schema_org.toml)."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

FACTS = tomllib.loads((Path(__file__).parents[2] / "data/schema_org.toml").read_text())
TYPES, PROPERTIES, MEMBERS = FACTS["types"], FACTS["properties"], FACTS["members"]
PLAIN = {
    "Text": r"(?s).+",
    "URL": r"https?://\S+",
    "Date": r"\d{4}(-\d\d(-\d\d)?)?",
    "DateTime": r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)",
    "Duration": r"P(\d+D)?(T(\d+H)?(\d+M)?)?",
    "Time": r"\d\d:\d\d(:\d\d)?",
}
NUMBERS = {"Integer": int, "Number": (int, float)}


def faults(nodes: list[dict[str, Any]]) -> list[str]:
    """In the order of the graph: unknown types and properties, wrong places and kinds, blanks, and references to nothing."""
    return [fault for node in nodes for fault in _of_node(node, _by_id(nodes))]


def is_a(kind: str, wanted: str) -> bool:
    return kind == wanted or any(is_a(parent, wanted) for parent in TYPES.get(kind, ()))


def _by_id(value: Any) -> dict[str, list[str]]:
    """Types of every node that says something, by its @id."""
    found: dict[str, list[str]] = {}
    if isinstance(value, list):
        for each in value:
            found |= _by_id(each)
    elif isinstance(value, dict):
        for each in value.values():
            found |= _by_id(each)
        if "@id" in value and "@type" in value:
            found[value["@id"]] = _types(value)
    return found


def _types(node: dict[str, Any]) -> list[str]:
    types = node.get("@type", [])
    return types if isinstance(types, list) else [types]


def _of_node(node: dict[str, Any], known: dict[str, list[str]]) -> Iterator[str]:
    types = _types(node)
    if not types:
        yield f"no type: {node}"
    yield from (f"unknown type {kind}" for kind in types if kind not in TYPES)
    for name, value in node.items():
        if not name.startswith("@"):
            yield from _of_property(types, name, value, known)


def _of_property(types: list[str], name: str, value: Any, known: dict[str, list[str]]) -> Iterator[str]:
    if name not in PROPERTIES:
        yield f"unknown property {name}"
        return
    if not any(is_a(kind, place) for kind in types for place in PROPERTIES[name]["on"]):
        yield f"{name} does not belong on {types}"
    if value in ("", None, [], {}):
        yield f"{name} is blank"
    for each in value if isinstance(value, list) else [value]:
        yield from _of_value(name, each, known)


def _of_value(name: str, value: Any, known: dict[str, list[str]]) -> Iterator[str]:
    kinds = PROPERTIES[name]["kinds"]
    if isinstance(value, dict):
        types = known.get(value["@id"]) if value.keys() == {"@id"} else _types(value)
        if types is None:
            yield f"{name} refers to {value['@id']}, which is not in the graph"
        elif not any(is_a(kind, wanted) for kind in types for wanted in kinds):
            yield f"{name} wants {kinds}, not {types}"
        if "@type" in value:
            yield from _of_node(value, known)
    elif not any(_fits(value, kind) for kind in kinds):
        yield f"{name} wants {kinds}, not {value!r}"


def _fits(value: Any, kind: str) -> bool:
    if kind in NUMBERS:
        return isinstance(value, NUMBERS[kind]) and not isinstance(value, bool)
    if not isinstance(value, str):
        return False
    if kind in PLAIN:
        return re.fullmatch(PLAIN[kind], value) is not None
    if kind in MEMBERS:
        return value.removeprefix("https://schema.org/") in MEMBERS[kind] and value.startswith("https://")
    # A page of our own, named by its address, stands for the thing that it is about (a step of breadcrumbs).
    return kind == "Thing" and re.fullmatch(PLAIN["URL"], value) is not None
