"""Pictures, films and folded parts of HTML, brought into the few forms that Markdown has."""

from __future__ import annotations

import re
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element, SubElement

from articles.importers.caption_credit import credit_of
from articles.importers.document import ImageReference, Warning

LAZY = ("data-src", "data-lazy-src", "data-original")
LISTED = ("data-srcset", "data-lazy-srcset", "srcset")
STRUCK = {"del", "strike"}
PLAYED = {"iframe", "video", "audio", "embed", "object"}
PICTURE_FILE = re.compile(r"\.(?:jpe?g|png|gif|webp|avif|heic|svg|tiff?|bmp)$", re.IGNORECASE)
WIDTH = re.compile(r"(\S+)\s+(\d+)w")


def prepare(tree: Element) -> tuple[list[ImageReference], list[Warning]]:
    """Changes the tree; gives the credits that captions name with a link, and what a person should look at."""
    credited: list[ImageReference] = []
    warnings: list[Warning] = []
    for parent in reversed(list(tree.iter())):
        _leave_out_repetitions(parent)
        for child in list(parent):
            if child.tag == "img":
                _give_address(child, warnings)
            elif child.tag == "a":
                _unlink_picture(child)
            elif child.tag in PLAYED:
                _as_link(child)
            elif child.tag in STRUCK:
                child.tag = "s"  # words that a reader sees, unlike those that a tracked change took away
            elif child.tag == "summary":
                _as_question(child)
            elif child.tag == "figure":
                credited += _give_caption(child)
    return credited, warnings


def _leave_out_repetitions(parent: Element) -> None:
    """A `noscript` after a lazily loaded picture shows the same picture again."""
    before: Element | None = None
    for child in list(parent):
        image = next(before.iter("img"), None) if before is not None else None
        again = next(child.iter("img"), None) if child.tag == "noscript" else None
        if before is None or image is None or again is None:
            before = child
            continue
        if not _address(image):
            image.attrib.update(again.attrib)
        before.tail = (before.tail or "") + (child.tail or "")
        parent.remove(child)


def _unlink_picture(link: Element) -> None:
    """A picture that leads to its own file only opens it larger."""
    inner = list(link)
    is_alone = len(inner) == 1 and inner[0].tag == "img" and not (link.text or inner[0].tail or "").strip()
    if is_alone and PICTURE_FILE.search(urlsplit(link.get("href", "")).path):
        link.attrib.pop("href", None)


def _give_address(image: Element, warnings: list[Warning]) -> None:
    address = _address(image)
    if not address:
        alt = image.get("alt", "").strip()
        named = f" “{alt}”" if alt else ""
        warnings.append(
            Warning(
                "picture",
                f"A picture{named} stands inside the page itself and has no address; add it by hand.",
                1,
            )
        )
    image.set("src", address)


def _address(image: Element) -> str:
    """What a reader would see: the lazy address before the placeholder, the widest of several."""
    lazy = next((image.get(name, "") for name in LAZY if image.get(name)), "")
    if lazy:
        return lazy
    if image.get("src"):
        return image.get("src", "")
    listed = next((image.get(name, "") for name in LISTED if image.get(name)), "")
    found = sorted(WIDTH.findall(listed), key=lambda pair: int(pair[1]))
    return str(found[-1][0]) if found else listed.split(",")[0].split(" ")[0]


def _as_link(element: Element) -> None:
    """A paragraph with a link to what is played there, and what the page says where it cannot be played."""
    address = _played(element)
    words = " ".join(element.get("title", "").split()) or (urlsplit(address).hostname or address)
    otherwise = Element("div")
    otherwise.text = (element.text or "") + "".join(each.tail or "" for each in element.findall("source"))
    otherwise.extend(child for child in element if child.tag != "source")
    tail = element.tail
    element.clear()
    element.tag, element.tail = "div", tail
    if address:
        SubElement(SubElement(element, "p"), "a", {"href": address}).text = words
    element.append(otherwise)


def _played(element: Element) -> str:
    sources = [element, *element.iter("source")]
    named = (each.get(name, "") for each in sources for name in ("data-src", "src", "data"))
    address = next(filter(None, named), "")
    return "https:" + address if address.startswith("//") else address


def _as_question(summary: Element) -> None:
    """The line that unfolds a part: a question is a heading, other words stand out."""
    words = "".join(summary.itertext()).strip()
    if summary.find(".//h2") is not None or any(
        re.fullmatch(r"h[1-6]", str(each.tag)) for each in summary.iter()
    ):
        summary.tag = "div"
    elif words.endswith("?"):
        summary.tag = "h3"
    else:
        summary.tag = "p"
        summary.set("style", "font-weight: bold")


def _give_caption(figure: Element) -> list[ImageReference]:
    """The caption of a single picture goes with it; below several it stays a paragraph."""
    captions, images = list(figure.iter("figcaption")), list(figure.iter("img"))
    if len(captions) != 1 or len(images) != 1 or any(True for _ in captions[0].iter("img")):
        return []
    (caption,), (image,) = captions, images
    words = " ".join("".join(caption.itertext()).split())
    holder = next(parent for parent in figure.iter() if caption in list(parent))
    if not words or image.get("title") or any(True for _ in figure.iter("table")):
        return []
    image.set("title", words)
    holder.remove(caption)
    credit = credit_of(_with_links(caption))
    return [ImageReference(image.get("src", ""), image.get("alt", ""), words, credit)] if credit else []


def _with_links(caption: Element) -> str:
    """The caption as a credit line with its links in Markdown."""
    text = caption.text or ""
    for child in caption:
        words = "".join(child.itertext())
        href = child.get("href", "")
        text += (f"[{words}]({href})" if href else words) + (child.tail or "")
    return " ".join(text.split())
