"""Marks of site generators in the text become Markdown, or are kept beside it; words and code stay."""

import time

import pytest

from tests.articles.importers.formats.reading import document

HEAD = "---\ntitle: On skin\nsubtitle: All of it\n---\n\n"
TEXT = "A body that says something of skin.\n\n"


def body(text):
    return document(HEAD + TEXT + text).body.removeprefix(TEXT).strip()


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ('{{< figure src="a b.jpg" alt="A [tube]" caption="Plasma" attr="Demo" >}}', '![A (tube)](a%20b.jpg "Plasma Demo")'),
        ('{{< img "a.jpg" "A tube" >}}', "![A tube](a.jpg)"),
        ("{{< youtube abc >}}", "[https://www.youtube.com/watch?v=abc](https://www.youtube.com/watch?v=abc)"),
        ('{{< youtube id="abc" title="How it is done" >}}', "[How it is done](https://www.youtube.com/watch?v=abc)"),
        ('[Other]({{< ref "other.md" >}})', "[Other](other.md)"),
        ('[Other]({{% relref path="other.md#x" %}})', "[Other](other.md#x)"),
        ("{{% notice tip %}}\nDrink **water**.\n{{% /notice %}}", "Drink **water**."),
        ('{{% notice tip "Good to know" %}}\nDrink.\n{{% /notice %}}', "**Good to know**\n\nDrink."),
        ('{{< param "subtitle" >}}', "All of it"),
        ("{{</* youtube abc */>}}", "{{< youtube abc >}}"),
        ("[Other]({% post_url 2024-01-01-other %})", "[Other](/_posts/2024-01-01-other.md)"),
        ("[Other]({% link _posts/2024-01-01-other.md %})", "[Other](/_posts/2024-01-01-other.md)"),
        ('{% include figure.html src="/a.jpg" alt="A tube" caption="Plasma" %}', '![A tube](/a.jpg "Plasma")'),
        ("![A tube]({{ site.baseurl }}/a.jpg){: .right }", "![A tube](/a.jpg)"),
        ('[Other]({{ "/other/" | relative_url }})', "[Other](/other/)"),
        ("{{ page.subtitle }}", "All of it"),
        ("{% raw %}{{ kept }}{% endraw %}", "{{ kept }}"),
        ("{% if x %}Shown{% endif %}{% comment %}never seen{% endcomment %}", "Shown"),
        ("* Contents\n{:toc}\n\nMore of it.", "More of it."),
        ("## Parts {#parts .wide}", "## Parts"),
        ("import a from './tube.jpg'\n\n<Image src={a} alt=\"A tube\" />", "![A tube](./tube.jpg)"),
        ('<Callout title="Mind this" kind="warn">\nSome *text*.\n</Callout>', "**Mind this**\n\nSome *text*."),
        ("export const x = {\n  a: 1,\n};\n\nMore of it.", "More of it."),
        ("Before {/* never seen */}after.", "Before after."),
        ("See [[Other note|the other]] and [[Note]].", "See [the other](Other%20note.md) and [Note](Note.md)."),
        ("See [[Other note#The part|the part]].", "See [the part](Other%20note.md#The%20part)."),
        ("![[tube 1.png|300]]", "![](tube%201.png)"),
        ("As shown [[1]] and [[2, 3]].", "As shown [[1]] and [[2, 3]]."),
        (":::tip[Good]\nDrink.\n:::", "**Good**\n\nDrink."),
        ('!!! note "Good"\n    Drink.', "**Good**\n\nDrink."),
        ("<details><summary>What is it?</summary>\n\nIt **is** so.\n\n</details>", "### What is it?\n\nIt **is** so."),
        ('<figure><img src="a.jpg" alt="A tube"><figcaption>Plasma</figcaption></figure>', '![A tube](a.jpg "Plasma")'),
        ('<iframe src="https://player.example/1" title="Film"></iframe>', "[Film](https://player.example/1)"),
    ],
)  # fmt: skip
def test_a_mark_becomes_markdown(written, expected):
    assert body(written) == expected


@pytest.mark.parametrize(
    "code",
    [
        "`{{< figure >}}`",
        "`{% raw %}`",
        "`[[Note]]`",
        "```\n{{< youtube abc >}}\n<Callout>\n```",
        "~~~\n{% if %}\n~~~",
    ],
)
def test_code_is_never_touched(code):
    assert body(code) == code


@pytest.mark.parametrize(
    "text", ["Less than 5 < 6 and a > b.", "50 %% of all", "A set {a, b} of two.", "1 {x}"]
)
def test_signs_that_are_no_marks_stay(text):
    assert body(text) == text


def test_a_mark_that_nobody_knows_is_kept_with_the_import_and_reported_by_its_line():
    found = document(f'{HEAD}{TEXT}{{{{< prices list="peels" >}}}}\n')
    assert found.unmapped["marks"] == ['{{< prices list="peels" >}}']
    (warning,) = [each for each in found.warnings if each.code == "mark"]
    assert warning.line == 8 and "prices" in warning.message


def test_lines_behind_a_mark_keep_their_numbers():
    found = document(f"{HEAD}{TEXT}export const x = {{\n  a: 1,\n}};\n\n{{{{< prices >}}}}\n")
    assert [each.line for each in found.warnings if each.code == "mark"] == [12]


def test_a_text_that_is_html_throughout_becomes_markdown():
    html = "<p>One <b>two</b></p>\n<h2>Three</h2>\n<ul>\n<li>Four</li>\n</ul>\n"
    assert document(HEAD + html).body == "One **two**\n\n## Three\n\n- Four\n"


@pytest.mark.parametrize(
    "hostile", ["{{<" * 50_000, "{%" * 50_000, "<A " * 50_000, "[[" * 50_000, "<figure>" * 20_000, "{{< a '" * 20_000, "%%" * 50_001, "{/*" * 50_000, "<!--more" * 20_000]
)  # fmt: skip
def test_marks_that_never_end_cost_no_time(hostile):
    started = time.monotonic()
    assert hostile[:3] in document(HEAD + TEXT + hostile).body
    assert time.monotonic() - started < 30
