"""What a figure needs to know about its picture; the key in `pictures` is the URL as the Markdown writes it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Picture:
    """`width` and `height` in CSS pixels, so that the page does not jump; `credit_html` is sanitised with the rest."""

    src: str
    width: int | None = None
    height: int | None = None
    alt: str = ""
    credit_html: str = ""
    srcset: str = ""
    """The sizes of the format that everything reads; `sources` has those of newer ones, best first, by their MIME type."""
    sources: tuple[tuple[str, str], ...] = ()
    tone: str = ""
    elsewhere: str = ""
    """Its address on a host that pages may not load pictures from: without `src`, readers get a link."""
