"""The whole way: one text with every block, quick enough to render while an editor types."""

import time

from articles.rendering import RENDERER_VERSION, Picture, to_html

ARTICLE = """## What it is

Platelets[^1] from your own blood.

![A tube](image:tube "A tube of plasma")

> **Expert tip:** Ask about medicines.

## Step by step

1. **Consultation:** We talk.
2. **Treatment:** We inject.

| Question | Answer |
|---|---|
| **Pain** | Some |

Myth 1
:   No risk.

Reality
:   Bruising is common.

> **Urgent advice: Call us if:**
>
> - pain grows

[^1]: A source.
"""


def test_every_block_of_an_article_renders():
    html = to_html(ARTICLE, pictures={"image:tube": Picture("/media/tube.webp", 4, 3)}).html
    for part in ('class="figure"', "callout-tip", 'class="steps"', 'class="table-scroll"', 'class="myths"',
                 "care-card-urgent", 'class="footnotes"'):  # fmt: skip
        assert html.count(part) == 1, part


def test_the_same_text_gives_the_same_html():
    assert to_html(ARTICLE) == to_html(ARTICLE)


def test_an_empty_text_is_an_empty_rendering():
    rendering = to_html("")
    assert (rendering.html, rendering.contents, rendering.words) == ("", (), 0)


def test_the_version_is_a_number_for_cache_keys():
    assert isinstance(RENDERER_VERSION, int)


def test_a_long_article_renders_while_an_editor_types():
    started = time.perf_counter()
    to_html(ARTICLE * 20)
    assert time.perf_counter() - started < 1.0
