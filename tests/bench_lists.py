"""The admin's lists of content at 100,000 articles: `python -m tests.bench_lists`, or as a part of `make bench`."""

import time
from collections.abc import Iterator
from datetime import timedelta
from itertools import batched
from random import Random

from tests import bench_scratch

ARTICLES, BATCH = 100_000, 2000
WORDS = "Quiet words about skin and what is known of it. " * 20


def main() -> None:
    _folder = bench_scratch.set_up()
    report_lists()


def report_lists() -> None:
    """Fill the database and print what each list takes."""
    started = time.perf_counter()
    fill()
    bench_scratch.analyse()
    seconds = time.perf_counter() - started
    print(f"lists       {ARTICLES:,} articles with versions, reviews, events, comments in {seconds:.0f} s")
    bench_scratch.report(_paths())


def _paths() -> Iterator[str]:
    articles = "/admin/articles/article/"
    yield from ("/admin/", articles, f"{articles}?p=500", f"{articles}?q=number+77777")
    for query in (
        "status__exact=published",
        "waiting=review",
        "waiting=publication",
        "drafted_by=ai",
        "category__id__exact=1",
    ):
        yield f"{articles}?{query}"
    for page in ("inbox", "calendar", "audit"):
        yield f"{articles}{page}/"
    for name in (
        "review",
        "comment",
        "task",
        "pageevent",
        "revision",
        "acceptedfinding",
        "category",
        "image",
        "redirect",
    ):
        yield f"/admin/articles/{name}/"
    yield from (
        "/admin/search/?s=77777",
        f"{articles}1/change/",
        f"{articles}1/versions/",
        f"{articles}1/story/",
    )


def fill() -> None:
    """Half of them public, a third signed, some submitted, each tenth commented, with a task or drafted by AI."""
    from django.contrib.auth import get_user_model

    from articles.models import Category, Practitioner

    random = Random("bench")
    user = get_user_model().objects.create_user("bench-writer", is_staff=True)
    practitioner = Practitioner.objects.create(
        name="Dr Bench", slug="dr-bench", registration_number="BENCH-1", user=user
    )
    shelves = Category.objects.bulk_create(Category(name=f"Shelf {n}", slug=f"shelf-{n}") for n in range(40))
    for numbers in batched(range(1, ARTICLES + 1), BATCH):
        _make(numbers, random, user, practitioner, shelves)


def _make(
    numbers: tuple[int, ...], random: Random, user: object, practitioner: object, shelves: list
) -> None:  # type: ignore[type-arg]
    from django.utils import timezone

    from articles.models import Article, Comment, PageEvent, Review, Revision, Task

    now = timezone.now()
    pages = Article.objects.bulk_create(
        Article(
            title=f"Article number {n}", slug=f"list-{n}", body=WORDS, category=random.choice(shelves), created_at=now,
            changed_at=now - timedelta(minutes=n), submitted_at=now if n % 200 == 0 else None, generated_by="Model" if n % 10 == 3 else "",
        )
        for n in numbers
    )  # fmt: skip
    versions = Revision.objects.bulk_create(
        Revision(
            article=page, number=1, content={"title": page.title, "body": WORDS, "generated_by": ""},
            digest=f"{page.pk:064}", created_by=user, created_at=page.changed_at,
        )
        for page in pages
    )  # fmt: skip
    for page, version in zip(pages, versions, strict=True):
        page.latest_revision = version
        if page.pk % 2:
            page.status, page.live_revision = "published", version
            page.publish_from = page.published_at = page.changed_at
    Article.objects.bulk_update(
        pages, ["latest_revision", "live_revision", "status", "publish_from", "published_at"], batch_size=400
    )
    Review.objects.bulk_create(
        Review(
            article=page, digest=version.digest, decision="approved", practitioner=practitioner, by=user,
            decided_at=now, next_due_on=(now + timedelta(days=random.randint(1, 700))).date(),
        )
        for page, version in zip(pages, versions, strict=True) if page.pk % 3 == 0
    )  # fmt: skip
    PageEvent.objects.bulk_create(
        PageEvent(page_field="article", page_key=page.pk, title=page.title, act="edited", version=1, by=user, at=page.changed_at)
        for page in pages
    )  # fmt: skip
    some = [page for page in pages if page.pk % 10 == 0]
    Comment.objects.bulk_create(Comment(article=page, author=user, text="Says who?") for page in some)
    Task.objects.bulk_create(
        Task(article=page, text="Read it.", person=user, created_by=user) for page in some
    )


if __name__ == "__main__":
    main()
