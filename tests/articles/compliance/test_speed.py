"""Checking must cost next to nothing beside saving: it runs on every save and every import."""

import time

from articles.compliance import Content, check

SENTENCES = (
    "PRP uses a little of your own blood, and nobody can say in advance how much change you will see. ",
    "Exosomes carry signals between cells; studies in people are small and differ in how they were made. ",
    "Redness, bruises and swelling are common and usually gone within a week. ",
    "A youthful look is not a promise, and results differ from person to person. ",
)


def milliseconds(text: str) -> float:
    """Of processor time, the best of five."""
    content, best = Content({"title": "PRP", "body": text}), float("inf")
    for _ in range(5):
        start = time.process_time()
        check(content, ("UK", "US", "EU", "AU"))
        best = min(best, time.process_time() - start)
    return best * 1000


def article(kilobytes: int) -> str:
    paragraph = "".join(SENTENCES)
    return "\n\n".join(f"## Part {n}\n\n{paragraph}" for n in range(kilobytes * 1000 // len(paragraph) + 1))


def test_an_article_of_ten_kilobytes_takes_milliseconds() -> None:
    assert milliseconds(article(10)) < 40


def test_the_time_grows_no_faster_than_the_text() -> None:
    assert milliseconds(article(80)) < 14 * milliseconds(article(10))


def test_a_text_without_a_full_stop_is_no_trap() -> None:
    phrase = "no risk and youthful skin, not safe "
    assert milliseconds(phrase * 200) < 8 * milliseconds(phrase * 50)
