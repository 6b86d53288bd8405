"""Questions and answers, taken from what the page shows."""

from articles.rendering import questions, to_html


def test_every_heading_with_its_answer():
    entries = questions(
        to_html("### Does it *hurt*?\n\nSome.\n\n- A little\n\n### How long?\n\nAn hour & more.", top_level=3)
    )
    assert [(entry.question, entry.answer) for entry in entries] == [
        ("Does it hurt?", "Some.\nA little"),
        ("How long?", "An hour & more."),
    ]
    assert entries[1].answer_html == "<p>An hour &amp; more.</p>"


def test_text_without_questions_has_none():
    assert questions(to_html("Only a paragraph.\n\n### A heading without an answer")) == ()
