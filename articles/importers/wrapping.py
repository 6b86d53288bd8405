"""Text whose lines were cut at a fixed width: each paragraph becomes one line, as in every other source."""

from __future__ import annotations

from articles.importers.lines import Line
from articles.importers.wording import ends_open, has_markup

WIDEST = 100
NARROWEST = 45


def unwrap(lines: list[Line]) -> list[Line]:
    """Join the lines of each paragraph, where the text is wrapped at all."""
    width = max((len(line.text) for line in lines), default=0)
    if not _is_wrapped(lines, width):
        return lines
    result: list[Line] = []
    full = False
    for line in lines:
        if full and result and not line.is_blank and not line.is_code and not has_markup(line.text):
            result[-1] = result[-1].with_text(f"{result[-1].text.rstrip()} {line.text.strip()}")
        else:
            result.append(line)
        full = not line.is_blank and not line.is_code and len(line.text) >= 0.6 * width
    return result


def _is_wrapped(lines: list[Line], width: int) -> bool:
    """No line is long, and most that have a neighbour below are nearly full and stop in mid-sentence."""
    if not NARROWEST <= width <= WIDEST:
        return False
    pairs = [
        (line, after)
        for line, after in zip(lines, lines[1:], strict=False)
        if not line.is_blank and not after.is_blank
    ]
    full = [line for line, _after in pairs if len(line.text) >= 0.6 * width and ends_open(line.text)]
    return len(pairs) >= 3 and len(full) >= 0.6 * len(pairs)
