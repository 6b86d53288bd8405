"""What is shared by all dialects: the marks that were taken out, values of the metadata, pictures and links in Markdown."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from articles.importers.document import Notes

ARGUMENT = re.compile(
    r"""(?:([\w:.-]+)\s*[=:]\s*)?(?:"((?:\\.|[^"\\])*)"|'((?:\\.|[^'\\])*)'|`([^`]*)`|\{([^{}]*)\}|([^\s"'`={}<>,]+))"""
)
WORDY = (
    "title",
    "summary",
    "heading",
    "label",
    "text",
    "caption",
    "description",
    "quote",
    "question",
    "answer",
    "author",
    "cite",
    "content",
)
SHORT = 60


@dataclass
class Marks:
    """`values`: the metadata by key. `taken`: marks that had no meaning here, as they stood."""

    values: Mapping[str, object]
    first_line: int
    notes: Notes
    taken: list[str] = field(default_factory=list)
    _told: list[str] = field(default_factory=list)
    _lines: list[int] = field(default_factory=list)

    def take(self, found: re.Match[str]) -> str:
        """Takes a mark out that an editor should know of."""
        self._told.append(found[0])
        self.taken.append(found[0])
        self._lines.append(self.first_line + found.string.count("\n", 0, found.start()))
        return ""

    def drop(self, found: re.Match[str]) -> str:
        """Takes one out that only ends another one, or that a reader never saw."""
        self.taken.append(found[0])
        return ""

    def report(self) -> None:
        for mark, line in zip(self._told, self._lines, strict=True):
            shown = mark if len(mark) <= SHORT else mark[:SHORT] + "…"
            self.notes.warn(
                "mark",
                f"“{shown}” means nothing here. It was taken out of the text and kept with the import.",
                line,
            )

    def value(self, key: str) -> str | None:
        value = self.values.get(key)
        return str(value) if isinstance(value, str | int | float) else None


def arguments(text: str) -> dict[str, str]:
    """Named ones by their names, the others by their place: "0", "1" …"""
    found: dict[str, str] = {}
    place = 0
    for match in ARGUMENT.finditer(text):
        value = next((part for part in match.groups()[1:] if part is not None), "")
        value = re.sub(r"\\(.)", r"\1", value)
        if match[1]:
            found.setdefault(match[1].lower(), value)
        else:
            found[str(place)] = value
            place += 1
    return found


def words_of(given: Mapping[str, str]) -> str:
    """What the arguments say to a reader, each a paragraph that stands out; a single word without a name is a setting."""
    placed = [value for name, value in given.items() if name.isdigit() and " " in value.strip()]
    said = [*placed, *(given[name].strip() for name in WORDY if given.get(name, "").strip())]
    return "".join(f"\n\n**{words}**\n\n" for words in dict.fromkeys(said))


def picture(address: str, alt: str = "", caption: str = "") -> str:
    address = address.strip().replace(" ", "%20").replace("(", "%28").replace(")", "%29")
    alt = " ".join(alt.translate(str.maketrans("[]", "()")).split())
    caption = " ".join(caption.split()).replace("\\", "\\\\").replace('"', '\\"')
    return f'![{alt}]({address} "{caption}")' if caption else f"![{alt}]({address})"


def link(address: str, words: str = "") -> str:
    return f"[{words or address}]({address})"


def keeping_lines(before: str, after: str) -> str:
    """`after` with as many line ends as `before`, so that what follows keeps its line in the file."""
    return after + "\n" * max(0, before.count("\n") - after.count("\n"))


PLAYERS = {
    "youtube": "https://www.youtube.com/watch?v={}",
    "youtubelite": "https://www.youtube.com/watch?v={}",
    "vimeo": "https://vimeo.com/{}",
    "tweet": "https://twitter.com/i/status/{}",
    "instagram": "https://www.instagram.com/p/{}/",
    "spotify": "https://open.spotify.com/{}",
}
PICTURES = {
    "figure",
    "img",
    "image",
    "picture",
    "photo",
    "imgproc",
    "responsiveimage",
    "staticimage",
    "gatsbyimage",
    "nextimage",
}


def known(name: str, given: Mapping[str, str]) -> str | None:
    """A mark that has the same meaning in every dialect: a picture or a film; None for all others."""
    letters = re.sub(r"[^a-z]", "", name.lower().removesuffix(".html"))
    if letters in PICTURES:
        address = next(
            (
                given[key]
                for key in ("src", "url", "image_path", "link", "path", "file", "0")
                if given.get(key)
            ),
            "",
        )
        caption = " ".join(given[key] for key in ("caption", "title", "attr", "credit") if given.get(key))
        return picture(address, given.get("alt") or given.get("1", ""), caption) if address else None
    if letters in PLAYERS:
        place = next(
            (given[key] for key in ("id", "videoid", "video_id", "url", "src", "0") if given.get(key)), ""
        )
        address = place if "://" in place else PLAYERS[letters].format(place)
        return link(address, given.get("title", "")) if place else None
    return None
