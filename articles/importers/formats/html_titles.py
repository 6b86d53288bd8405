"""A document's own title as the only heading of the first level."""

from __future__ import annotations

import re

TITLE = re.compile(r"<h1 class=\"title\">(.*?)</h1>", re.DOTALL)
HEADING = re.compile(r"<(?P<close>/?)h(?P<level>[1-5])(?P<rest>[\s>])")


def with_title_on_top(html: str) -> str:
    """Where a paragraph has the style of a title, all headings move down one level below it."""
    title = TITLE.search(html)
    if not title:
        return html
    before, after = html[: title.start()], html[title.end() :]
    return f"{_lowered(before)}<h1>{title[1]}</h1>{_lowered(TITLE.sub(r'<h2>\1</h2>', after))}"


def _lowered(html: str) -> str:
    return HEADING.sub(lambda found: f"<{found['close']}h{int(found['level']) + 1}{found['rest']}", html)
