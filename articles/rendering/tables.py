"""Tables that scroll on a phone, by keyboard too, with headers that say what they head (WCAG 1.3.1, 2.1.1)."""

from xml.etree.ElementTree import Element

from django.utils.translation import gettext

from articles.rendering.labels import is_blank, text_of
from articles.rendering.setting import Setting

ALIGNED = {"right": "align-right", "center": "align-center"}


def mark(root: Element, setting: Setting) -> None:
    parents = {child: parent for parent in root.iter() for child in parent}
    for number, table in enumerate(list(root.iter("table")), start=1):
        _scope_headers(table)
        for cell in table.iter():
            if side := ALIGNED.get(cell.attrib.pop("align", "")):
                cell.set("class", side)
        _wrap(table, parents[table], _label(table, number, setting))


def _scope_headers(table: Element) -> None:
    for cell in list(table.iter("th")):
        if not len(cell) and is_blank(cell.text):
            cell.tag = "td"  # an empty header heads nothing
        else:
            cell.set("scope", "col")
    for row in table.iterfind("tbody/tr"):
        first = row[0] if len(row) else None
        if first is not None and _is_all_bold(first):
            first.tag = "th"
            first.set("scope", "row")


def _is_all_bold(cell: Element) -> bool:
    return is_blank(cell.text) and len(cell) == 1 and cell[0].tag == "strong" and is_blank(cell[0].tail)


def _label(table: Element, number: int, setting: Setting) -> str:
    columns = [text_of(cell, setting.stash) for cell in table.iterfind("thead/tr/th")]
    return gettext("Table {number}: {columns}").format(number=number, columns=", ".join(columns)).rstrip(": ")


def _wrap(table: Element, parent: Element, label: str) -> None:
    wrapper = Element(
        "div", {"class": "table-scroll", "role": "region", "tabindex": "0", "aria-label": label}
    )
    wrapper.tail, table.tail = table.tail, None
    parent[list(parent).index(table)] = wrapper
    wrapper.append(table)
