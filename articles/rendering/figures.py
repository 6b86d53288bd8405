"""Figures: a picture alone in its paragraph, with its caption and its credit; no layout shift, loaded when seen."""

import html
from xml.etree.ElementTree import Element, SubElement

from django.utils.translation import gettext

from articles.rendering.labels import is_blank
from articles.rendering.picture import Picture
from articles.rendering.setting import Setting

LIBRARY = "image:"
SIZES = "(min-width: 48rem) 46rem, 100vw"


def mark(root: Element, setting: Setting) -> None:
    """Replace paragraphs of pictures by figures; complete every other picture; leave out what is not in the library."""
    parents = {child: parent for parent in root.iter() for child in parent}
    for paragraph in [p for p in root.iter("p") if _holds_only_pictures(p)]:
        _replace(paragraph, parents[paragraph], setting)
    for parent in list(root.iter()):
        for image in [child for child in parent if child.tag == "img" and "decoding" not in child.attrib]:
            _complete_inline(image, parent, setting)
    for parent in list(root.iter()):
        for image in [child for child in parent if child.tag == "img"]:
            _offer_formats(image, parent, setting)


def _holds_only_pictures(paragraph: Element) -> bool:
    return (
        is_blank(paragraph.text)
        and len(paragraph) > 0
        and all(is_blank(child.tail) and _picture_in(child) is not None for child in paragraph)
    )


def _picture_in(element: Element) -> Element | None:
    """The img itself, or the only child of a link."""
    if element.tag == "img":
        return element
    is_link = element.tag == "a" and len(element) == 1 and element[0].tag == "img"
    return element[0] if is_link and is_blank(element.text) and is_blank(element[0].tail) else None


def _replace(paragraph: Element, parent: Element, setting: Setting) -> None:
    position = list(parent).index(paragraph)
    parent.remove(paragraph)
    for child in reversed(list(paragraph)):
        image = _picture_in(child)
        if image is None:
            continue
        if not _complete(image, setting):
            if (link := _link_elsewhere(image, setting)) is not None:
                substitute = Element("p")
                substitute.append(link)
                parent.insert(position, substitute)
            continue
        figure = Element("figure", {"class": "figure"})
        figure.tail, child.tail = "\n", None
        figure.append(child)
        _add_caption(figure, image, setting)
        parent.insert(position, figure)


def _add_caption(figure: Element, image: Element, setting: Setting) -> None:
    caption = image.attrib.pop("title", "")
    credit = image.attrib.pop("credit", "")
    if not caption and not credit:
        return
    line = SubElement(figure, "figcaption")
    line.text = f"{caption} " if caption and credit else caption
    if credit:
        SubElement(line, "span", {"class": "credit"}).text = setting.keep_html(credit)


def _complete_inline(image: Element, parent: Element, setting: Setting) -> None:
    if not _complete(image, setting):
        if (link := _link_elsewhere(image, setting)) is not None:
            link.tail = image.tail
            parent[list(parent).index(image)] = link
        else:
            _remove_keeping_tail(image, parent)
        return
    if credit := image.attrib.pop("credit", ""):
        mark = Element("span", {"class": "credit"})
        mark.text = setting.keep_html(credit)
        mark.tail, image.tail = image.tail, " "
        parent.insert(list(parent).index(image) + 1, mark)


def _known(image: Element, setting: Setting, reference: str | None = None) -> Picture | None:
    reference = image.get("src", "") if reference is None else reference
    return setting.pictures.get(reference) or setting.pictures.get(html.unescape(reference))


def _link_elsewhere(image: Element, setting: Setting) -> Element | None:
    """The link that stands for a picture which lies on a host that pages may not load from."""
    picture = _known(image, setting)
    if picture is None or not picture.elsewhere:
        return None
    link = Element("a", {"href": picture.elsewhere})
    name = image.get("alt") or picture.alt
    link.text = (
        gettext("Picture on another site: %(name)s") % {"name": name}
        if name
        else gettext("Picture on another site")
    )
    return link


def _complete(image: Element, setting: Setting) -> bool:
    """Fill in what is known of the picture; False where the library does not hold it or may not show it."""
    reference = image.get("src", "")
    picture = _known(image, setting)
    if picture is None and reference and not reference.startswith(LIBRARY):
        picture = Picture(src=reference)
    if picture is None or not picture.src:
        setting.missing_pictures.append(reference)
        return False
    image.set("reference", reference)
    image.set("src", picture.src)
    image.set("alt", image.get("alt") or picture.alt)
    if picture.width and picture.height:
        image.set("width", str(picture.width))
        image.set("height", str(picture.height))
    if picture.srcset:
        image.set("srcset", picture.srcset)
        image.set("sizes", SIZES)
    if picture.tone:
        image.set("class", f"tone-{picture.tone}")
    image.set("loading", "lazy")
    image.set("decoding", "async")
    image.set("credit", picture.credit_html)
    return True


def _offer_formats(image: Element, parent: Element, setting: Setting) -> None:
    """A picture element with the newer formats around the image that everything reads."""
    picture = _known(image, setting, image.attrib.pop("reference", ""))
    if picture is None or not picture.sources:
        return
    choice = Element("picture")
    choice.tail, image.tail = image.tail, None
    for kind, sizes in picture.sources:
        SubElement(choice, "source", {"type": kind, "srcset": sizes, "sizes": SIZES})
    parent[list(parent).index(image)] = choice
    choice.append(image)


def _remove_keeping_tail(element: Element, parent: Element) -> None:
    position = list(parent).index(element)
    tail = element.tail or ""
    if position:
        parent[position - 1].tail = (parent[position - 1].tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    parent.remove(element)
