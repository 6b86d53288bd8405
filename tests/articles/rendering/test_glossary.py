"""A term is explained once a page, where it is first read."""

from articles.rendering import to_html

WORDS = {"PRP": "/glossary/#prp", "platelet-rich plasma": "/glossary/#prp", "collagen": "/glossary/#collagen"}


def test_the_first_use_is_linked_and_no_other():
    html = to_html("PRP, then PRP.\n\n*PRP* and Collagen.", glossary=WORDS).html
    assert html.count('<a class="glossary-link" href="/glossary/#prp">PRP</a>') == 1
    assert '<a class="glossary-link" href="/glossary/#collagen">Collagen</a>' in html


def test_a_term_and_its_abbreviation_are_one():
    html = to_html("Platelet-rich plasma (PRP).", glossary=WORDS).html
    assert html.count("glossary-link") == 1 and ">Platelet-rich plasma</a> (PRP)" in html


def test_headings_and_links_stay_free():
    html = to_html("## PRP\n\n[PRP](/treatments/prp/) `PRP` and PRP", glossary=WORDS).html
    assert html.count("glossary-link") == 1 and html.rstrip().endswith('">PRP</a></p>')


def test_parts_of_words_are_no_terms():
    assert "glossary-link" not in to_html("PRPs, non-PRP, collagenase", glossary=WORDS).html
