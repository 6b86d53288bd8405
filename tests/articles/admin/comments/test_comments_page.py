"""Comments without a script: read, said, answered, reworded and settled on the page's own list."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.models import Comment
from articles.passages import Passage
from tests.articles.factories import ArticleFactory, TreatmentTypeFactory, make_public

pytestmark = pytest.mark.django_db
BODY = "PRP is drawn from your blood.\n\nNobody can promise how long the result lasts."
QUOTE = "how long the result lasts"


def url(name, page, *more):
    return reverse(f"admin:articles_{page._meta.model_name}_{name}", args=[page.pk, *more])


def shown(client, page):
    return client.get(url("comments", page)).content.decode()


@pytest.fixture
def article(cast):
    page = ArticleFactory(body=BODY)
    page.edit({}, by=cast.writer)
    return page


@pytest.fixture
def thread(cast, article):
    return Comment.objects.add(article, by=cast.reviewer, text="Says who?", passage=Passage(QUOTE))


def act(client, comment, name, **values):
    address = url("comment-act", comment.page, comment.pk)
    return client.post(address, {"act": name, **values}, follow=True).content.decode()


@pytest.mark.parametrize(("make", "field"), [(ArticleFactory, "body"), (TreatmentTypeFactory, "who_for")])
def test_a_pasted_passage_is_commented_and_shown_in_its_place(cast, make, field):
    page = make(**{field: BODY})
    page.edit({}, by=cast.writer)
    client = cast.client("reviewer")
    response = client.post(url("comment", page), {"quote": QUOTE, "text": "Says who?"}, follow=True)
    thread = Comment.objects.get()
    assert response.redirect_chain[0][0] == f"{url('comments', page)}#comment-{thread.pk}"
    assert (thread.author, thread.field, thread.quote) == (cast.reviewer, field, QUOTE)
    page_shown = response.content.decode()
    assert f"<mark>{QUOTE}</mark>" in page_shown and "line 3" in page_shown and "Says who?" in page_shown


def test_a_refusal_keeps_what_was_typed_and_says_what_to_do(cast, article):
    response = cast.client("writer").post(
        url("comment", article), {"quote": "stands nowhere", "text": "My long thoughts"}
    )
    page = response.content.decode()
    assert response.status_code == 400
    assert "not in the saved text" in page and "My long thoughts" in page and "stands nowhere" in page
    assert not Comment.objects.exists()


def test_who_reads_sees_the_words_as_they_are_now(cast, article, thread):
    article.edit({"body": "New.\n\n" + BODY.replace("the result", "the effect")}, by=cast.writer)
    page = shown(cast.client("writer"), article)
    assert "<mark>how long the effect lasts</mark>" in page and "line 5" in page
    assert f"it read: “{QUOTE}”" in page


def test_a_comment_whose_passage_is_gone_stays_with_its_old_words(cast, article, thread):
    article.edit({"body": "Everything is new."}, by=cast.writer)
    page = shown(cast.client("writer"), article)
    assert "The passage is gone from the text" in page
    assert f"<mark>{QUOTE}</mark>" in page and "Says who?" in page


def test_it_is_answered_settled_and_opened_again(cast, article, thread):
    client = cast.client("writer")
    assert "A study of 2019." in act(client, thread, "answer", text="A study of 2019.")
    page = act(client, thread, "resolve")
    assert "0 open comments" in page and "1 settled comment" in page and "Settled by writer" in page
    assert "1 open comment" in act(client, thread, "reopen")


def test_own_words_are_reworded_and_those_of_others_are_not(cast, article, thread):
    assert "Which study?" in act(cast.client("reviewer"), thread, "reword", text="Which study?")
    page = act(cast.client("writer"), thread, "reword", text="Nothing.")
    assert "Only who wrote a comment can reword it." in page and "Which study?" in page


def test_a_script_is_answered_in_words(cast, article, thread):
    client, accept = cast.client("writer"), {"accept": "application/json"}
    address = url("comment-act", article, thread.pk)
    answer = client.post(address, {"act": "answer", "text": "Yes."}, headers=accept)
    assert (answer.status_code, answer.json()) == (200, {"message": "Your answer is kept."})
    refused = client.post(address, {"act": "answer", "text": " "}, headers=accept)
    assert refused.status_code == 400 and "required" in refused.json()["message"]
    refused = client.post(url("comment", article), {"text": "x", "quote": "stands nowhere"}, headers=accept)
    assert refused.status_code == 400 and "not in the saved text" in refused.json()["message"]


def test_what_people_say_is_never_markup(cast, article):
    Comment.objects.add(article, guest_name="<b>Eve</b>", text="<script>alert(1)</script>")
    page = shown(cast.client("writer"), article)
    assert "<script>alert(1)" not in page and "<b>Eve" not in page
    assert "&lt;script&gt;alert(1)" in page and "guest" in page


def test_an_administrator_reads_and_says_nothing(cast, article, thread):
    client = cast.client("administrator")
    page = shown(client, article)
    assert "Says who?" in page and 'name="text"' not in page
    assert client.post(url("comment", article), {"text": "x"}).status_code == 403
    assert client.post(url("comment-act", article, thread.pk), {"act": "resolve"}).status_code == 403


def test_a_comment_of_another_page_is_not_reached_through_this_one(cast, article, thread):
    other = ArticleFactory()
    for name in ("resolve", "answer"):
        address = url("comment-act", other, thread.pk)
        assert cast.client("writer").post(address, {"act": name, "text": "x"}).status_code == 404


def test_many_threads_take_no_more_queries(cast, article, thread):
    client = cast.client("writer")

    def queries():
        shown(client, article)
        with CaptureQueriesContext(connection) as captured:
            shown(client, article)
        return len(captured)

    thread.reply(by=cast.editor, text="Me.")
    few = queries()
    for number in range(12):
        Comment.objects.add(article, by=cast.writer, text=f"No. {number}").reply(by=cast.editor, text="Yes.")
    assert queries() == few


@pytest.mark.parametrize(("name", "role"), [("approve", "reviewer"), ("publish", "editor")])
def test_open_comments_are_noted_where_a_page_is_signed_or_published_and_stop_nothing(
    cast, article, thread, name, role
):
    page = cast.client(role).get(url(name, article)).content.decode()
    assert "One comment on this page is open" in page and 'href="../comments/"' in page
    assert make_public(article).is_published


def test_the_form_says_how_many_are_open(cast, article, thread):
    page = cast.client("writer").get(url("change", article)).content.decode()
    assert "Comments (1)" in page and url("comments", article) in page
