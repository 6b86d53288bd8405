"""Links that stay on the site are found, whatever their form, and told apart by what they lead to."""

import pytest

from articles.links_in_text import Link, link_to, own_links


@pytest.mark.parametrize(
    ("markdown", "links"),
    [
        ("See [the treatment](/treatments/prp/).", [Link("treatment", "prp")]),
        (
            "See [it](/articles/a-b/#risks) and [her](/team/mira/?x=1).",
            [Link("article", "a-b"), Link("practitioner", "mira")],
        ),
        ("[In full](https://clinic.example/concerns/redness/)", [Link("concern", "redness")]),
        ("<https://clinic.example/areas/neck/>", [Link("area", "neck")]),
        ("[a][1]\n\n[1]: /articles/defined/ 'Title'", [Link("article", "defined")]),
        ("[a [nested] text](/articles/nested/)", [Link("article", "nested")]),
        ("[a list](/articles/)", [Link("path", "/articles/")]),
        ("[deeper](/articles/category/skin/)", [Link("path", "/articles/category/skin/")]),
        ("[offer](/offers/spring/)", [Link("path", "/offers/spring/")]),
    ],
)
def test_a_link_to_this_site_is_found(markdown, links):
    assert list(own_links(markdown, {"clinic.example"})) == links


@pytest.mark.parametrize(
    "markdown",
    [
        "[elsewhere](https://other.example/articles/a/)",
        "[here](#below)",
        "[mail](mailto:a@example.org)",
        "![picture](/articles/a/)",
        "[file](/media/images/a.jpg)",
        "[broken](http://[/)",
        "[^1]: /articles/a-footnote/",
        f"[long](/articles/{'a' * 400}/)",
        "no link at all",
    ],
)
def test_what_leads_elsewhere_is_left_out(markdown):
    assert list(own_links(markdown, {"clinic.example"})) == []


def test_a_path_is_told_by_its_form():
    assert link_to("/treatments/prp/") == Link("treatment", "prp")
    assert link_to("/treatments/") == Link("path", "/treatments/")
