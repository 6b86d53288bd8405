"""Whether chosen colours can be read: each weak pair by name and figure, with the nearest tone that would do."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _

from clinics.contrast import NEEDED, figure, nearest, ratio, text_on
from clinics.palette import BLACK, Chosen

PAPER_NEEDED = 16.0
"""What black needs on the paper: then grey, red and tinted text have enough on it and on its tinted bands."""

PAPER_IS_DARK = _(
    "Black text has %(has)s on the page’s background; it needs %(needed)s, so that paler text reads, too. "
    "The nearest that would do: %(nearest)s."
)
ACCENT_IS_PALE = _(
    "The accent has %(has)s on the page’s background; it needs %(needed)s. The nearest that would do: %(nearest)s."
)
TEXT_IS_PALE = _(
    "Text on the accent has %(has)s; it needs %(needed)s. The nearest that would do: %(nearest)s."
)
SECOND_IS_PALE = _(
    "The second accent has %(has)s on the page’s background; it needs %(needed)s. The nearest that would do: %(nearest)s."
)


class Weakness(NamedTuple):
    """A pair with too little contrast: the choice to change, a sentence with places for the figures, and these."""

    field: str
    sentence: Any
    figures: dict[str, str]


def weaknesses(chosen: Chosen) -> list[Weakness]:
    """What cannot be read, the paper first: as long as it is too dark nothing else can be judged."""
    paper = list(_judged("paper", PAPER_IS_DARK, chosen.paper, BLACK, PAPER_NEEDED))
    return paper or list(_on_paper(chosen))


def _on_paper(chosen: Chosen) -> Iterator[Weakness]:
    accent = chosen.accent
    yield from _judged("accent", ACCENT_IS_PALE, accent, chosen.paper, NEEDED)
    yield from _judged("accent", TEXT_IS_PALE, accent, text_on(accent), NEEDED)
    yield from _judged("second_accent", SECOND_IS_PALE, chosen.second_accent, chosen.paper, NEEDED)


def _judged(field: str, sentence: Any, colour: str, ground: str, needed: float) -> Iterator[Weakness]:
    has = ratio(colour, ground)
    if has < needed:
        tone = nearest(colour, ground, needed)
        yield Weakness(field, sentence, {"has": figure(has), "needed": f"{needed:g}:1", "nearest": tone})
