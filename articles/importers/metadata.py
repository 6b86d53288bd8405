"""The keys of front matter in their usual spellings, taken one by one; what nobody takes stays as unmapped."""

from __future__ import annotations

import re
from collections.abc import Mapping

from articles.importers.choices import NO_CHOICES
from articles.importers.document import Notes
from articles.importers.front_matter import Entry
from articles.importers.values import is_nothing

# The key by which a file that this program wrote is known.
OUR_OWN = "aestheticaExport"

# What we call it: how files spell it, letters only, in order of preference.
SPELLINGS: dict[str, tuple[str, ...]] = {
    "title": ("title", "headline"),
    "title_is_proposed": ("titleisproposed", "proposedtitle"),
    "dated": (
        "date",
        "dated",
        "publishdate",
        "publisheddate",
        "datepublished",
        "publishedat",
        "published",
        "pubdate",
        "createdat",
        "created",
    ),
    "slug": ("slug", "permalink"),
    "excerpt": ("excerpt", "summary", "teaser", "standfirst", "abstract"),
    "meta_description": ("metadescription", "description", "seodescription"),
    "category": ("category", "section"),
    "categories": ("categories",),
    "category_kinds": ("categorykinds",),
    "source_status": ("status",),
    "is_trending": ("trending", "istrending"),
    "is_featured": ("featured", "isfeatured"),
    "image": (
        "image",
        "hero",
        "heroimage",
        "featuredimage",
        "featureimage",
        "coverimage",
        "cover",
        "thumbnail",
        "ogimage",
    ),
    "image_alt": ("imagealt", "heroalt", "imagealttext", "featuredimagealt", "coveralt", "alt"),
    "image_credit": (
        "imagecredit",
        "herocredit",
        "photocredit",
        "featuredimagecredit",
        "covercredit",
        "credit",
    ),
    "inline_credits": ("imagecredits",),
    "image_caption": ("imagecaption", "herocaption", "covercaption", "featuredimagecaption", "caption"),
    "keywords": ("keywords", "keyword"),
    "tags": ("tags", "tag"),
    "reading_minutes": ("readingtime", "readtime", "readingminutes", "minutestoread"),
    "social_quote": ("socialshare", "socialquote", "sharequote", "pullquote", "quote"),
    "generated_by": (
        "generatedby",
        "generator",
        "aimodel",
        "aigenerator",
        "aitool",
        "generatedwith",
        "llm",
        "ai",
    ),
    "generated_on": ("generatedon", "generatedat", "generationdate", "aidate"),
    "prompt_note": ("promptnote", "aiprompt", "prompt"),
    "human_editor": ("humaneditor", "editedby"),
    "byline": ("byline", "author", "authors", "writtenby"),
    "treatments": ("treatments", "treatment"),
    "concerns": ("concerns", "concern"),
    "references": ("references",),
    "our_own": (OUR_OWN.lower(),),
    "call_to_action": ("calltoaction", "cta"),
    "expires": ("expires", "expirydate", "unpublishdate", "enddate", "validuntil"),
    "source_ref": ("sourceref", "sourceid", "id", "guid"),
}


class Metadata:
    """Entries by meaning. Each may be taken once; `unmapped` holds the rest, whole, under their own keys."""

    def __init__(self, entries: list[Entry], notes: Notes, keys: Mapping[str, str] = NO_CHOICES.keys) -> None:
        """`keys`: what an editor decided that a key means, by its spelling in lower case; blank: it is left out."""
        self.notes = notes
        self._left = {entry.key: entry for entry in entries if keys.get(entry.key.casefold()) != ""}
        self._by_letters: dict[str, Entry] = {}
        for entry in entries:
            meant = SPELLINGS.get(keys.get(entry.key.casefold(), ""), ())
            letters = meant[0] if meant else re.sub(r"[^a-z]", "", entry.key.lower())
            self._by_letters.setdefault(letters, entry)

    def take(self, meaning: str) -> Entry | None:
        """The entry of the first spelling that holds something."""
        for spelling in SPELLINGS[meaning]:
            entry = self._by_letters.get(spelling)
            if entry and entry.key in self._left and not is_nothing(entry.value):
                return self._left.pop(entry.key)
        return None

    def line_of(self, meaning: str) -> int:
        """The line of a key that was not taken yet; 1 where there is none."""
        found = (self._by_letters.get(spelling) for spelling in SPELLINGS[meaning])
        return next((entry.line for entry in found if entry), 1)

    def give_back(self, entry: Entry, expected: str) -> None:
        """Keep a value that could not be understood, and say so."""
        self.keep(entry.key, entry.value)
        self.notes.warn(
            "value",
            f"“{entry.key}” is not {expected}: {entry.value!r}. It was kept with the import.",
            entry.line,
        )

    @property
    def unmapped(self) -> dict[str, object]:
        return {entry.key: entry.value for entry in self._left.values()}

    def keep(self, key: str, value: object) -> None:
        """Hold on to something that was left out of the article."""
        self._left.setdefault(key, Entry(key, value, 1))
