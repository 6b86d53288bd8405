"""The calendar file as RFC 5545 wants it."""

import re
from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from clinics.mail.calendar_file import all_day_event


def event(**changes):
    fields = {
        "uid": "promo-code-7@clinic.example",
        "stamp": datetime(2026, 5, 1, 12, 30, tzinfo=UTC),
        "day": date(2026, 5, 31),
        "summary": "Last day",
        "description": "FERN-1234",
    }
    return all_day_event(**(fields | changes))


def unfolded(calendar):
    """Its lines as a calendar program reads them."""
    return calendar.replace("\r\n ", "").split("\r\n")


def test_it_is_an_all_day_event_that_blocks_no_time():
    lines = unfolded(event())
    for line in ("UID:promo-code-7@clinic.example", "DTSTAMP:20260501T123000Z", "TRANSP:TRANSPARENT"):
        assert line in lines
    assert lines[lines.index("DTSTART;VALUE=DATE:20260531") + 1] == "DTEND;VALUE=DATE:20260601"


def test_it_rings_at_ten_two_days_before():
    lines = unfolded(event())
    alarm = lines[lines.index("BEGIN:VALARM") : lines.index("END:VALARM")]
    assert "TRIGGER:-P1DT14H" in alarm and "ACTION:DISPLAY" in alarm


def test_its_parts_open_and_close_in_order():
    opened = []
    for line in unfolded(event()):
        verb, _colon, name = line.partition(":")
        if verb == "BEGIN":
            opened.append(name)
        elif verb == "END":
            assert opened.pop() == name
    assert opened == []


def test_what_has_a_meaning_in_the_format_is_escaped():
    assert r"SUMMARY:a\, b\; c\\d\ne" in unfolded(event(summary="a, b; c\\d\ne"))


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=200))
def test_no_text_breaks_the_lines_or_gets_lost(text):
    calendar = event(description=text)
    assert all(len(line.encode()) <= 75 for line in calendar.split("\r\n"))
    assert not re.search(r"(?<!\r)\n", calendar.replace("\r\n ", ""))
    assert calendar.endswith("END:VCALENDAR\r\n")
    (value,) = [line for line in unfolded(calendar) if line.startswith("DESCRIPTION:")][:1]
    read = re.sub(r"\\(.)", lambda match: "\n" if match[1] == "n" else match[1], value.partition(":")[2])
    assert read == "\n".join(text.splitlines())
