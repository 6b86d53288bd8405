"""What tests ask of a page's HTML."""

import re
from html.parser import HTMLParser

SKIPPED = {"script", "style"}


class Page(HTMLParser):
    """Elements with their attributes, headings with their text, and the text that a reader sees."""

    def __init__(self, response) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.headings: list[tuple[int, str]] = []
        self.main_headings: list[int] = []
        self.words: list[str] = []
        self._skipping = 0
        self._in_heading = self._in_main = False
        self.feed(response.content.decode())
        self.text = re.sub(r"\s+", " ", " ".join(self.words))

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        self._skipping += tag in SKIPPED
        self._in_main = self._in_main or tag == "main"
        if re.fullmatch(r"h[1-6]", tag):
            self._in_heading = True
            self.headings.append((int(tag[1]), ""))
            if self._in_main:
                self.main_headings.append(len(self.headings) - 1)

    def handle_endtag(self, tag):
        self._skipping -= tag in SKIPPED
        self._in_main = self._in_main and tag != "main"
        if re.fullmatch(r"h[1-6]", tag):
            self._in_heading = False

    def handle_data(self, data):
        if self._skipping:
            return
        self.words.append(data)
        if self._in_heading:
            level, text = self.headings[-1]
            self.headings[-1] = (level, text + data)

    def all(self, tag, **attributes):
        """Elements of that name with those attributes."""
        return [
            found
            for name, found in self.elements
            if name == tag
            and all(
                found.get(key.rstrip("_").replace("_", "-")) == value for key, value in attributes.items()
            )
        ]

    @property
    def links(self):
        return [found.get("href") for found in self.all("a")]

    def heading_titles(self, level):
        """Headings of that level in the main part of the page."""
        found = [self.headings[position] for position in self.main_headings]
        return [text.strip() for number, text in found if number == level]
