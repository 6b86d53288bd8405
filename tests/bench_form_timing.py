"""`python -m tests.bench_form_timing`: whether the form's answering time tells which addresses are known here.

Asks for an address nobody knows and one of each other kind, in an order by chance, against the real server. AUC is the chance that
the slower of two answers is the new address: 0.5 says nothing, 1.0 says all. The same is measured without the steady
answer, to show that there was something to hide.
"""

import http.client
import os
import random
import statistics
import tempfile
import time
from collections.abc import Sequence
from urllib.parse import urlencode

PAIRS = 400
KINDS = ("known", "used", "returned", "client")


def main() -> None:
    folder = tempfile.TemporaryDirectory(prefix="aesthetica-bench-", ignore_cleanup_errors=True)
    os.environ |= {
        "VAR_DIR": folder.name,
        "SECRET_KEY": "bench-" + "x1y2" * 12,
        "ALLOWED_HOSTS": "127.0.0.1",
        "DJANGO_SETTINGS_MODULE": "aesthetica.settings",
        "EMAIL_URL": "memory:",
        "LOG_LEVEL": "ERROR",
        "LEADS_PER_ADDRESS": "1000000",
        "LEADS_WITHOUT_PROOF": "1000000",
    }
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    for step in ("0", "0.1"):
        slug = prepare(f"step-{step.replace('.', '-')}")
        os.environ["LEAD_ANSWER_STEP"] = step
        report(step, measure(slug))


def prepare(slug: str) -> str:
    """A promotion with addresses of every kind."""
    from django.conf import settings
    from django.contrib.auth import get_user_model
    from django.utils import timezone

    from clinics import contact_keys
    from clinics.models import Clinic, KnownClient, Lead, PromoCode, Promotion, SuppressedAddress

    promotion = Promotion.objects.create(slug=slug, headline=slug, value="A visit", terms="One each.")
    clinic, _made = Clinic.objects.get_or_create(slug="bench", name="Bench", address="1 Row", town="Town")
    desk, _made = get_user_model().objects.get_or_create(username="desk")
    for n in range(PAIRS):
        for kind in ("known", "used"):
            promotion.issue_to(Lead(email=_address(slug, kind, n), adult_declared_at=timezone.now()))
        code = PromoCode.objects.get(lead__email=_address(slug, "used", n))
        code.redeem(clinic=clinic, by=desk, is_new_client=True)
        SuppressedAddress.objects.suppress(_address(slug, "returned", n), SuppressedAddress.Reason.BOUNCE)
        key = contact_keys.digest(_address(slug, "client", n), settings.SECRET_KEY)
        KnownClient.objects.create(key=key, list_name="bench")
    return slug


def measure(slug: str) -> dict[str, list[float]]:
    """Seconds of each answer, by kind of address."""
    from tests.bench import server

    found: dict[str, list[float]] = {kind: [] for kind in ("new", *KINDS)}
    with server():
        connection = http.client.HTTPConnection("127.0.0.1", _port(), timeout=30)
        for n in range(PAIRS):
            for kind in random.sample([*found], len(found)):
                found[kind].append(_ask(connection, slug, _address(slug, kind, n)))
    return found


def report(step: str, found: dict[str, list[float]]) -> None:
    """One line a kind: medians and AUC against new addresses."""
    new = found["new"]
    for kind in KINDS:
        median, of_new = statistics.median(found[kind]) * 1000, statistics.median(new) * 1000
        print(
            f"step {step:>4} s  {kind:9} {median:7.2f} ms, new {of_new:7.2f} ms, AUC {auc(new, found[kind]):.3f} (aim: < 0.55)"
        )


def auc(first: Sequence[float], second: Sequence[float]) -> float:
    """The chance to tell the two apart by which is slower, at least one half (Mann and Whitney's U)."""
    wins = sum((a > b) + (a == b) / 2 for a in first for b in second) / (len(first) * len(second))
    return max(wins, 1 - wins)


def _port() -> int:
    from tests.bench import PORT

    return PORT


def _address(slug: str, kind: str, number: int) -> str:
    return f"{kind}{number}.{slug}@example.org"


def _ask(connection: http.client.HTTPConnection, slug: str, email: str) -> float:
    from django.utils import timezone

    from clinics.defences import fill_time

    stamp = fill_time.stamp(timezone.now(), is_cacheable=True)
    body = urlencode({"email": email, "adult": "on", "stamp": stamp})
    headers = {"Content-Type": "application/x-www-form-urlencoded", "Sec-Fetch-Site": "same-origin"}
    began = time.perf_counter()
    connection.request("POST", f"/offers/{slug}/", body, headers)
    response = connection.getresponse()
    response.read()
    seconds = time.perf_counter() - began
    assert response.status == 302, response.status
    return seconds


if __name__ == "__main__":
    main()
