"""Callouts: `> **Expert tip:** …`, and "Did you know?" as a quotation or as the start of a paragraph."""

import re
from xml.etree.ElementTree import Element, SubElement

from django.utils.translation import gettext

from articles.rendering.labels import is_blank, leading_label, remove_label
from articles.rendering.setting import Setting

TIP = re.compile(r"(expert tip|tip)(?P<person> (?:from|by) .+?)?\s*[:.!]?", re.IGNORECASE)
DID_YOU_KNOW = re.compile(r"did you know\s*[?:]*", re.IGNORECASE)


def mark(root: Element, setting: Setting) -> None:
    """Turn labelled quotations and paragraphs into <aside class="callout …">, titled by a line of their own."""
    for element in list(root):
        if element.tag == "blockquote" and len(element):
            _mark_quotation(element)
        elif element.tag == "p" and DID_YOU_KNOW.fullmatch(leading_label(element) or ""):
            _wrap_paragraph(element)


def _mark_quotation(quotation: Element) -> None:
    first = quotation[0]
    label = leading_label(first) or ""
    if tip := TIP.fullmatch(label):
        title = gettext("Expert tip") if tip[1].lower() == "expert tip" else gettext("Tip")
        _become_aside(quotation, "callout callout-tip", title + (tip["person"] or ""))
    elif DID_YOU_KNOW.fullmatch(label):
        _become_aside(quotation, "callout callout-did-you-know", gettext("Did you know?"))
    else:
        return
    remove_label(first)
    if is_blank(first.text) and not len(first):
        quotation.remove(first)


def _become_aside(element: Element, classes: str, title: str) -> None:
    # No accessible name: an aside with one would be a landmark inside the article.
    element.tag = "aside"
    element.set("class", classes)
    heading = Element("p", {"class": "callout-title"})
    heading.text = title
    element.insert(0, heading)


def _wrap_paragraph(paragraph: Element) -> None:
    remove_label(paragraph)
    text, children = paragraph.text, list(paragraph)
    for child in children:
        paragraph.remove(child)
    paragraph.text = None
    _become_aside(paragraph, "callout callout-did-you-know", gettext("Did you know?"))
    inner = SubElement(paragraph, "p")
    inner.text = text
    inner.extend(children)
