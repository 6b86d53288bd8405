"""A passage is found again whatever is edited around it, and said to be gone where it is."""

import random
import time

import pytest

from articles.passages import How, Passage, find, take

PARAGRAPHS = (
    "PRP is drawn from your own blood. A nurse takes a small tube from your arm and spins it for ten minutes.",
    "Most people feel a sting that fades within the hour. Redness may stay for two days, and small bruises for a week.",
    "Three sessions a month apart are usual. Nobody can promise how long the result lasts, and some see none at all.",
    "Tell us about every medicine that you take, blood thinners above all, before we book an appointment for you.",
    "Call the clinic when the pain grows after the second day, when the skin turns white, or when you have a fever.",
)
TEXT = "\n\n".join(PARAGRAPHS)
QUOTE = "Nobody can promise how long the result lasts"


def passage(quote=QUOTE, text=TEXT, nth=0):
    at = -1
    for _time in range(nth + 1):
        at = text.index(quote, at + 1)
    return take(text, at, at + len(quote))


def words(place, text):
    return text[place.start : place.end] if place else None


def test_an_unchanged_text_has_it_at_its_place():
    place = find(passage(), TEXT)
    assert (place.start, place.how) == (TEXT.index(QUOTE), How.EXACT)
    assert words(place, TEXT) == QUOTE


@pytest.mark.parametrize(
    "edit",
    [
        lambda text: "An introduction that was not there. " * 40 + text,
        lambda text: text.replace(PARAGRAPHS[0] + "\n\n", ""),
        lambda text: text + "\n\nMore words. " * 30,
        lambda text: text.replace("Three sessions a month apart are usual.", "Three or four are usual."),
        lambda text: text.replace(", and some see none at all.", "."),
        lambda text: text.replace("🙂", "").replace("PRP", "🙂🙂 PRP"),
    ],
    ids=["before", "taken out before", "after", "just before", "just after", "emoji"],
)
def test_edits_around_it_do_not_lose_it(edit):
    text = edit(TEXT)
    place = find(passage(), text)
    assert words(place, text) == QUOTE and place.how is How.EXACT


def test_random_edits_anywhere_else_do_not_lose_it():
    dice = random.Random(7)
    vocabulary = TEXT.split()
    for _time in range(150):
        before, after = TEXT.split(QUOTE)
        parts = [before.split(" "), after.split(" ")]
        for _edit in range(dice.randrange(1, 9)):
            part = dice.choice(parts)
            at = dice.randrange(len(part))
            part[at : at + dice.randrange(2)] = [
                dice.choice(vocabulary) for _word in range(dice.randrange(4))
            ]
        text = QUOTE.join(" ".join(part) for part in parts)
        assert words(find(passage(), text), text) == QUOTE


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("how long the result lasts", "for how many months the result lasts", "Nobody can promise for how many months the result lasts"),
        ("Nobody can promise", "No clinic can promise", "No clinic can promise how long the result lasts"),
        ("the result lasts", "the effect of it may stay", "Nobody can promise how long the effect of it may stay"),
        ("Nobody can promise", "**Nobody** can _promise_", "Nobody** can _promise_ how long the result lasts"),
    ],
)  # fmt: skip
def test_edits_inside_it_are_followed(old, new, found):
    text = TEXT.replace(old, new)
    place = find(passage(), text)
    assert place.how is How.CHANGED and words(place, text) == found


def test_words_that_were_written_anew_are_known_by_what_stands_around_them():
    text = TEXT.replace("Redness", "A pink colour")
    place = find(passage("Redness"), text)
    assert place.how is How.CHANGED and words(place, text) == "A pink colour"


def test_a_paragraph_that_was_moved_takes_it_along():
    text = "\n\n".join([PARAGRAPHS[2], *PARAGRAPHS[:2], *PARAGRAPHS[3:]])
    assert words(find(passage(), text), text) == QUOTE


def test_a_sentence_that_was_moved_alone_is_found_elsewhere():
    text = TEXT.replace(QUOTE + ", and some see none at all.", "") + f"\n\nOne more thing. {QUOTE}."
    place = find(passage(), text)
    assert place.how is How.MOVED and words(place, text) == QUOTE


@pytest.mark.parametrize("nth", range(4))
def test_a_repeated_phrase_is_told_apart_by_what_stands_around_it(nth):
    old = "\n\n".join(f"{each} Ask us about it." for each in PARAGRAPHS)
    text = "Something new. " * 20 + old.replace("small", "little")
    place = find(passage("Ask us about it.", old, nth), text)
    lead = text[: place.start].rstrip().rsplit(". ", 1)[-1]
    assert lead[-12:] == PARAGRAPHS[nth].rsplit(". ", 1)[-1][-12:]


def test_a_list_of_the_same_lines_goes_by_the_nearest():
    old = "- Rest\n" * 9
    assert find(take(old, 28, 34), old).start == 28


@pytest.mark.parametrize("quote", [QUOTE, "Redness", "Redness may stay for two days", PARAGRAPHS[1]])
def test_a_deleted_passage_is_gone(quote):
    assert find(passage(quote), TEXT.replace(quote, "")) is None


def test_a_short_passage_is_not_taken_for_the_same_word_elsewhere():
    text = (
        TEXT.replace(PARAGRAPHS[1] + "\n\n", "")
        + "\n\nA lamp with red light treats redness. Redness is not rosacea."
    )
    assert find(passage("Redness"), text) is None


@pytest.mark.parametrize(
    "text", ["", " ", "Nothing of it is left in these words, which are about apples and pears."]
)
def test_another_text_has_it_not(text):
    assert find(passage(), text) is None


def test_a_quote_copied_from_the_page_is_found_in_the_markdown():
    text = TEXT.replace("how long", "**how long**").replace("result", "[result](/treatments/prp/)")
    place = find(Passage(QUOTE), text)
    assert words(place, text) == "Nobody can promise **how long** the [result](/treatments/prp/) lasts"


def test_the_whole_text_can_be_a_passage():
    assert words(find(passage("Short", "Short"), "Short"), "Short") == "Short"


def test_a_long_text_is_searched_in_a_moment():
    long = "\n\n".join(f"{number} {each}" for number in range(200) for each in PARAGRAPHS)
    text = long.replace("100 " + PARAGRAPHS[2], "100 " + PARAGRAPHS[2].replace("promise", "say"))
    began = time.perf_counter()
    place = find(take(long, at := long.index("100 " + PARAGRAPHS[2]), at + 110), text)
    assert words(place, text).startswith("100 Three sessions")
    assert time.perf_counter() - began < 1
