"""Footnotes: a section at the end that says what it is, with ids that cannot meet those of the page."""

from xml.etree.ElementTree import Element

from django.utils.translation import gettext

from articles.rendering.setting import Setting


def mark(root: Element, setting: Setting) -> None:
    for element in root.iter():
        _prefix_ids(element, setting.id_prefix)
        if element.get("class") == "footnote":
            _mark_section(element)
        elif element.get("class") == "footnote-ref":
            element.set("role", "doc-noteref")
        elif element.get("class") == "footnote-backref":
            element.set("role", "doc-backlink")
            element.set("aria-label", element.attrib.pop("title", ""))


def _mark_section(section: Element) -> None:
    section.tag = "section"
    section.attrib.update({"class": "footnotes", "role": "doc-endnotes", "aria-label": gettext("Footnotes")})
    for rule in section.findall("hr"):
        section.remove(rule)


def _prefix_ids(element: Element, prefix: str) -> None:
    if element.get("id", "").startswith(("fn:", "fnref")):
        element.set("id", _anchor(element.attrib["id"], prefix))
    elif element.get("class") in {"footnote-ref", "footnote-backref"}:
        element.set("href", "#" + _anchor(element.get("href", "")[1:], prefix))


def _anchor(original: str, prefix: str) -> str:
    return prefix + original.replace(":", "-")
