"""The difference of two rates when days of pages, not people, were given one of two texts.

Those who meet on one page on one day share its text, and more than that, so they don't count as independent: every
page-day is one cluster. A text's rate is all who asked among all views (a ratio estimator); its variance comes from
the spread of the clusters around it (Cochran, Sampling Techniques, 3rd ed. 1977, section 6.4; Deng, Knoblich & Lu,
"Applying the Delta Method in Metric Analytics", KDD 2018, section 3). Degrees of freedom: Welch–Satterthwaite; quantile
of Student's t: Abramowitz & Stegun, Handbook of Mathematical Functions, 26.7.5.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist

Cluster = tuple[int, int]  # how often seen, how many asked
CONFIDENCE = 0.95


@dataclass(frozen=True, slots=True)
class Rate:
    """What one text brought; `variance` is that of `value`."""

    clusters: int
    seen: int
    asked: int
    variance: float

    @property
    def value(self) -> float:
        """How many asked for each view."""
        return self.asked / self.seen if self.seen else 0.0


@dataclass(frozen=True, slots=True)
class Difference:
    """The second rate less the first, and the interval that holds the true one in 95 of 100 trials."""

    value: float
    low: float
    high: float


def rate(clusters: Sequence[Cluster]) -> Rate:
    """The rate over all clusters; its variance is 0 where there are too few to tell (fewer than two)."""
    count = len(clusters)
    seen, asked = sum(each[0] for each in clusters), sum(each[1] for each in clusters)
    if count < 2 or not seen:
        return Rate(count, seen, asked, 0.0)
    value = asked / seen
    residuals = sum((in_cluster - value * size) ** 2 for size, in_cluster in clusters)
    return Rate(count, seen, asked, count / (count - 1) * residuals / seen**2)


def difference(first: Rate, second: Rate) -> Difference:
    """Of two rates of two clusters or more each."""
    value, variance = second.value - first.value, first.variance + second.variance
    if not variance:
        return Difference(value, value, value)
    parts = first.variance**2 / (first.clusters - 1) + second.variance**2 / (second.clusters - 1)
    margin = t_quantile((1 + CONFIDENCE) / 2, variance**2 / parts) * sqrt(variance)
    return Difference(value, value - margin, value + margin)


def t_quantile(probability: float, freedom: float) -> float:
    """The value below which Student's t lies so often; right to 0.1 % from four degrees of freedom on."""
    x = NormalDist().inv_cdf(probability)
    terms = (
        (x**3 + x) / 4,
        (5 * x**5 + 16 * x**3 + 3 * x) / 96,
        (3 * x**7 + 19 * x**5 + 17 * x**3 - 15 * x) / 384,
        (79 * x**9 + 776 * x**7 + 1482 * x**5 - 1920 * x**3 - 945 * x) / 92160,
    )
    return x + sum(term / freedom**power for power, term in enumerate(terms, start=1))
