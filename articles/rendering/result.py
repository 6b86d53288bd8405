"""What a rendering gives back."""

from dataclasses import dataclass, field
from typing import NamedTuple


class Heading(NamedTuple):
    """One entry of the table of contents; `id` is the anchor, `level` the number in h2 … h6."""

    id: str
    title: str
    level: int


@dataclass(frozen=True)
class Rendering:
    """Safe HTML with its table of contents, the number of words read, and the plain text for search."""

    html: str
    contents: tuple[Heading, ...] = ()
    words: int = 0
    text: str = ""
    missing_pictures: tuple[str, ...] = field(default=())
    """References such as `image:slug` that no picture stands behind; the figure is left out."""
