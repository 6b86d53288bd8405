"""Quotations that Markdown ran together: two labelled ones with only a blank line between them are two blocks."""

from xml.etree.ElementTree import Element

from articles.rendering import callouts, care_cards
from articles.rendering.labels import leading_label
from articles.rendering.setting import Setting

LABELS = (callouts.TIP, callouts.DID_YOU_KNOW, care_cards.LABEL)


def separate(root: Element, setting: Setting) -> None:
    """Start a new quotation at every paragraph that opens with a label of ours."""
    for quotation in [element for element in root if element.tag == "blockquote"]:
        starts = [i for i, block in enumerate(quotation) if i and _is_labelled(block)]
        for start in reversed(starts):
            _split(root, quotation, start)


def _split(root: Element, quotation: Element, start: int) -> None:
    second = Element("blockquote")
    second.tail = "\n"
    for block in list(quotation)[start:]:
        quotation.remove(block)
        second.append(block)
    root.insert(list(root).index(quotation) + 1, second)


def _is_labelled(block: Element) -> bool:
    label = leading_label(block) if block.tag == "p" else None
    return bool(label) and any(known.fullmatch(label or "") for known in LABELS)
