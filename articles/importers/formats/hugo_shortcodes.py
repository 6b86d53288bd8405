"""Hugo's shortcodes: `{{< figure src="…" >}}`, `{{% notice %}}…{{% /notice %}}`, `{{< ref "b.md" >}}`."""

from __future__ import annotations

import re

from articles.importers.formats.marks import Marks, arguments, known, words_of

SHORTCODE = re.compile(
    r"\{\{(?P<sign>[<%])(?P<inner>(?:[^{}\"`]|\"(?:\\.|[^\"\\]){0,2000}\"|`[^`]{0,2000}`){0,400}?)[>%]\}\}"
)
NAMED = re.compile(r"\s*(?P<close>/)?\s*(?P<name>[\w./-]+)(?P<arguments>.*?)/?\s*$", re.DOTALL)


def plain(text: str, marks: Marks) -> str:
    return SHORTCODE.sub(lambda found: _said(found, marks), text) if "{{<" in text or "{{%" in text else text


def _said(found: re.Match[str], marks: Marks) -> str:
    inner = found["inner"]
    if inner.startswith("/*") and inner.rstrip().endswith("*/"):
        return f"{{{{{found['sign']}{inner[2:].rstrip()[:-2]}{'>' if found['sign'] == '<' else '%'}}}}}"
    named = NAMED.match(inner)
    if not named:
        return found[0]
    if named["close"]:
        return marks.drop(found)
    name, given = named["name"].lower(), arguments(named["arguments"])
    if name in ("ref", "relref"):
        return given.get("path") or given.get("0", "")
    if name == "param":
        value = marks.value(given.get("0", ""))
        return value if value is not None else marks.take(found)
    said = known(name, given)
    return said if said is not None else marks.take(found) + words_of(given)
