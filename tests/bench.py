"""`make bench`: how fast it is, as ratios in one interleaved run on this machine.

A page is measured against a minimal Django view that returns the same bytes under the same server, so that the figures
mean the same on any machine.
"""

import statistics
import time
from collections.abc import Callable

from tests import bench_claims, bench_import, bench_leads, bench_lists, bench_pictures, bench_scratch
from tests.articles.importers import structure_set
from tests.bench_import import body
from tests.bench_server import get, server

ROUNDS = 300
WARM_UP = 20


def main() -> None:
    folder = bench_scratch.set_up()
    bench_claims.main()
    structure_set.report()
    bench_import.main()
    for articles in (100, 1000):
        fill(articles)
        with server():
            report_pages(articles)
            report_search(articles)
    bench_leads.report_leads()
    bench_lists.report_lists()
    bench_pictures.report_pictures()
    bench_pictures.report_page_weight()
    folder.cleanup()


def fill(articles: int) -> None:
    """Public articles of 10 KB, up to that number."""
    from articles.models import Article

    for number in range(Article.objects.published().count(), articles):
        article = Article.objects.create(
            title=f"Bench {number}", slug=f"public-{number}", excerpt="About skin.", body=body(number)
        )
        article.publish(by=None, override_reason="A page for measuring.")


def report_pages(articles: int) -> None:
    """Requests a second of each page, as a ratio to a minimal view with the same number of bytes."""
    for path in ("/articles/public-7/", "/articles/", "/"):
        size = len(get(path))
        page, minimal = interleave(lambda path=path: get(path), lambda size=size: get(f"/minimal/{size}/"))
        print(
            f"{path:24} {minimal / page:8.3f} of a minimal view, {page * 1000:.1f} ms, at {articles} articles (aim: 0.12)"
        )


def report_search(articles: int) -> None:
    """A word that stands in every article."""
    seconds = statistics.median(_timed(lambda: get("/search/?q=collagen")) for _ in range(30))
    print(
        f"search      {seconds * 1000:8.1f} ms for a word of every article, at {articles} articles (aim: 50 ms)"
    )


def interleave(first: Callable[[], object], second: Callable[[], object]) -> tuple[float, float]:
    """Median seconds of two calls, taken in turns so that the machine's mood touches both alike."""
    for _ in range(WARM_UP):
        first(), second()
    pairs = [(_timed(first), _timed(second)) for _ in range(ROUNDS)]
    return statistics.median(pair[0] for pair in pairs), statistics.median(pair[1] for pair in pairs)


def _timed(call: Callable[[], object]) -> float:
    started = time.perf_counter()
    call()
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
