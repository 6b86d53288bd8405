"""Whatever an author, an import or an attacker writes: the page gets only what is on the list."""

import re
from html.parser import HTMLParser

import pytest

from articles.rendering import to_html

ALLOWED_SCHEMES = ("http://", "https://", "mailto:", "tel:")

HOSTILE = {
    "plain link": "[x](javascript:alert(1))",
    "upper case": "[x](JaVaScRiPt:alert(1))",
    "entity in the scheme": "[x](&#106;avascript:alert(1))",
    "hexadecimal entity": "[x](&#x6A;avascript:alert(1))",
    "named entity": "[x](javascript&colon;alert(1))",
    "reference link": "[x][1]\n\n[1]: javascript:alert(1)",
    "reference link in angle brackets": "[x][1]\n\n[1]: <javascript:alert(1)>",
    "automatic link": "<javascript:alert(1)>",
    "tab in raw link": '<a href="java\tscript:alert(1)">x</a>',
    "encoded tab in raw link": '<a href="jav&#x09;ascript:alert(1)">x</a>',
    "newline in raw link": '<a href="java\nscript:alert(1)">x</a>',
    "leading control character": '<a href="&#1;javascript:alert(1)">x</a>',
    "vbscript": "[x](vbscript:msgbox)",
    "data link": "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "data image": "![x](data:image/svg+xml;base64,PHN2Zz4=)",
    "javascript image": "![x](javascript:alert(1))",
    "file link": "[x](file:///etc/passwd)",
    "raw image with handler": "<img src=x onerror=alert(1)>",
    "markdown image breaking out": '![x" onerror="alert(1)](https://e.example/a.png)',
    "title breaking out": "[x](https://e.example '\" onmouseover=alert(1) x=\"')",
    "svg": "<svg onload=alert(1)><script>alert(1)</script></svg>",
    "svg link": '<svg><a xlink:href="javascript:alert(1)">x</a></svg>',
    "math": '<math href="javascript:alert(1)">x</math>',
    "iframe": '<iframe src="https://evil.example"></iframe>',
    "iframe srcdoc": '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    "object": '<object data="https://evil.example/a.swf"></object><embed src="https://evil.example">',
    "style attribute": '<p style="position:fixed;inset:0">x</p>',
    "style element": "<style>body{display:none}</style>",
    "link element": '<link rel="stylesheet" href="https://evil.example/a.css">',
    "form": '<form action="https://evil.example"><input name="email"><button formaction="javascript:alert(1)">x</button></form>',
    "meta refresh": '<meta http-equiv="refresh" content="0;url=https://evil.example">',
    "base": '<base href="https://evil.example/">',
    "script": "<script>alert(1)</script>",
    "broken script": "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "script in heading": "# <script>alert(1)</script>Title",
    "script in table": "| a |\n|---|\n| <script>alert(1)</script> |",
    "script in definition": "Term <script>alert(1)</script>\n:   <img src=x onerror=alert(1)>",
    "script in footnote": "x[^1]\n\n[^1]: <script>alert(1)</script>",
    "closing the page": "</article></main></body></html><script>alert(1)</script>",
    "closing script": "</script><script>alert(1)</script>",
    "comment": "<!-- --!><script>alert(1)</script> -->",
    "conditional comment": "<!--[if IE]><script>alert(1)</script><![endif]-->",
    "processing instruction": "<?php system('x') ?>",
    "doctype": "<!DOCTYPE html><html><body onload=alert(1)>",
    "noscript": '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
    "template": "<template><script>alert(1)</script></template>",
    "video": "<video src=x onerror=alert(1)><source onerror=alert(1)></video>",
    "details": "<details open ontoggle=alert(1)><summary>x</summary></details>",
    "custom element": "<x-y onclick=alert(1)>z</x-y>",
    "srcset": '<img srcset="https://evil.example/a.png 1x">',
    "contenteditable": "<p contenteditable autofocus onfocus=alert(1)>x</p>",
    "placeholder characters": "a\x02wzxhzdk:0\x03b <script>alert(1)</script>",
}
FORBIDDEN_TAGS = {
    "script", "style", "iframe", "object", "embed", "form", "input", "button", "textarea", "select", "meta", "base",
    "link", "svg", "math", "template", "noscript", "video", "audio", "source", "html", "body", "head", "main", "article",
}  # fmt: skip


class Inventory(HTMLParser):
    """Every start tag with its attributes, as a browser would see them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))


@pytest.mark.parametrize("source", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_markdown_is_harmless(source):
    html = to_html(source).html
    for tag, attributes in Inventory(html).elements:
        assert tag not in FORBIDDEN_TAGS
        for name, value in attributes.items():
            assert not name.startswith("on") and name not in {"style", "srcdoc", "formaction", "xlink:href"}
            if name in {"href", "src"}:
                assert value.startswith((*ALLOWED_SCHEMES, "#", "/"))
    assert "<!--" not in html and "<?" not in html


def test_links_a_clinic_needs_survive():
    html = to_html("[a](/treatments/prp/) [b](#s-risks) [c](tel:+441632960000) [d](mailto:a@b.example)").html
    assert re.findall(r'href="([^"]+)"', html) == [
        "/treatments/prp/", "#s-risks", "tel:+441632960000", "mailto:a@b.example",
    ]  # fmt: skip


def test_raw_html_keeps_harmless_elements():
    html = to_html(
        "H<sub>2</sub>O, <b>bold</b>, <u>line</u><br>\n\n<details><summary>More</summary>Text</details>"
    ).html
    assert "H<sub>2</sub>O, <b>bold</b>, <u>line</u><br>" in html
    assert "<details><summary>More</summary>Text</details>" in html


@pytest.mark.parametrize(
    "attribute",
    ['id="lead-form"', 'class="care-card"', 'role="alert"', 'tabindex="1"', 'aria-label="x"', 'name="email"'],
)
def test_an_author_cannot_dress_up_as_part_of_the_page(attribute):
    html = to_html(f"<div {attribute}>x</div>\n\n<span {attribute}>y</span>").html
    assert html.count(attribute.split("=")[0] + "=") == 0


def test_a_picture_without_a_record_cannot_come_in_as_raw_html():
    assert "<img" not in to_html('a <img src="https://images.example/a.jpg" alt="x"> b').html
    assert "<img" not in to_html('<div><img alt="a decoding=" src="https://images.example/a.jpg"></div>').html


def test_nothing_needs_an_inline_style():
    html = to_html("| a | b | c |\n|:--|:-:|--:|\n| 1 | 2 | 3 |\n\n1. a\n\n```\ncode\n```").html
    assert "style=" not in html and "align=" not in html


@pytest.mark.parametrize(
    "text", [">" * 3000, "* " * 1500, "`" * 3000, "<" * 3000, "|" * 3000, "[^" * 300, "![" * 300]
)
def test_odd_text_does_not_break_the_renderer(text):
    assert isinstance(to_html(text).html, str)


def test_the_sign_that_keeps_our_attributes_never_reaches_a_page():
    html = to_html("# A\n\n> **Tip:** b\n\nx[^1]\n\n[^1]: y\n\n![a](https://e.example/a.png)").html
    values = [value for _, attributes in Inventory(html).elements for value in attributes.values()]
    assert not [value for value in values if "|" in (value or "")]
