"""A calendar file with one all-day event and its alarm (RFC 5545)."""

from datetime import UTC, date, datetime, timedelta

FOLD_AT = 75  # octets a line, without its CRLF (section 3.1)


def all_day_event(*, uid: str, stamp: datetime, day: date, summary: str, description: str) -> str:
    """Return a calendar with one event on `day` that blocks no time, and an alarm at ten, two days before.

    The same `uid` with a later `stamp` (an aware datetime) takes the place of the earlier event.
    """
    lines = [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//aesthetica//EN", "METHOD:PUBLISH",
        "BEGIN:VEVENT", f"UID:{uid}", f"DTSTAMP:{stamp.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        f"DTSTART;VALUE=DATE:{day:%Y%m%d}", f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_escaped(summary)}", f"DESCRIPTION:{_escaped(description)}", "TRANSP:TRANSPARENT",
        # An alarm counts from the midnight that the day begins with: 38 hours earlier it is ten in the morning.
        "BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{_escaped(summary)}", "TRIGGER:-P1DT14H", "END:VALARM",
        "END:VEVENT", "END:VCALENDAR",
    ]  # fmt: skip
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _escaped(text: str) -> str:
    """A value of the type TEXT (section 3.3.11)."""
    for character in "\\;,":
        text = text.replace(character, f"\\{character}")
    return "\\n".join(text.splitlines())


def _folded(line: str) -> str:
    """The line in pieces of at most 75 octets, never within a letter; each further one begins with a blank."""
    pieces, piece = [], ""
    for character in line:
        if len((piece + character).encode()) > FOLD_AT:
            pieces.append(piece)
            piece = " "
        piece += character
    return "\r\n".join([*pieces, piece])
