"""Work that costs is not asked for every second."""

from datetime import timedelta

import time_machine

from aesthetica.seldom import Seldom


def test_it_goes_on_while_there_is_work_and_then_rests():
    left = [True, True, False, True]
    asked = []
    seldom = Seldom(lambda: asked.append(1) or left.pop(0), pause=timedelta(hours=1))
    with time_machine.travel("2026-11-25 10:00", tick=False) as clock:
        assert [seldom(), seldom(), seldom(), seldom()] == [True, True, False, False]
        assert len(asked) == 3
        clock.shift(timedelta(minutes=59))
        assert (seldom(), len(asked)) == (False, 3)
        clock.shift(timedelta(minutes=2))
        assert (seldom(), len(asked)) == (True, 4)
