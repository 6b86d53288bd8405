"""Links that leave the site are marked; our own are not."""

import pytest

from articles.rendering import to_html


@pytest.mark.parametrize(
    "source",
    ["[a](https://other.example/x?a=1&b=2)", '<a href="//other.example">a</a>', "<https://other.example>",
     '<a title="x" href="HTTPS://other.example">a</a>'],
)  # fmt: skip
def test_external_links_are_marked(source):
    assert to_html(source, own_hosts={"clinic.example"}).html.count(' rel="noopener nofollow"') == 1


@pytest.mark.parametrize(
    "source", ["[a](/x/)", "[a](#b)", "[a](https://clinic.example/x)", "[a](mailto:a@b.example)"]
)
def test_our_own_links_keep_their_weight(source):
    assert "rel=" not in to_html(source, own_hosts={"clinic.example"}).html


def test_an_author_cannot_choose_the_rel():
    assert to_html('<a rel="author" href="https://o.example">a</a>').html.count("rel=") == 1
