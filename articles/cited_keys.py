"""Papers that a text names by their key, `[@leo-2015]`, as a writer types them without a list to choose from."""

import re
from collections.abc import Iterable, Mapping

KEY = re.compile(r"\[@(?P<key>[A-Za-z0-9][\w-]{0,119})\]")


def keys_in(texts: Iterable[str]) -> set[str]:
    """The keys in these texts, in lower case."""
    return {found["key"].lower() for text in texts for found in KEY.finditer(text)}


def named(text: str, words: Mapping[str, str]) -> str:
    """The text with the words of each known paper, "Leo et al. (2015)", in place of its key; others stay as typed."""
    return KEY.sub(lambda found: words.get(found["key"].lower(), found[0]), text)
