"""STAFF_SECOND_FACTOR=required: no page of the admin opens before the factor is set up and shown."""

import pytest
from django.test import Client

from aesthetica.sign_in import factors
from tests.aesthetica.sample_objects import Samples
from tests.aesthetica.sign_in.people import SECOND_STEP, code_of, give_password, is_signed_in, set_up_app
from tests.aesthetica.test_permission_matrix import ROUTES

pytestmark = pytest.mark.django_db
OPEN = {"your_sign_in", "confirm_person", "add_app", "add_passkey", "recovery_codes", "jsi18n", "login", "second_step", "logout"}  # fmt: skip


@pytest.fixture(autouse=True)
def required(settings):
    settings.STAFF_SECOND_FACTOR = "required"


def test_who_has_none_is_led_to_set_one_up_from_every_address(cast):
    samples, client = Samples(cast), cast.client("superuser")
    wrong = {}
    for route, name in ROUTES:
        if not route.startswith("admin/") or name in OPEN:
            continue
        for method in (client.get, client.post):
            address = samples.address(route, name, "articles")
            answer = method(address)
            if answer.status_code != 302 or answer["Location"] != "/admin/sign-in/":
                wrong[address] = answer.status_code
    assert wrong == {}
    assert "asks all staff for it" in client.get("/admin/sign-in/").text


def test_after_setting_one_up_everything_opens(cast):
    client = Client()
    give_password(cast.writer, client=client)
    assert client.get("/admin/")["Location"] == "/admin/sign-in/"
    client.get("/admin/sign-in/app/")
    secret = client.session["sign_in_app_secret"]
    client.post("/admin/sign-in/app/", {"code": code_of(secret)})
    assert is_signed_in(client)


def test_a_session_of_before_shows_the_factor_now(cast):
    secret = set_up_app(cast.writer)
    client = cast.client("writer")  # a session without the second step
    for page in ("/admin/articles/article/", "/admin/sign-in/", "/admin/sign-in/app/"):
        assert client.get(page)["Location"] == SECOND_STEP
    client.get("/admin/articles/article/")
    answer = client.post(SECOND_STEP, {"code": code_of(secret)})
    assert answer["Location"] == "/admin/articles/article/"
    assert is_signed_in(client)


def test_removing_the_last_one_closes_the_admin_again(cast):
    client = Client()
    secret = set_up_app(cast.writer)
    give_password(cast.writer, client=client)
    client.post(SECOND_STEP, {"code": code_of(secret)})
    assert is_signed_in(client)
    client.post(f"/admin/sign-in/remove/?factor={factors.of(cast.writer).get().pk}")
    assert client.get("/admin/")["Location"] == "/admin/sign-in/"


def test_public_pages_stay_open_to_staff_without_one(cast):
    assert cast.client("writer").get("/articles/").status_code == 200
