"""The steps from seeing an offer to using its code, as a page shows them above everything else."""

from dataclasses import dataclass

from clinics.reports.change import Change
from clinics.reports.columns import SHARES, STEPS, Counts


@dataclass(frozen=True, slots=True)
class Step:
    """A count, its share in the step before (the first has none), and how it has changed."""

    title: str
    count: str
    change: Change
    share_title: str = ""
    share: str = ""


def steps(now: Counts, before: Counts) -> list[Step]:
    """All steps of one period beside those of the period before."""
    shares = [("", ""), *((str(share.title), share.text(now)) for share in SHARES)]
    return [
        Step(str(step.title), step.text(now), Change(now[step.of], before[step.of]), *share)
        for step, share in zip(STEPS, shares, strict=True)
    ]
