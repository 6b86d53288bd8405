"""The style sheet of a Google document, rule by rule in the elements that it is for."""

from __future__ import annotations

import re

RULE = re.compile(r"\.(c\d+)\s*\{([^{}]*)\}")
WANTED = ("font-weight", "font-style", "vertical-align", "display")
CLASSES = re.compile(
    r"<(?P<tag>[a-z][a-z0-9]*)(?P<before>[^<>]*?)\sclass=\"(?P<classes>[^\"]*)\"(?P<after>[^<>]*)>"
)
TITLE = re.compile(r"<p(?=[^>]*\bclass=\"[^\"]*\btitle\b)[^>]*>(.*?)</p>", re.DOTALL)
RAISED = re.compile(r"<span(?=[^>]*vertical-align:\s*(super|sub))[^>]*>(.*?)</span>", re.DOTALL)


def with_styles(page: str, body: str) -> str:
    """The body with bold, italic and raised letters in its own elements, and its title as one."""
    rules = {name: _wanted(said) for name, said in RULE.findall(page)}
    body = TITLE.sub(r'<h1 class="title">\1</h1>', body)
    body = CLASSES.sub(lambda found: _with_style(found, rules), body)
    return RAISED.sub(lambda found: f"<{SCRIPTS[found[1]]}>{found[2]}</{SCRIPTS[found[1]]}>", body)


SCRIPTS = {"super": "sup", "sub": "sub"}


def _wanted(said: str) -> str:
    parts = (part.strip() for part in said.split(";"))
    return ";".join(
        part for part in parts if part.partition(":")[0].strip() in WANTED and "baseline" not in part
    )


def _with_style(found: re.Match[str], rules: dict[str, str]) -> str:
    names = found["classes"].split()
    style = ";".join(filter(None, (rules.get(name, "") for name in names)))
    if found["tag"] in ("h1", "h2", "h3", "h4", "h5", "h6", "a"):
        style = ""  # a heading is bold by being one
    kept = [name for name in names if not re.fullmatch(r"c\d+", name)]
    classes = f' class="{" ".join(kept)}"' if kept else ""
    styled = f' style="{style}"' if style else ""
    return f"<{found['tag']}{found['before']}{classes}{styled}{found['after']}>"
