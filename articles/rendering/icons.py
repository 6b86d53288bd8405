"""Icon bullets: paragraphs or list items that begin with an emoji, which says nothing a reader needs to hear."""

import re
from xml.etree.ElementTree import Element

from articles.rendering.setting import Setting

ICON = re.compile(
    "\\s*([\u2600-\u27bf\u2b00-\u2bff\U0001f300-\U0001faff]\ufe0f?(?:\u200d[\u2600-\U0001faff]\ufe0f?)*)\\s*"
)


def mark(root: Element, setting: Setting) -> None:
    """Hide leading emojis from screen readers; a run of such paragraphs becomes one list."""
    _gather_runs(root)
    for element in root.iter():
        if element.tag in {"p", "li"}:
            _hide_icon(element)


def _gather_runs(root: Element) -> None:
    run: Element | None = None
    for element in list(root):
        if element.tag != "p" or not ICON.match(element.text or ""):
            run = None
            continue
        if run is None:
            run = Element("ul", {"class": "icon-list"})
            run.tail = "\n"
            root.insert(list(root).index(element), run)
        root.remove(element)
        element.tag = "li"
        run.append(element)


def _hide_icon(element: Element) -> None:
    found = ICON.match(element.text or "")
    if not found:
        return
    icon = Element("span", {"class": "icon", "aria-hidden": "true"})
    icon.text = found[1]
    icon.tail = " " + (element.text or "")[found.end() :]
    element.text = None
    element.insert(0, icon)
