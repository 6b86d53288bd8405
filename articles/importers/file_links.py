"""Links to leaflets, films and other files of the old site: they lead nowhere once that is gone, so a person is told."""

from __future__ import annotations

import re
from collections.abc import Collection
from urllib.parse import urlsplit

from articles.importers.document import Notes
from articles.importers.lines import Line, prose

LINK = re.compile(
    r"(?<!!)\]\(\s*<?(?P<address>[^\s)>]{1,500}\.(?:pdf|docx?|odt|rtf|xlsx?|csv|pptx?|zip|mp3|m4a|wav|mp4|m4v|mov|webm|epub))(?=[?#\s)>])",
    re.IGNORECASE,
)


def report_file_links(lines: list[Line], hosts: Collection[str], notes: Notes) -> None:
    """`hosts`: the old site by its names, without "www."; a relative address is the old site's, too."""
    for line in prose(lines):
        for found in LINK.finditer(line.text) if "](" in line.text else ():
            host = _host(found["address"])
            if not host or host in hosts:
                notes.warn(
                    "file",
                    f"“{found['address']}” is a file of the old site. It was not taken: put it where it stays, and lead the link there.",
                    line.number,
                )


def _host(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
