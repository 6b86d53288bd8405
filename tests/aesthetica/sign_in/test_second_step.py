"""Signing in with a second factor: app codes, recovery codes, and what opens nothing."""

import time

import time_machine
from django.test import Client

from aesthetica.sign_in import factors, waiting
from tests.aesthetica.sign_in.people import (
    SECOND_STEP,
    code_of,
    give_password,
    is_signed_in,
    set_up_app,
)


def waiting_client(user):
    """A browser that has given the password and stands before the second step."""
    client = Client()
    assert give_password(user, client=client)["Location"] == SECOND_STEP
    return client


def test_who_has_no_second_factor_signs_in_with_the_password(cast):
    client = Client()
    assert give_password(cast.writer, client=client)["Location"] == "/admin/"
    assert is_signed_in(client)


def test_the_password_alone_opens_nothing_for_who_has_an_app(cast):
    set_up_app(cast.writer)
    client = waiting_client(cast.writer)
    assert not is_signed_in(client)
    assert client.get("/admin/articles/article/").status_code == 302


def test_the_code_of_the_app_signs_in_and_leads_on_to_the_page_that_was_wanted(cast):
    secret, client = set_up_app(cast.writer), Client()
    form = {"username": "writer", "password": "a long password for tests", "next": "/admin/articles/article/"}
    client.post("/admin/login/", form)
    before = client.session.session_key
    answer = client.post(SECOND_STEP, {"code": code_of(secret)})
    assert answer["Location"] == "/admin/articles/article/"
    assert is_signed_in(client)
    assert client.session.session_key != before


def test_a_code_counts_once(cast):
    secret = set_up_app(cast.writer)
    code = code_of(secret)
    assert waiting_client(cast.writer).post(SECOND_STEP, {"code": code}).status_code == 302
    replayed = waiting_client(cast.writer)
    assert "did not fit" in replayed.post(SECOND_STEP, {"code": code}).text
    assert not is_signed_in(replayed)


def test_the_code_that_set_the_app_up_does_not_sign_in(cast):
    secret = factors.new_app_secret()
    code = code_of(secret)
    assert factors.add_app(cast.writer, secret, code)
    assert not factors.app_code_fits(cast.writer, code)


def test_a_code_of_two_minutes_ago_is_refused(cast):
    secret = set_up_app(cast.writer)
    code = code_of(secret)
    with time_machine.travel(time.time() + 120):
        assert not factors.app_code_fits(cast.writer, code)


def test_a_recovery_code_signs_in_once(cast):
    set_up_app(cast.writer)
    code = factors.fresh_recovery_codes(cast.writer)[3]
    first = waiting_client(cast.writer)
    first.post(SECOND_STEP, {"code": f"{code[:4]} {code[4:]}"})
    assert is_signed_in(first)
    second = waiting_client(cast.writer)
    second.post(SECOND_STEP, {"code": code})
    assert not is_signed_in(second)
    assert factors.recovery_codes_left(cast.writer) == 9


def test_codes_of_another_person_are_refused(cast):
    set_up_app(cast.writer)
    secret = set_up_app(cast.editor)
    client = waiting_client(cast.writer)
    client.post(SECOND_STEP, {"code": code_of(secret)})
    client.post(SECOND_STEP, {"code": factors.fresh_recovery_codes(cast.editor)[0]})
    client.post(SECOND_STEP, {"credential": '{"id": "x", "type": "public-key", "response": {}}'})
    client.post(SECOND_STEP, {"credential": '["x"]'})
    client.post(SECOND_STEP, {"credential": "not json"})
    client.post(SECOND_STEP, {})
    assert not is_signed_in(client)


def test_the_second_step_is_over_after_ten_minutes_or_another_password(cast):
    secret = set_up_app(cast.writer)
    late = waiting_client(cast.writer)
    session = late.session
    session[waiting.KEY] = session[waiting.KEY] | {"since": session[waiting.KEY]["since"] - 601}
    session.save()
    assert late.post(SECOND_STEP, {"code": code_of(secret)})["Location"] == "/admin/login/"
    changed = waiting_client(cast.writer)
    cast.writer.set_password("another long password")
    cast.writer.save()
    assert changed.post(SECOND_STEP, {"code": code_of(secret)})["Location"] == "/admin/login/"


def test_who_left_meanwhile_does_not_get_in(cast):
    secret = set_up_app(cast.writer)
    client = waiting_client(cast.writer)
    cast.writer.is_active = False
    cast.writer.save()
    client.post(SECOND_STEP, {"code": code_of(secret)})
    assert not is_signed_in(client)


def test_secrets_are_not_readable_in_the_database(cast):
    secret = set_up_app(cast.writer)
    factors.fresh_recovery_codes(cast.writer)
    kept = str(list(factors.Authenticator.objects.values_list("data", flat=True)))
    assert secret not in kept and "used_counter" in kept


def test_with_another_secret_key_no_code_fits_and_nothing_breaks(cast, settings):
    secret = set_up_app(cast.writer)
    code = factors.fresh_recovery_codes(cast.writer)[0]
    former, settings.SECRET_KEY = settings.SECRET_KEY, "another key " * 5
    assert not factors.app_code_fits(cast.writer, code_of(secret))
    assert not factors.recovery_code_fits(cast.writer, code)
    settings.SECRET_KEY_FALLBACKS = [former]
    assert factors.app_code_fits(cast.writer, code_of(secret))
