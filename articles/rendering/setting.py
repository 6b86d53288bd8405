"""What one rendering is asked for: the pictures it may show, where it stands on the page, whose links are ours."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from markdown import Markdown

from articles.rendering.picture import Picture


@dataclass
class Setting:
    markdown: Markdown
    pictures: Mapping[str, Picture]
    glossary: Mapping[str, str]
    own_hosts: Collection[str]
    top_level: int
    id_prefix: str
    missing_pictures: list[str] = field(default_factory=list)

    def keep_html(self, source: str) -> str:
        """Put HTML aside and return its placeholder; it is sanitised with everything else."""
        return self.markdown.htmlStash.store(source)

    @property
    def stash(self) -> list[object]:
        return list(self.markdown.htmlStash.rawHtmlBlocks)
