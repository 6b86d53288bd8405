"""Tables scroll by touch and keyboard and say what their headers head."""

from articles.rendering import to_html

TABLE = "| Challenge | Cost |\n|---|--:|\n| **Price** | 1 |\n| **Rules:** vary | 2 |\n"


def test_a_table_scrolls_in_a_named_region_that_takes_the_focus():
    html = to_html(TABLE).html
    assert (
        '<div aria-label="Table 1: Challenge, Cost" class="table-scroll" role="region" tabindex="0"><table>'
        in html
    )


def test_two_tables_have_two_names():
    html = to_html(f"{TABLE}\n\nText.\n\n{TABLE}").html
    assert "Table 1: Challenge" in html and "Table 2: Challenge" in html


def test_headers_have_a_scope():
    html = to_html(TABLE).html
    assert '<th scope="col">Challenge</th>' in html
    assert '<th scope="row"><strong>Price</strong></th>' in html
    assert "<td><strong>Rules:</strong> vary</td>" in html


def test_alignment_is_a_class():
    assert '<td class="align-right">1</td>' in to_html(TABLE).html


def test_an_empty_corner_is_no_header():
    html = to_html("|  | A |\n|---|---|\n| b | c |").html
    assert html.count("<th") - html.count("<thead") == 1
