"""The interval between two rates: by hand, and by its promise to hold the truth in 95 of 100 trials."""

from math import sqrt
from random import Random

import pytest

from clinics.reports.rate_difference import difference, rate, t_quantile

FIRST = [(100, 10), (100, 14), (200, 16)]  # 40 of 400; residuals 0, 4, -4
SECOND = [(100, 20), (100, 16), (200, 44)]  # 80 of 400; residuals 0, -4, 4


def test_a_rate_and_its_variance_are_those_counted_by_hand():
    found = rate(FIRST)
    assert (found.clusters, found.seen, found.asked, found.value) == (3, 400, 40, 0.1)
    assert found.variance == pytest.approx(3 / 2 * 32 / 400**2)  # 0.0003


def test_the_interval_is_the_one_counted_by_hand():
    found = difference(rate(FIRST), rate(SECOND))
    margin = 2.776445 * sqrt(0.0006)  # Student's t with (0.0006)² / (2 · 0.0003² / 2) = 4 degrees of freedom
    assert found.value == pytest.approx(0.1)
    assert (found.low, found.high) == pytest.approx((0.1 - margin, 0.1 + margin), rel=0.002)


@pytest.mark.parametrize(
    ("freedom", "value"), [(4, 2.776445), (9, 2.262157), (18, 2.100922), (30, 2.042272), (120, 1.979930), (1e9, 1.959964)]
)  # fmt: skip
def test_quantiles_are_those_of_the_table(freedom, value):
    assert t_quantile(0.975, freedom) == pytest.approx(value, rel=0.001)


def test_nothing_seen_and_a_single_day_have_a_rate_and_no_spread():
    assert rate([]).value == rate([(0, 0)]).value == rate([(0, 0), (0, 1)]).value == 0
    assert (rate([(50, 5)]).value, rate([(50, 5)]).variance) == (0.1, 0)


def trial(random, *, days, effect):
    """Pages of unequal size whose readers are more or less interested from day to day."""
    arms = ([], [])
    for number in range(days):
        which = number % 2
        seen = int(random.lognormvariate(3.6, 0.7)) + 1
        interest = random.betavariate(6, 114) + effect * which  # 5 of 100 on average
        arms[which].append((seen, random.binomialvariate(seen, interest)))
    return rate(arms[0]), rate(arms[1])


@pytest.mark.parametrize(("days", "effect"), [(28, 0.0), (280, 0.02)])
def test_the_interval_holds_the_truth_in_about_95_of_100_trials(days, effect):
    random, trials = Random(f"coverage {days}"), 800
    found = [difference(*trial(random, days=days, effect=effect)) for _trial in range(trials)]
    held = sum(each.low <= effect <= each.high for each in found) / trials
    assert 0.93 <= held <= 0.97


def test_control_taking_every_reader_for_independent_holds_it_less_often():
    random, trials, held = Random("control"), 800, 0
    for _trial in range(trials):
        first, second = trial(random, days=280, effect=0.0)
        error = 1.96 * sqrt(sum(each.value * (1 - each.value) / each.seen for each in (first, second)))
        held += abs(second.value - first.value) <= error
    assert held / trials < 0.92
