"""Myth and reality stand together as pairs of one list."""

from articles.rendering import to_html

PAIRS = "Myth 1\n:   It is new.\n\nReality\n:   It is *not*.\n\nMyth 2\n:   It is safe.\n\nReality\n:   It has risks.\n"


def test_each_term_is_grouped_with_its_text():
    html = to_html(PAIRS).html
    assert html.count('<dl class="myths">') == 1
    assert html.count('<div class="myth"><dt>') == html.count('<div class="reality"><dt>') == 2
    first = html.split('<div class="myth">')[1]
    assert (
        first.index("Myth 1")
        < first.index("It is new.")
        < first.index("Reality")
        < first.index("<em>not</em>")
    )
    assert "Myth 2" not in first


def test_other_definition_lists_stay_plain():
    html = to_html("Fibroblast (FB)\n:   A cell.\n\nReality\n:   A word.").html
    assert "<dl>" in html and "<dt>Fibroblast (FB)</dt>" in html and "myth" not in html
