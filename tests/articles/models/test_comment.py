"""Comments: who says what about which words, answers, settling; never lost when the words change."""

import pytest
from django.db import IntegrityError, transaction

from articles.models import Comment, PageEvent
from articles.passages import Passage
from tests.articles.factories import ArticleFactory, TreatmentTypeFactory

pytestmark = pytest.mark.django_db
BODY = "## What it is\n\nPRP is drawn from your blood. Nobody can promise how long the result lasts."
QUOTE = "how long the result lasts"


@pytest.fixture
def article(cast):
    page = ArticleFactory(title="PRP", body=BODY)
    page.edit({}, by=cast.writer)
    return page


def on_passage(page, cast, quote=QUOTE, field="", **said):
    passage = Passage(quote)
    return Comment.objects.add(page, by=cast.reviewer, text="Says who?", field=field, passage=passage, **said)


def acts(page):
    return list(PageEvent.objects.of(page).values_list("act", flat=True))


@pytest.mark.parametrize("make", [ArticleFactory, TreatmentTypeFactory])
def test_a_page_is_commented_and_its_story_says_so(cast, make):
    page = make()
    page.edit({}, by=cast.writer)
    comment = Comment.objects.add(page, by=cast.reviewer, text=" A picture is missing. ")
    assert (comment.page, comment.who, comment.text) == (page, "reviewer", "A picture is missing.")
    assert comment.revision == page.latest_revision
    event = PageEvent.objects.of(page).first()
    assert (event.act, event.by, event.detail["words"]) == (
        "commented",
        cast.reviewer,
        " A picture is missing. ",
    )


def test_a_passage_is_kept_with_field_place_and_what_stands_around_it(cast, article):
    comment = on_passage(article, cast)
    assert (comment.field, comment.quote, comment.start) == ("body", QUOTE, BODY.index(QUOTE))
    assert comment.prefix.endswith("Nobody can promise ") and comment.suffix == "."


def test_a_passage_copied_from_the_page_is_found_in_the_markdown(cast, article):
    article.edit({"body": BODY.replace("the result", "**the result**")}, by=cast.writer)
    assert on_passage(article, cast).quote == "how long **the result** lasts"


def test_the_passage_is_found_after_edits_and_kept_when_it_is_gone(cast, article):
    comment = on_passage(article, cast)
    article.edit({"body": "A new first paragraph.\n\n" + BODY}, by=cast.writer)
    place = comment.place_in(article.draft_content())
    assert article.draft_content()["body"][place.start : place.end] == QUOTE
    article.edit({"body": "Everything is written anew."}, by=cast.writer)
    assert comment.place_in(article.draft_content()) is None
    comment.refresh_from_db()
    assert comment.quote == QUOTE and comment in Comment.objects.of(article).open()


def test_a_guest_comments_under_a_name(article):
    comment = Comment.objects.add(article, guest_name="  Dr  Guest ", text="Fine by me.")
    assert (comment.author, comment.who) == (None, "Dr Guest")
    assert PageEvent.objects.of(article).first().detail["name"] == "Dr Guest"


def test_answers_hang_on_the_thread(cast, article):
    thread = on_passage(article, cast)
    answer = thread.reply(by=cast.writer, text="I'll look.")
    second = answer.reply(guest_name="Dr Guest", text="Me too.")
    assert answer.parent == second.parent == thread
    assert [each.text for each in thread.replies.order_by("pk")] == ["I'll look.", "Me too."]
    assert list(Comment.objects.of(article).threads()) == [thread]


def test_a_settled_thread_is_open_again_by_hand_or_by_an_answer(cast, article):
    thread = on_passage(article, cast)
    thread.resolve(by=cast.writer)
    assert not Comment.objects.of(article).open().exists()
    thread.reopen(by=cast.reviewer)
    thread.resolve(by=cast.writer)
    thread.reply(by=cast.reviewer, text="Not yet.")
    thread.refresh_from_db()
    assert (thread.resolved_at, thread.resolved_by) == (None, None)
    assert acts(article)[:5] == ["comment_reopened", "comment_resolved"] * 2 + ["commented"]


def test_own_words_are_reworded(cast, article):
    thread = on_passage(article, cast)
    thread.edit(text="Which study?", by=cast.reviewer)
    thread.refresh_from_db()
    assert thread.text == "Which study?" and thread.edited_at


def test_a_deleted_draft_takes_its_comments_along(cast, article):
    on_passage(article, cast).reply(by=cast.writer, text="Yes.")
    article.remove(by=cast.editor)
    assert not Comment.objects.exists()


def test_threads_with_answers_and_people_take_two_queries(cast, article, django_assert_num_queries):
    for _number in range(4):
        on_passage(article, cast).reply(by=cast.writer, text="Yes.")
    with django_assert_num_queries(2):
        for thread in Comment.objects.of(article).threads().with_answers():
            assert [thread.who, *(answer.who for answer in thread.replies.all())] == ["reviewer", "writer"]


# --- refusals -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"text": "  "}, "Say something"),
        ({"text": "x" * 5001}, "too long"),
        ({"text": "x", "field": "slug"}, "no such text"),
        ({"text": "x", "field": "password"}, "no such text"),
        ({"text": "x", "passage": Passage("words that stand nowhere")}, "not in the saved text"),
        ({"text": "x", "field": "excerpt", "passage": Passage(QUOTE)}, "not in the saved text"),
        ({"text": "x", "passage": Passage("x" * 2001)}, "shorter passage"),
    ],
)
def test_what_can_not_be_said_is_refused_with_what_to_do(cast, article, said, words):
    with pytest.raises(Comment.NotAllowed, match=words):
        Comment.objects.add(article, by=cast.writer, **said)
    assert not Comment.objects.exists()


def test_somebody_must_say_it(article):
    with pytest.raises(Comment.NotAllowed, match="who you are"):
        Comment.objects.add(article, guest_name="  ", text="Hello.")


def test_only_the_author_rewords(cast, article):
    guests = Comment.objects.add(article, guest_name="Dr Guest", text="Fine.")
    for comment, by in ((on_passage(article, cast), cast.writer), (guests, cast.writer), (guests, None)):
        with pytest.raises(Comment.NotAllowed):
            comment.edit(text="Other words", by=by)


def test_nothing_is_settled_or_opened_twice_even_from_an_old_page(cast, article):
    thread = on_passage(article, cast)
    seen_before = Comment.objects.get(pk=thread.pk)
    thread.resolve(by=cast.writer)
    with pytest.raises(Comment.NotAllowed, match="already"):
        seen_before.resolve(by=cast.editor)
    assert Comment.objects.get(pk=thread.pk).resolved_by == cast.writer
    thread.reopen(by=cast.writer)
    with pytest.raises(Comment.NotAllowed, match="already"):
        thread.reopen(by=cast.writer)


def test_an_answer_is_not_settled_alone(cast, article):
    answer = on_passage(article, cast).reply(by=cast.writer, text="Yes.")
    with pytest.raises(Comment.NotAllowed, match="with its thread"):
        answer.resolve(by=cast.reviewer)


@pytest.mark.parametrize(
    "wrong",
    [
        {"author": None, "guest_name": ""},
        {"guest_name": "Dr Guest"},
        {"text": ""},
        {"quote": "words without a place"},
        {"start": 3},
        {"resolved_by": True},
        {"article": None},
    ],
    ids=lambda wrong: next(iter(wrong)),
)
def test_the_database_refuses_what_the_verbs_forbid(cast, article, wrong):
    values = {"article": article, "author": cast.writer, "text": "Words"} | wrong
    if values.get("resolved_by"):
        values["resolved_by"] = cast.writer
    with pytest.raises(IntegrityError), transaction.atomic():
        Comment.objects.create(**values)


def test_the_database_refuses_an_answer_with_a_life_of_its_own(cast, article):
    thread = on_passage(article, cast)
    for own in ({"field": "body"}, {"field": "body", "quote": "x", "start": 1}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Comment.objects.create(article=article, author=cast.writer, text="x", parent=thread, **own)
