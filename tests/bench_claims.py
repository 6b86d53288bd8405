"""How well the wording rules agree with the labelled sentences, and how long they take: `python -m tests.bench_claims`."""

import statistics
import time

from articles.compliance import Content, check
from articles.compliance.finding import JURISDICTIONS
from tests.labelled_claims import labelled, measure

WORDS = 3000
ROUNDS = 25


def main() -> None:
    report_agreement()
    report_time()


def report_agreement() -> None:
    """Precision and recall, rule by rule and in all."""
    sentences = labelled()
    measured = measure(sentences)
    innocent = sum(not sentence.broken for sentence in sentences)
    print(f"Claims check: {len(sentences)} labelled sentences, {innocent} of them innocent")
    for rule, score in measured.rules.items():
        counts = f"{score.right:3} right {score.wrong:2} wrong {score.missed:2} missed"
        print(f"  {rule}  precision {score.precision:.2f}  recall {score.recall:.2f}  ({counts})")
    total = measured.total
    print(f"  all  precision {total.precision:.3f}  recall {total.recall:.3f}")
    for line in measured.disagreements:
        print(f"  - {line}")


def text_of(words: int) -> str:
    """An article of so many words out of the labelled sentences: every rule has something to find, which is the worst case."""
    paragraphs: list[str] = []
    sentences = [sentence.text for sentence in labelled()]
    count = 0
    while count < words:
        number = len(paragraphs)
        chosen = [sentences[(number * 7 + each) % len(sentences)] for each in range(7)]
        paragraph = " ".join(chosen)
        paragraphs.append(f"## Part {number}\n\n{paragraph}" if number % 4 == 0 else paragraph)
        count += len(paragraph.split())
    return "\n\n".join(paragraphs)


def report_time() -> None:
    """The whole check of 3,000 words in all four jurisdictions, in milliseconds."""
    content = Content({"title": "A long article", "body": text_of(WORDS)})
    check(content, JURISDICTIONS)
    times = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        check(content, JURISDICTIONS)
        times.append((time.perf_counter() - started) * 1000)
    print(
        f"Claims check: {WORDS} words in {statistics.median(times):.0f} ms (median), {max(times):.0f} ms at most; aim: below 50 ms"
    )


if __name__ == "__main__":
    main()
