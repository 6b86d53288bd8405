"""Markdown to safe HTML: Python-Markdown, then our blocks on its tree, then the sanitiser."""

from collections.abc import Callable, Collection, Mapping
from xml.etree.ElementTree import Element

from django.utils.translation import gettext
from markdown import Markdown
from markdown.extensions.def_list import DefListExtension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension
from markdown.treeprocessors import Treeprocessor

from articles.rendering import (
    callouts,
    care_cards,
    figures,
    glossary,
    headings,
    icons,
    myths,
    notes,
    offers,
    quotations,
    steps,
    tables,
)
from articles.rendering.picture import Picture
from articles.rendering.reading import count_words, plain_text
from articles.rendering.result import Heading, Rendering
from articles.rendering.sanitising import clean, sign
from articles.rendering.setting import Setting

RENDERER_VERSION = 5
"""Part of every cache key: raise it when the same Markdown gives other HTML."""

BLOCKS: tuple[Callable[[Element, Setting], None], ...] = (
    quotations.separate, offers.mark, care_cards.mark, callouts.mark, myths.mark, steps.mark, icons.mark, tables.mark,
    figures.mark, notes.mark, glossary.link,
)  # fmt: skip


def to_html(
    markdown: str,
    *,
    pictures: Mapping[str, Picture] | None = None,
    glossary: Mapping[str, str] | None = None,
    own_hosts: Collection[str] = (),
    top_level: int = 2,
    id_prefix: str = "s-",
) -> Rendering:
    """Render an author's Markdown.

    `pictures` is keyed by the URL as the Markdown writes it (`image:slug` or remote); `glossary` maps words to URLs;
    links to a host outside `own_hosts` are marked as external; the highest heading becomes `h{top_level}`; anchors start
    with `id_prefix`, which must differ between texts on one page. The HTML is safe whatever the author wrote.
    """
    converter = Markdown(
        extensions=[
            TableExtension(use_align_attribute=True),
            DefListExtension(),
            SaneListExtension(),
            FootnoteExtension(BACKLINK_TITLE=gettext("Back to the text, note {}")),
        ]
    )
    setting = Setting(converter, pictures or {}, glossary or {}, own_hosts, top_level, id_prefix)
    blocks = _Blocks(setting)
    converter.treeprocessors.register(blocks, "blocks", AFTER_ALL_OTHERS)
    html = clean(converter.convert(markdown), own_hosts)
    text = plain_text(html)
    return Rendering(html, blocks.contents, count_words(text), text, tuple(setting.missing_pictures))


AFTER_ALL_OTHERS = -10


class _Blocks(Treeprocessor):
    def __init__(self, setting: Setting) -> None:
        super().__init__(setting.markdown)
        self.setting = setting
        self.contents: tuple[Heading, ...] = ()

    def run(self, root: Element) -> None:
        self.contents = headings.arrange(root, self.setting)
        for mark in BLOCKS:
            mark(root, self.setting)
        sign(root)
