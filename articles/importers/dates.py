"""Dates and times as people and programs write them, in several languages.

What carries no zone is taken as UTC. A date that can be read in two ways ("03/04/2024") is not understood: better none
than a wrong one.
"""

from __future__ import annotations

import re
import tomllib
from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime
from pathlib import Path
from zoneinfo import ZoneInfo

MONTHS: dict[str, int] = {
    name: number
    for names in tomllib.loads((Path(__file__).parent / "months.toml").read_text("utf-8")).values()
    for number, spellings in enumerate(names, 1)
    for name in spellings.split()
}
ZONES = {
    "Z": 0, "UTC": 0, "GMT": 0, "UT": 0, "WET": 0, "WEST": 1, "BST": 1, "CET": 1, "MEZ": 1, "CEST": 2, "MESZ": 2, "EET": 2, "EEST": 3, "MSK": 3,
    "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7,
}  # fmt: skip
CLOCK = re.compile(
    r"(?:[T,\s]|^)\s*(?:at|um|à|a las|alle|às|в|o|om|kl\.?)?\s*"
    r"(?P<hour>[012]?\d)[:.h](?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d)(?:[.,](?P<fraction>\d{1,9}))?)?\s*"
    r"(?P<half>[ap]\.?m\.?)?\s*(?:Uhr|Uhr,|h|hrs)?\s*"
    r"(?P<zone>\(?(?:[A-Z]{1,4}(?![a-z])(?!/)|[A-Za-z]+/[A-Za-z_/]+)\)?|(?:UTC|GMT)?\s?[+-]\d\d:?\d\d(?=(?:\s[A-Z]{2,5})?$))?(?:\s[A-Z]{2,5})?$",
    re.IGNORECASE,
)
ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$")
COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)$")
EAST_ASIAN = re.compile(r"(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]$")
DOTTED = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$")
SLASHED = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})$")
DAY_FIRST = re.compile(
    r"(\d{1,2})(?:\.|st|nd|rd|th|er|º|ª|-(?:го|е))?,?\s+(?:de\s+|d['’]|of\s+)?([^\W\d_]+)\.?,?\s+(?:de\s+|del\s+)?(\d{4})(?:\s*(?:г|р)\.?|\s*года|\s*року)?$"
)
MONTH_FIRST = re.compile(r"([^\W\d_]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$")
HYPHENED = re.compile(r"(\d{1,2})-([^\W\d_]+)-(\d{4})$")
WEEKDAY = re.compile(
    r"^(?:le\s+|el\s+|den\s+|am\s+|on\s+)?(?:[^\W\d_]+(?:-feira)?[,.]?\s+)?(?:the\s+|den\s+|der\s+|le\s+)?(?=\d)",
    re.IGNORECASE,
)
SINCE_1970 = re.compile(r"\d{10}(?:\d{3})?$")


def to_moment(value: object) -> datetime | None:
    """A date or time as an aware moment; None where it is not understood."""
    if isinstance(value, datetime):
        return value if value.tzinfo else value.replace(tzinfo=UTC)
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day, tzinfo=UTC)
    text = " ".join(str(value).split())
    try:
        moment = _read(text)
    except (ValueError, OverflowError, OSError):
        return None
    return moment.replace(tzinfo=UTC) if moment and moment.tzinfo is None else moment


def _read(text: str) -> datetime | None:
    if SINCE_1970.match(text):
        return datetime.fromtimestamp(int(text) / (1000 if len(text) == 13 else 1), UTC)
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        pass
    clock = CLOCK.search(text)
    day = _day(text[: clock.start()] if clock else text)
    if day is None:
        return _of_mail(text)
    return _with_clock(day, clock) if clock else day


def _day(text: str) -> datetime | None:
    text = text.strip(" ,")
    for form in (ISO, COMPACT, EAST_ASIAN):
        if found := form.match(text):
            return datetime(int(found[1]), int(found[2]), int(found[3]))
    if found := MONTH_FIRST.search(text):
        return _named(found[3], found[1], found[2])
    text = WEEKDAY.sub("", text)
    if found := DOTTED.match(text):
        return datetime(int(found[3]), int(found[2]), int(found[1]))
    if found := SLASHED.match(text):
        return _of_two(int(found[1]), int(found[2]), int(found[3]))
    if found := DAY_FIRST.match(text) or HYPHENED.match(text):
        return _named(found[3], found[2], found[1])
    return None


def _of_two(first: int, second: int, year: int) -> datetime | None:
    """Day and month in one order or the other, where only one of them can be."""
    if first != second and max(first, second) <= 12:
        return None
    month, day = sorted((first, second))
    return datetime(year, month, day)


def _named(year: str, month: str, day: str) -> datetime | None:
    number = (
        MONTHS.get(month.casefold()) or MONTHS.get(month.casefold()[:4]) or MONTHS.get(month.casefold()[:3])
    )
    return datetime(int(year), number, int(day)) if number else None


def _with_clock(day: datetime, clock: re.Match[str]) -> datetime:
    hour = int(clock["hour"])
    if clock["half"]:
        hour = hour % 12 + (12 if clock["half"][0] in "pP" else 0)
    fraction = int((clock["fraction"] or "").ljust(6, "0")[:6] or 0)
    moment = day.replace(
        hour=hour, minute=int(clock["minute"]), second=int(clock["second"] or 0), microsecond=fraction
    )
    return moment.replace(tzinfo=_zone(clock["zone"].strip("() "))) if clock["zone"] else moment


def _zone(name: str) -> timezone | ZoneInfo:
    offset = re.search(r"([+-])(\d\d):?(\d\d)$", name)
    if offset:
        minutes = int(offset[2]) * 60 + int(offset[3])
        return timezone(timedelta(minutes=-minutes if offset[1] == "-" else minutes))
    if name.upper() in ZONES:
        return timezone(timedelta(hours=ZONES[name.upper()]))
    try:
        return ZoneInfo(name)
    except (OSError, LookupError) as error:
        raise ValueError(f"no zone is called {name}") from error


def _of_mail(text: str) -> datetime | None:
    """As e-mail and feeds write it (RFC 5322, 3.3)."""
    return parsedate_to_datetime(text) if re.search(r"\d{4} \d\d?:\d\d", text) else None
