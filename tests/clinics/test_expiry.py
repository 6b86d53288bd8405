"""Thirty days to the end of the local day."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from clinics.expiry import end_of_validity, last_day

LONDON, BERLIN, SYDNEY, HAVANA = (
    ZoneInfo(name) for name in ("Europe/London", "Europe/Berlin", "Australia/Sydney", "America/Havana")
)


@pytest.mark.parametrize(
    ("issued", "zone", "ends"),
    [
        (datetime(2026, 6, 1, 9, tzinfo=UTC), LONDON, datetime(2026, 7, 1, 23, tzinfo=UTC)),
        # The clocks go back on 25 October 2026: the last local midnight is an hour later in UTC.
        (datetime(2026, 10, 1, 10, tzinfo=UTC), BERLIN, datetime(2026, 10, 31, 23, tzinfo=UTC)),
        # They go forward on 29 March 2026.
        (datetime(2026, 3, 10, 10, tzinfo=UTC), BERLIN, datetime(2026, 4, 9, 22, tzinfo=UTC)),
        # 23:30 UTC is already tomorrow in Sydney.
        (datetime(2026, 6, 1, 23, 30, tzinfo=UTC), SYDNEY, datetime(2026, 7, 2, 14, tzinfo=UTC)),
        # Leap day.
        (datetime(2028, 1, 30, 12, tzinfo=UTC), LONDON, datetime(2028, 3, 1, 0, tzinfo=UTC)),
        # In Havana midnight itself happens twice on 1 November 2026; the first one ends the day before.
        (datetime(2026, 10, 1, 12, tzinfo=UTC), HAVANA, datetime(2026, 11, 1, 4, tzinfo=UTC)),
    ],
)
def test_a_code_ends_with_the_thirtieth_local_day(issued, zone, ends):
    assert end_of_validity(issued, 30, zone) == ends


def test_the_day_in_the_email_is_the_last_one_that_counts():
    ends = end_of_validity(datetime(2026, 10, 1, 10, tzinfo=UTC), 30, BERLIN)
    assert last_day(ends, BERLIN) == date(2026, 10, 31)
