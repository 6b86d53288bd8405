"""Twelve weeks of leads, codes and redemptions to fill the reports: all of them synthetic, all at example.org."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from django.utils import timezone

from aesthetica.demo import texts
from aesthetica.demo.people import signed_in_as
from aesthetica.demo.publishing import day
from clinics.models import Lead, OutgoingEmail, PromoCode, Promotion, Redemption

# How often a day brings no request, one, two or three.
QUIET, BUSY = (45, 32, 16, 7), (28, 36, 24, 12)
PAGES = ("/articles/{}/", "/treatments/{}/")
CAMPAIGNS = ("", "", "", "newsletter", "newsletter", "leaflet", "window-poster")
LINKS = ("", "", "search.example.org", "local-news.example.org")


@dataclass(frozen=True, slots=True)
class Enquiry:
    """One request for a code, and when its code was used, if it was."""

    lead: Lead
    at: datetime
    is_consenting: bool
    days_until_visit: int | None


def load() -> int:
    """Issues and redeems the codes through the promotions' own verbs; nothing where leads are on record."""
    if Lead.objects.exists():
        return 0
    random, added = Random("enquiries"), 0
    for row in texts.rows("promotions", "promotion"):
        promotion = Promotion.objects.get(slug=row["slug"])
        for enquiry in _enquiries(row, random):
            code = promotion.issue_to(enquiry.lead, is_consenting=enquiry.is_consenting, at=enquiry.at)
            if code and enquiry.days_until_visit:
                _redeem(code, enquiry, random)
            added += 1
        if "ended_days_ago" in row:
            Promotion.objects.filter(pk=promotion.pk).update(ends_at=day(row["ended_days_ago"], hour=0))
    _settle_mail()
    _add_the_odd_cases()
    return added


def _enquiries(row: dict[str, object], random: Random) -> Iterator[Enquiry]:
    """A few a week, more of late, within the time that the promotion ran."""
    first, last = int(str(row["started_days_ago"])), int(str(row.get("ended_days_ago", 0)))
    for days_ago in range(first - 1, last, -1):
        weights = BUSY if days_ago <= 42 else QUIET
        for _each in range(random.choices((0, 1, 2, 3), weights)[0]):
            at = day(days_ago, hour=random.randint(8, 20)) + timedelta(minutes=random.randint(0, 59))
            visits_in = random.randint(1, 18) if random.random() < 0.5 else None
            if visits_in is not None and visits_in >= days_ago:
                visits_in = None
            yield Enquiry(_lead(at, random), at, random.random() < 0.3, visits_in)


def _lead(at: datetime, random: Random) -> Lead:
    number = random.randrange(10**6)
    page = random.choice(PAGES[:1] * 2 + PAGES[1:])
    slugs = (
        _article_slugs()
        if "articles" in page
        else ["prp", "polynucleotides", "exosomes", "stem-cell-facials"]
    )
    campaign = random.choice(CAMPAIGNS)
    return Lead(
        email=f"example-person-{number:06}@example.org",
        name=f"Example Person {number:06}" if random.random() < 0.6 else "",
        phone=f"07700 900{number % 1000:03}" if random.random() < 0.05 else "",
        adult_declared_at=at,
        source_path=page.format(random.choice(slugs)),
        referrer_host="" if campaign else random.choice(LINKS),
        utm_source=campaign,
        utm_medium={"newsletter": "email", "": ""}.get(campaign, "print"),
        utm_campaign="first-consultation" if campaign else "",
    )


def _article_slugs() -> list[str]:
    return [text.slug for text in texts.articles() if text.meta["status"] == "published"][:7]


def _redeem(code: PromoCode, enquiry: Enquiry, random: Random) -> None:
    clinic = random.choice(code.promotion.valid_clinics())
    at = enquiry.at + timedelta(days=enquiry.days_until_visit or 0)
    at = at.replace(hour=random.randint(10, 16))
    code.redeem(clinic=clinic, by=signed_in_as("desk"), is_new_client=True, at=at)


def _settle_mail() -> None:
    """The mails of the past count as sent, so that the worker does not send them now; one was refused."""
    refused = OutgoingEmail.objects.order_by("-created_at")[3:4].values_list("pk", flat=True)[0]
    for email in OutgoingEmail.objects.exclude(pk=refused):
        sent = {
            "status": OutgoingEmail.Status.SENT,
            "attempts": 1,
            "sent_at": email.created_at + timedelta(seconds=40),
        }
        OutgoingEmail.objects.filter(pk=email.pk).update(**sent)
        if email.promo_code:
            email.promo_code.was_sent(sent["sent_at"])
    OutgoingEmail.objects.filter(pk=refused).update(
        status=OutgoingEmail.Status.FAILED,
        attempts=1,
        failed_at=timezone.now(),
        last_error="550 No such mailbox",
    )


def _add_the_odd_cases() -> None:
    """A redemption that was undone, a person who asked to be erased, and a robot."""
    latest = Redemption.objects.live().order_by("-redeemed_at").first()
    if latest:
        reason = "Wrong code typed: it belonged to the next visitor."
        latest.undo(
            by=signed_in_as("marketing"), reason=reason, at=latest.redeemed_at + timedelta(minutes=20)
        )
    oldest = Lead.objects.order_by("created_at").first()
    if oldest:
        oldest.erase(by=signed_in_as("privacy"), at=day(3))
    robot = Lead(
        email="robot@example.org", created_at=day(4), adult_declared_at=day(4), source_path="/treatments/prp/"
    )
    Promotion.objects.open().get().keep_apart(robot, "honeypot")
