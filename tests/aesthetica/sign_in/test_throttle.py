"""Too many failed sign-ins have to wait; nobody learns which names exist, and no password is kept."""

from datetime import timedelta

import pytest
import time_machine
from axes.models import AccessAttempt
from django.conf import settings as site
from django.contrib.admin.models import LogEntry
from django.test import Client
from django.utils import timezone

from aesthetica.sign_in import throttle
from tests.aesthetica.sign_in.people import (
    SECOND_STEP,
    give_password,
    is_signed_in,
    set_up_app,
)

LIMIT = site.AXES_FAILURE_LIMIT


def fail(name, times=LIMIT, **extra):
    answers = [give_password(name, "a wrong password", **extra) for _number in range(times)]
    return answers[-1]


def test_after_too_many_failures_even_the_right_password_has_to_wait(cast):
    assert fail(cast.writer, LIMIT - 1).status_code == 200
    assert fail(cast.writer, 1).status_code == 429
    client = Client()
    answer = give_password(cast.writer, client=client)
    assert answer.status_code == 429
    assert "Wait 15 minutes" in answer.text and int(answer["Retry-After"]) <= 900
    assert "script-src" in answer["Content-Security-Policy"]
    assert not is_signed_in(client)
    with time_machine.travel(timezone.now() + timedelta(minutes=16)):
        assert give_password(cast.writer, client=client).status_code == 302


def test_trying_on_while_one_waits_does_not_lengthen_the_waiting(cast):
    fail(cast.writer)
    with time_machine.travel(timezone.now() + timedelta(minutes=10)):
        assert "Wait 5 minutes" in fail(cast.writer, 1).text
    with time_machine.travel(timezone.now() + timedelta(minutes=16)):
        assert give_password(cast.writer).status_code == 302


def test_a_name_that_does_not_exist_is_answered_the_same(cast, db):
    known = [give_password(cast.writer, "wrong") for _ in range(LIMIT + 1)]
    unknown = [give_password("nobody-here", "wrong") for _ in range(LIMIT + 1)]
    assert [answer.status_code for answer in known] == [answer.status_code for answer in unknown]
    strip = lambda answer: answer.text.replace("nobody-here", "writer")  # noqa: E731
    assert len(strip(known[0])) == len(strip(unknown[0]))
    assert "Wait 15 minutes" in unknown[-1].text


def test_its_owner_gets_in_from_another_address(cast):
    fail(cast.writer, REMOTE_ADDR="203.0.113.9")
    assert give_password(cast.writer, REMOTE_ADDR="203.0.113.9").status_code == 429
    assert give_password(cast.writer, REMOTE_ADDR="203.0.113.10").status_code == 302
    assert give_password(cast.editor, REMOTE_ADDR="203.0.113.9").status_code == 302


def test_forwarding_headers_are_believed_only_of_our_own_proxies(cast, settings):
    for number in range(LIMIT):
        fail(cast.writer, 1, HTTP_X_FORWARDED_FOR=f"198.51.100.{number}")
    assert give_password(cast.writer, HTTP_X_FORWARDED_FOR="198.51.100.200").status_code == 429
    settings.TRUSTED_PROXY_HOPS = 1
    assert give_password(cast.writer, HTTP_X_FORWARDED_FOR="1.1.1.1, 198.51.100.200").status_code == 302
    for number in range(LIMIT):
        fail(cast.writer, 1, HTTP_X_FORWARDED_FOR=f"2001:db8::{number}")
    assert AccessAttempt.objects.filter(ip_address="2001:db8::").get().failures_since_start == LIMIT


def test_wrong_codes_count_too(cast):
    set_up_app(cast.writer)
    client = Client()
    give_password(cast.writer, client=client)
    answers = [client.post(SECOND_STEP, {"code": "123456"}) for _ in range(LIMIT)]
    assert answers[-1].status_code == 429
    assert client.post(SECOND_STEP, {"code": "123456"}).status_code == 429
    assert give_password(cast.writer).status_code == 429


def test_the_right_password_does_not_forget_wrong_codes(cast):
    set_up_app(cast.writer)
    for _number in range(LIMIT):
        client = Client()
        if give_password(cast.writer, client=client).status_code == 429:
            break
        client.post(SECOND_STEP, {"code": "123456"})
    assert give_password(cast.writer).status_code == 429


def test_signing_in_forgets_the_failures(cast):
    fail(cast.writer, LIMIT - 1)
    give_password(cast.writer)
    assert fail(cast.writer, LIMIT - 1).status_code == 200


def test_failures_keep_neither_names_nor_passwords(cast):
    give_password("my-secret-typed-as-name", "hidden-word")
    client = cast.client("editor")
    client.post("/admin/sign-in/confirm/", {"password": "hidden-word"})
    kept = str(list(AccessAttempt.objects.values()))
    assert AccessAttempt.objects.count() == 2
    assert "hidden-word" not in kept and "my-secret" not in kept and "editor" not in kept


def test_an_administrator_ends_the_waiting_on_record(cast):
    fail(cast.writer)
    client = cast.client("administrator")
    person, address = (
        f"/admin/auth/user/{cast.writer.pk}/change/",
        f"/admin/auth/user/{cast.writer.pk}/let-in/",
    )
    assert address in client.get(person).text
    client.post(address)
    assert address not in client.get(person).text
    assert give_password(cast.writer).status_code == 302
    assert LogEntry.objects.filter(user=cast.administrator, object_id=str(cast.writer.pk)).count() == 1


def test_counts_are_deleted_after_thirty_days(cast):
    fail(cast.writer, 1)
    assert not throttle.purge_next()
    assert throttle.purge_next(timezone.now() + timedelta(days=31))
    assert not AccessAttempt.objects.exists()


@pytest.mark.parametrize("meta", [{"REMOTE_ADDR": ""}, {"REMOTE_ADDR": "unix:"}])
def test_an_address_that_is_none_counts_as_one(cast, meta):
    assert fail(cast.writer, **meta).status_code == 429


def test_log_lines_name_nobody(cast, caplog):
    fail(cast.writer)
    assert "writer" not in caplog.text
