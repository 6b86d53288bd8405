"""Staff set their second factor up and take it away; the password is asked again before."""

import re

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client

from aesthetica.sign_in import factors
from tests.aesthetica.sign_in.people import (
    PASSWORD,
    code_of,
    give_password,
    is_signed_in,
    set_up_app,
)


@pytest.fixture
def client(cast):
    """A writer's browser, signed in by hand just now."""
    client = Client()
    give_password(cast.writer, client=client)
    return client


def test_an_app_is_set_up_with_its_picture_and_recovery_codes_follow(cast, client):
    page = client.get("/admin/sign-in/app/").text
    assert 'src="data:image/svg+xml' in page
    secret = "".join(re.findall(r"<span>([A-Z2-7]{4})</span>", page))
    assert len(secret) == 32
    assert "not the code of this moment" in client.post("/admin/sign-in/app/", {"code": "000000"}).text
    answer = client.post("/admin/sign-in/app/", {"code": code_of(secret)})
    assert answer["Location"] == "/admin/sign-in/recovery-codes/"
    assert "Make and show" in client.get(answer["Location"]).text
    shown = client.post(answer["Location"]).text
    codes = re.findall(r"<li><code>(\d{4} \d{4})</code>", shown)
    assert len(set(codes)) == 10
    assert not re.search(codes[0], client.get(answer["Location"]).text)
    assert factors.recovery_code_fits(cast.writer, codes[0])


def test_new_recovery_codes_end_the_former_ones(cast, client):
    set_up_app(cast.writer)
    former = factors.fresh_recovery_codes(cast.writer)
    client.post("/admin/sign-in/recovery-codes/")
    assert not factors.recovery_code_fits(cast.writer, former[0])


def test_without_a_factor_there_are_no_recovery_codes(cast, client):
    assert client.post("/admin/sign-in/recovery-codes/")["Location"] == "/admin/sign-in/"
    assert factors.recovery_codes_left(cast.writer) == 0


@pytest.mark.parametrize("page", ["app", "passkey", "recovery-codes", "remove"])
def test_a_screen_left_open_changes_nothing_without_the_password(cast, page):
    client = cast.client("writer")  # signed in long ago
    address = f"/admin/sign-in/{page}/"
    asked = client.post(address)["Location"]
    assert asked == f"/admin/sign-in/confirm/?next=%2Fadmin%2Fsign-in%2F{page}%2F"
    assert "not your password" in client.post(asked, {"password": "wrong"}).text
    assert client.post(asked, {"password": PASSWORD})["Location"] == address


def test_the_confirmation_leads_nowhere_else(cast):
    for foreign in ("https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"):
        client = cast.client("writer")
        answer = client.post(f"/admin/sign-in/confirm/?next={foreign}", {"password": PASSWORD})
        assert answer["Location"] == "/admin/sign-in/"


def test_the_last_factor_goes_with_its_recovery_codes(cast, client):
    set_up_app(cast.writer)
    factors.fresh_recovery_codes(cast.writer)
    factor = factors.of(cast.writer).get()
    address = f"/admin/sign-in/remove/?factor={factor.pk}"
    assert "It is the last one" in client.get(address).text
    assert factors.has_any(cast.writer)
    client.post(address)
    assert not factors.Authenticator.objects.exists()


def test_nobody_removes_the_factor_of_another(cast, client):
    set_up_app(cast.editor)
    factor = factors.of(cast.editor).get()
    for key in (factor.pk, "x", ""):
        assert client.post(f"/admin/sign-in/remove/?factor={key}").status_code == 404
    assert factors.has_any(cast.editor)


def test_an_administrator_takes_a_lost_factor_off_on_record(cast):
    set_up_app(cast.writer)
    factors.fresh_recovery_codes(cast.writer)
    client = cast.client("administrator")
    person, address = (
        f"/admin/auth/user/{cast.writer.pk}/change/",
        f"/admin/auth/user/{cast.writer.pk}/take-off-factor/",
    )
    assert address in client.get(person).text
    client.get(address)
    assert factors.has_any(cast.writer)
    client.post(address)
    assert not factors.Authenticator.objects.exists()
    entry = LogEntry.objects.get(object_id=str(cast.writer.pk))
    assert entry.user == cast.administrator and "second factor" in entry.get_change_message()
    assert address not in client.get(person).text


def test_a_superusers_factor_is_taken_off_by_superusers_alone(cast):
    set_up_app(cast.superuser)
    address = f"/admin/auth/user/{cast.superuser.pk}/take-off-factor/"
    assert cast.client("administrator").post(address).status_code == 403
    assert factors.has_any(cast.superuser)


def test_another_password_ends_the_sessions_elsewhere(cast, client):
    elsewhere = Client()
    give_password(cast.writer, client=elsewhere)
    new = "quite another password"
    form = {"old_password": PASSWORD, "new_password1": new, "new_password2": new}
    assert client.post("/admin/password_change/", form).status_code == 302
    assert is_signed_in(client)
    assert not is_signed_in(elsewhere)


def test_where_second_factors_are_off_the_pages_are_gone(cast, client, settings):
    set_up_app(cast.writer)
    settings.STAFF_SECOND_FACTOR = "off"
    assert client.get("/admin/sign-in/").status_code == 404
    assert "/admin/sign-in/" not in client.get("/admin/").text
    fresh = Client()
    give_password(cast.writer, client=fresh)
    assert is_signed_in(fresh)
