"""What front matter says of the help of AI: the tool, the day, the instructions, and who worked the draft over."""

from __future__ import annotations

from datetime import date
from typing import Any

from articles.importers.dates import to_moment
from articles.importers.metadata import Metadata
from articles.importers.values import to_flag, to_text

UNNAMED = "tool not named"


def to_tool(value: object) -> str | None:
    """Name and version; "true" says that there was one, "false" that there was none."""
    if isinstance(value, dict):
        parts = [to_text(value[key]) for key in ("name", "tool", "model", "version") if value.get(key)]
        return " ".join(filter(None, parts)) or None
    flag = to_flag(value)
    return to_text(value) if flag is None else UNNAMED if flag else ""


def to_day(value: object) -> date | None:
    moment = to_moment(value)
    return moment.date() if moment else None


def settle(details: dict[str, Any], metadata: Metadata) -> None:
    """A day or instructions say that AI helped, though by which tool nobody knows; an editor alone says nothing of AI."""
    if not details["generated_by"] and (details["generated_on"] or details["prompt_note"]):
        details["generated_by"] = UNNAMED
    if not details["generated_by"] and details["human_editor"]:
        metadata.keep("humanEditor", details["human_editor"])
        details["human_editor"] = ""
