"""Events on their way to other programs: signed, tried again under one id, and never sent inside."""

import hashlib
import hmac
import json
import socket
from contextlib import contextmanager
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Event, Thread

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from clinics.models import Webhook, WebhookDelivery
from clinics.webhooks import post as webhook_post
from tests.articles.factories import TreatmentTypeFactory
from tests.clinics.factories import ClinicFactory, PromotionFactory, UserFactory, issued_code

pytestmark = pytest.mark.django_db


@contextmanager
def receiver(*answers):
    """A program on this machine that answers as told, then 200, and keeps what it was sent."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):  # noqa: N802
            body = self.rfile.read(int(self.headers["Content-Length"]))
            server.got.append((dict(self.headers), body))
            self.send_response(server.answers.pop(0) if server.answers else 200)
            self.send_header("Location", "http://127.0.0.1:1/inside")
            self.end_headers()

        def log_message(self, *args):
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    server.got, server.answers = [], list(answers)
    server.url = f"http://127.0.0.1:{server.server_port}/hook?a=b"
    Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def trusted(settings):
    settings.WEBHOOK_TRUSTED_HOSTS = ["127.0.0.1"]


def webhook(url="https://crm.example.org/hook", **fields):
    return Webhook.objects.create(name="CRM", url=url, **fields)


def delivery():
    return WebhookDelivery.objects.get()


def send(at=None):
    return WebhookDelivery.objects.send_next(at)


def test_a_new_lead_is_told_with_a_signature_that_the_receiver_can_check(trusted):
    with receiver() as crm:
        hook = webhook(crm.url)
        promo_code = issued_code(email="anna@example.org", source_path="/articles/prp/", utm_source="news")
        assert send()
    headers, body = crm.got[0]
    told = json.loads(body)
    assert (told["event"], told["data"]["lead"], told["data"]["source"]) == (
        "lead.created",
        promo_code.lead.pk,
        "news",
    )
    message = headers["X-Aesthetica-Timestamp"].encode() + b"." + body
    assert (
        headers["X-Aesthetica-Signature"]
        == "v1=" + hmac.new(hook.secret.encode(), message, hashlib.sha256).hexdigest()
    )
    assert headers["X-Aesthetica-Event-Id"] == told["event_id"] == str(delivery().event_id)
    assert (delivery().status, delivery().answer_status) == ("sent", 200)
    for secret in (promo_code.code, str(promo_code), "anna@example.org"):
        assert secret not in body.decode()


def test_contact_details_go_only_to_a_receiver_that_may_have_them():
    webhook(sends_contact=True), webhook(sends_contact=False)
    issued_code(email="anna@example.org", name="Anna", phone="020 7946 0101")
    with_contact, without = WebhookDelivery.objects.order_by("webhook__pk")
    assert json.loads(with_contact.payload)["data"]["email"] == "anna@example.org"
    assert "anna" not in without.payload.lower()
    assert with_contact.event_id == without.event_id


def test_using_a_code_and_undoing_it_are_told():
    webhook(sends_leads=False)
    clinic, by, treatment = ClinicFactory(slug="east"), UserFactory(), TreatmentTypeFactory(slug="prp")
    redemption = issued_code().redeem(clinic=clinic, by=by, is_new_client=True, treatment=treatment)
    redemption.undo(by=by, reason="wrong patient")
    redeemed, undone = WebhookDelivery.objects.order_by("pk")
    data = json.loads(redeemed.payload)["data"]
    assert (redeemed.event, data["clinic"], data["treatment"], data["is_new_client"]) == (
        "code.redeemed",
        "east",
        "prp",
        True,
    )
    assert (undone.event, "undone_at" in json.loads(undone.payload)["data"]) == ("redemption.undone", True)


def test_what_was_rolled_back_is_never_told():
    webhook()
    with pytest.raises(RuntimeError), transaction.atomic():
        issued_code()
        raise RuntimeError
    assert not WebhookDelivery.objects.exists()


def test_a_second_request_of_the_same_person_is_no_news():
    webhook()
    promotion = PromotionFactory()
    issued_code(promotion, email="anna@example.org"), issued_code(promotion, email="anna@example.org")
    assert WebhookDelivery.objects.count() == 1


def test_a_receiver_that_fails_three_times_gets_the_same_event_once_it_answers(trusted):
    with receiver(500, 503, 429) as crm:
        webhook(crm.url)
        issued_code()
        now = timezone.now()
        for _try in range(4):
            assert send(now)
            now = delivery().next_attempt_at + timedelta(seconds=1)
        assert not send(now)
    assert delivery().status == "sent"
    assert len(crm.got) == 4
    assert len({headers["X-Aesthetica-Event-Id"] for headers, _body in crm.got}) == 1
    assert len({body for _headers, body in crm.got}) == 1


@pytest.mark.parametrize("status", [301, 302, 307, 400, 401, 404, 410])
def test_an_answer_that_means_no_is_final_and_no_redirect_is_followed(trusted, status):
    with receiver(status) as crm:
        webhook(crm.url)
        issued_code()
        send()
    assert (delivery().status, delivery().answer_status, len(crm.got)) == ("failed", status, 1)
    assert str(status) in delivery().last_error


def test_a_receiver_that_is_away_is_tried_for_five_days(trusted):
    with receiver() as crm:
        url = crm.url
    webhook(url)
    issued_code()
    now = started = timezone.now()
    while delivery().status == "queued":
        send(now)
        now = delivery().next_attempt_at + timedelta(seconds=1)
    assert delivery().status == "failed"
    assert now - started > timedelta(days=4, hours=22)
    assert "ConnectionRefused" in delivery().last_error


@pytest.mark.parametrize(
    "url",
    [
        "https://127.0.0.1/hook", "https://localhost/hook", "https://169.254.169.254/latest/meta-data/", "https://[::1]/",
        "https://10.1.2.3/", "https://2130706433/", "https://[::ffff:127.0.0.1]/", "http://93.184.216.34/",
        "https://user:secret@93.184.216.34/", "ftp://93.184.216.34/", "https:///nowhere", "https://93.184.216.34:notaport/",
        "https://93.184.216.34:25/", "https://93.184.216.34/hook here", "https://93.184.216.34/h\u00e4k", "https://93.184.216.34/a\r\nb",
        "https://@93.184.216.34/", "https://0x7f.1/", "https://0177.0.0.1/", "https://\u2460\u2461\u2466.0.0.1/",
    ],
)  # fmt: skip
def test_an_address_inside_is_refused_in_the_form_and_again_at_sending(monkeypatch, url):
    with pytest.raises(ValidationError):
        Webhook(name="Inside", url=url).full_clean()
    webhook(url)
    issued_code()

    def forbidden(*args, **options):
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket, "create_connection", forbidden)
    assert send()
    assert delivery().status == "failed"
    assert delivery().attempts == 1


def test_a_name_that_leads_inside_is_refused_and_looked_up_once_for_each_try(monkeypatch):
    asked = []

    def rebinding(host, port, **options):
        asked.append(host)
        address = "93.184.216.34" if len(asked) > 1 else "10.0.0.1"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

    webhook("https://rebinding.example/hook")
    issued_code()
    monkeypatch.setattr(socket, "getaddrinfo", rebinding)
    send()
    assert (asked, delivery().status) == (["rebinding.example"], "failed")


def test_connections_go_to_the_addresses_that_were_checked_and_no_others(monkeypatch):
    opened = []

    def refused(address, **options):
        opened.append(address)
        raise ConnectionRefusedError

    found = ("2606:2800:220:1::1", "93.184.216.34")
    monkeypatch.setattr(
        socket, "getaddrinfo", lambda host, port, **_: [(2, 1, 6, "", (each, port)) for each in found]
    )
    monkeypatch.setattr(socket, "create_connection", refused)
    webhook("https://crm.example.org:8443/hook")
    issued_code()
    send()
    assert opened == [("2606:2800:220:1::1", 8443), ("93.184.216.34", 8443)]
    assert delivery().status == "queued"


def test_a_paused_webhook_is_told_nothing_and_gets_what_waited_when_it_is_resumed():
    hook, by = webhook(), UserFactory()
    issued_code()
    hook.pause(by=by)
    assert (delivery().status, send()) == ("queued", False)
    issued_code()
    assert WebhookDelivery.objects.count() == 1
    hook.resume(by=by)
    assert send()
    assert delivery().attempts == 1


def test_a_try_that_was_under_way_when_its_webhook_was_paused_is_the_last_until_it_is_resumed(trusted):
    with receiver(503) as crm:
        hook, by = webhook(crm.url), UserFactory()
        issued_code()
        now = timezone.now()
        under_way = WebhookDelivery.objects.claim(now)
        hook.pause(by=by)
        under_way.send(now)
        assert not send(now + timedelta(hours=2))
        hook.resume(by=by)
        assert send(now + timedelta(hours=2))
    assert (delivery().status, len(crm.got)) == ("sent", 2)


def test_a_receiver_that_drips_its_answer_is_hung_up_on_and_asked_again_later(trusted, monkeypatch):
    monkeypatch.setattr(webhook_post, "PATIENCE", 0.3)
    ended = Event()

    def drip():
        line, _peer = server.accept()
        with line:
            while not ended.wait(0.05):
                try:
                    line.sendall(b"H")
                except OSError:
                    return ended.set()

    with socket.create_server(("127.0.0.1", 0)) as server:
        dripping = Thread(target=drip)
        dripping.start()
        webhook(f"http://127.0.0.1:{server.getsockname()[1]}/")
        issued_code()
        send()
        dripping.join(10)
        assert ended.is_set()
    assert delivery().status == "queued"


def test_a_test_event_tells_nothing_of_anybody():
    WebhookDelivery.objects.test(webhook())
    assert json.loads(delivery().payload)["event"] == "test"
    assert delivery().lead is None
