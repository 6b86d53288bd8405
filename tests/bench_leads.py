"""The reports and lists of 100,000 leads: `python -m tests.bench_leads`, or as a part of `make bench`.

On SQLite in a folder of its own; with DATABASE_URL on a scratch database of PostgreSQL that is emptied first.
"""

import time
from collections.abc import Iterator
from datetime import timedelta
from itertools import batched
from random import Random
from typing import Any

from tests import bench_scratch

LEADS, DAYS, PROMOTIONS, PAGES, TREATMENTS = 100_000, 730, 8, 120, 12
SOURCES = ("", "", "newsletter", "search.example", "leaflet", "window-poster", "social.example", "radio")
BATCH = 5000


def main() -> None:
    _folder = bench_scratch.set_up()
    report_leads()


def report_leads() -> None:
    """Fill the database, which holds no leads yet, and print what each page takes."""
    from django.db import connection

    started = time.perf_counter()
    fill()
    bench_scratch.analyse()
    print(
        f"leads       {LEADS:,} with codes, mails and views in {time.perf_counter() - started:.0f} s ({connection.vendor})"
    )
    bench_scratch.report(_paths())


def _paths() -> Iterator[str]:
    from django.utils import timezone

    today = timezone.localdate()
    first = today - timedelta(days=DAYS)
    for days in ("", f"?from={first}&to={today}", f"?from={today - timedelta(days=365)}&to={today}"):
        yield f"/admin/reports/promotions/{days}"
        for table in ("week", "promotion", "source", "page", "treatment", "clinic"):
            yield f"/admin/reports/promotions/{table}/{days}"
    yield f"/admin/reports/promotions/page/?from={first}&to={today}&promotion=bench-1&source=newsletter"
    yield f"/admin/reports/promotions/page.xlsx?from={first}&to={today}"
    yield "/admin/reports/promotions/texts/1/"
    yield from ("/admin/", "/admin/clinics/promotion/")
    for name in ("lead", "promocode", "outgoingemail", "redemption", "offerview"):
        yield f"/admin/clinics/{name}/"
    yield from (
        "/admin/clinics/lead/?p=1000",
        "/admin/clinics/lead/?state=redeemed",
        "/admin/clinics/lead/?q=reader77777@",
    )


def fill() -> None:
    """Two years of leads, growing, each with its code and mail; every fifth code was used, every fiftieth use undone."""
    random = Random("bench")
    offers, texts, clinics = _make_offers()
    pages = _make_pages()
    for numbers in batched(range(LEADS), BATCH):
        _make_leads(list(numbers), random, offers, texts, clinics, pages)
    _make_views(random, offers, texts, pages)


def _make_offers() -> tuple[list[Any], list[Any], list[Any]]:
    from django.utils import timezone

    from clinics.models import Clinic, Promotion, PromotionTerms, TextVariant

    start = timezone.now() - timedelta(days=DAYS + 1)
    offers = [
        Promotion.objects.create(
            slug=f"bench-{n}", headline=f"Offer {n}", value="A visit", terms="Once.", starts_at=start
        )
        for n in range(PROMOTIONS)
    ]
    text = TextVariant.objects.create(promotion=offers[0], headline="Another", started_at=start)
    clinics = [
        Clinic.objects.create(slug=f"bench-{n}", name=f"Clinic {n}", address="1 Row", town="Town")
        for n in range(6)
    ]
    for offer in offers:
        offer.terms_now = PromotionTerms.objects.now(offer, at=start)
    return offers, [text], clinics


def _make_pages() -> list[str]:
    from articles.models import Article, TreatmentType

    treatments = TreatmentType.objects.bulk_create(
        TreatmentType(slug=f"bench-{n}", name=f"Treatment {n}") for n in range(TREATMENTS)
    )
    articles = Article.objects.bulk_create(
        Article(slug=f"bench-{n}", title=f"Bench {n}") for n in range(PAGES)
    )
    through = Article.treatments.through
    through.objects.bulk_create(
        through(article_id=each.pk, treatmenttype_id=treatments[number % TREATMENTS].pk)
        for number, each in enumerate(articles)
    )
    return [f"/articles/{each.slug}/" for each in articles] + [
        f"/treatments/{each.slug}/" for each in treatments
    ]


def _make_leads(
    numbers: list[int],
    random: Random,
    offers: list[Any],
    texts: list[Any],
    clinics: list[Any],
    pages: list[str],
) -> None:
    from django.utils import timezone

    from clinics import codes
    from clinics.models import Lead, OutgoingEmail, PromoCode, Redemption

    now = timezone.now()
    leads = []
    for number in numbers:
        at = now - timedelta(minutes=int(DAYS * 1440 * (1 - number / LEADS)))
        offer, source = random.choice(offers), random.choice(SOURCES)
        is_link = source.endswith(".example")
        leads.append(
            Lead(
                promotion=offer, email=f"reader{number}@example.org", name=f"Reader {number}", email_key=f"{number:064}",
                adult_declared_at=at, created_at=at, day=timezone.localdate(at), source_path=random.choice(pages),
                utm_source="" if is_link else source, referrer_host=source if is_link else "",
                variant=texts[0] if offer == offers[0] and random.random() < 0.5 else None,
                spam_reason="honeypot" if number % 40 == 0 else "",
            )
        )  # fmt: skip
    leads = [lead for lead in Lead.objects.bulk_create(leads) if not lead.spam_reason]
    promo_codes = PromoCode.objects.bulk_create(
        PromoCode(
            code=codes.generate(), lead=lead, terms=lead.promotion.terms_now, issued_at=lead.created_at,
            expires_at=lead.created_at + timedelta(days=30), time_zone="Europe/London",
            sent_at=lead.created_at if random.random() < 0.98 else None,
            redeemed_at=lead.created_at + timedelta(days=9) if random.random() < 0.2 else None,
        )
        for lead in leads
    )  # fmt: skip
    OutgoingEmail.objects.bulk_create(
        OutgoingEmail(
            kind="code_issued", lead=code.lead, promo_code=code, dedupe_key=f"bench-{code.pk}", to_address=code.lead.email,
            subject="Your code", text_body="A text of a usual length. " * 60, html_body="<p>A text</p>" * 200,
            status="sent", sent_at=code.sent_at or code.issued_at, created_at=code.issued_at, next_attempt_at=code.issued_at,
        )
        for code in promo_codes
    )  # fmt: skip
    person = _desk()
    Redemption.objects.bulk_create(
        Redemption(
            promo_code=code, clinic=random.choice(clinics), redeemed_at=code.redeemed_at, redeemed_by=person,
            is_new_client=random.random() < 0.9,
        )
        for code in promo_codes
        if code.redeemed_at
    )  # fmt: skip


def _desk() -> Any:
    from django.contrib.auth import get_user_model

    return get_user_model().objects.get_or_create(username="desk")[0]


def _make_views(random: Random, offers: list[Any], texts: list[Any], pages: list[str]) -> None:
    """About 300 rows a day: pages, sources and texts as they come together."""
    from django.utils import timezone

    from clinics.models import OfferView
    from clinics.text_assignment import shows_second_text

    today = timezone.localdate()
    for back in range(DAYS):
        day = today - timedelta(days=back)
        rows = {
            (random.choice(offers).pk, random.choice(pages), random.choice(SOURCES)): random.randint(1, 40)
            for _row in range(300)
        }
        OfferView.objects.bulk_create(
            OfferView(
                promotion_id=offer, day=day, path=path, source=source, count=count,
                variant=texts[0] if offer == offers[0].pk and shows_second_text(offer, path, day) else None,
            )
            for (offer, path, source), count in rows.items()
        )  # fmt: skip


if __name__ == "__main__":
    main()
