"""The form below a shared draft: what a guest says is kept, escaped, and seen by those who hold the same link."""

import pytest

from articles.models import Comment, ShareLink
from tests.articles.factories import ArticleFactory

pytestmark = pytest.mark.django_db
WORDS = {
    "passage": "Cold air",
    "name": "Dr Patel",
    "text": "By how much?",
    "before": "",
    "after": "",
    "subject": "",
}


@pytest.fixture
def article(cast):
    page = ArticleFactory(body="Cold air takes water from the skin.")
    page.edit({}, by=cast.writer)
    return page


@pytest.fixture
def link(cast, article):
    return ShareLink.objects.share(article, by=cast.writer, label="Second opinion", guests="comment")


def shown(client, link):
    return client.get(link.get_absolute_url()).content.decode()


def test_a_comment_is_kept_and_seen_by_those_who_hold_the_link(client, cast, article, link):
    answer = client.post(link.get_absolute_url(), WORDS)
    assert (answer.status_code, answer["Location"]) == (302, f"{link.get_absolute_url()}#guest-comments")
    said = Comment.objects.get()
    assert (said.guest_name, said.text, said.quote, said.share_link) == (
        "Dr Patel",
        "By how much?",
        "Cold air",
        link,
    )
    assert "By how much?" in shown(client, link)
    other = ShareLink.objects.share(article, by=cast.writer, label="B", guests="comment")
    assert "By how much?" not in shown(client, other)


def test_what_staff_say_is_not_told_to_guests(client, cast, article, link):
    client.post(link.get_absolute_url(), WORDS)
    Comment.objects.get().reply(by=cast.writer, text="An internal remark")
    Comment.objects.add(article, by=cast.writer, text="Another remark")
    assert "remark" not in shown(client, link)


def test_settled_comments_are_said_to_be_settled(client, cast, link):
    client.post(link.get_absolute_url(), WORDS)
    assert "settled" not in shown(client, link)
    Comment.objects.get().resolve(by=cast.writer)
    assert "settled" in shown(client, link)


def test_a_page_with_many_comments_asks_no_more_questions(client, link, django_assert_max_num_queries):
    for _ in range(10):
        link.comment(text="Hello", guest_name="Dr Patel")
    with django_assert_max_num_queries(25):
        assert shown(client, link).count("Hello") == 10


# --- refusals ---------------------------------------------------------------------------------------------------------


def test_nothing_of_a_comment_is_html(client, link):
    evil = "<script>alert(1)</script><b>x</b>"
    client.post(link.get_absolute_url(), {**WORDS, "name": evil, "text": evil})
    page = shown(client, link)
    assert evil not in page and "<b>x</b>" not in page and "&lt;script&gt;" in page


@pytest.mark.parametrize(
    ("field", "value"), [("name", ""), ("text", " "), ("text", "x" * 5001), ("passage", "x" * 2001)]
)
def test_a_form_that_lacks_something_keeps_what_was_typed(client, link, field, value):
    answer = client.post(link.get_absolute_url(), {**WORDS, field: value})
    assert answer.status_code == 422 and not Comment.objects.exists()
    page = answer.content.decode()
    assert "field-error" in page and (field == "text" or "By how much?" in page)


def test_a_robot_that_fills_everything_is_thanked_and_not_heard(client, link):
    answer = client.post(link.get_absolute_url(), {**WORDS, "subject": "Cheap watches"})
    assert answer.status_code == 302 and not Comment.objects.exists()


def test_a_link_for_reading_has_no_form_and_takes_no_comment(client, cast, article):
    link = ShareLink.objects.share(article, by=cast.writer, label="B")
    assert "guest-comment" not in shown(client, link)
    assert client.post(link.get_absolute_url(), WORDS).status_code == 422
    assert not Comment.objects.exists()


def test_nobody_comments_before_the_passcode(client, cast, article):
    link = ShareLink.objects.share(
        article, by=cast.writer, label="B", guests="comment", passcode="open sesame"
    )
    answer = client.post(link.get_absolute_url(), WORDS)
    assert 'name="passcode"' in answer.content.decode() and not Comment.objects.exists()
    client.post(link.get_absolute_url(), {"passcode": "open sesame"})
    assert client.post(link.get_absolute_url(), WORDS).status_code == 302
    assert Comment.objects.exists()


def test_an_ended_link_takes_no_comment(client, cast, link):
    ShareLink.objects.get().revoke(by=cast.writer)
    assert client.post(link.get_absolute_url(), WORDS).status_code == 404
    assert not Comment.objects.exists()
