"""Where the QR leads: the desk's staff to the desk, others to a page that tells nothing."""

import pytest

from clinics import codes
from clinics.models import LookupAttempt
from tests.clinics.factories import UserFactory, issued_code

pytestmark = pytest.mark.django_db


def test_everybody_else_sees_the_same_page_for_a_real_and_an_invented_code(client):
    real, invented = str(issued_code()), codes.grouped(codes.generate(), "FERN")
    pages = {
        client.get("/code/", {"code": code}).content.decode().replace(code, "CODE")
        for code in (real, invented)
    }
    assert len(pages) == 1
    [page] = pages
    assert "Show this code at the desk of one of our clinics" in page
    assert 'href="/admin/desk/?code=CODE"' in page
    assert not LookupAttempt.objects.exists()


@pytest.mark.parametrize("may", [(), ("view_promocode",)])
def test_staff_of_other_desks_see_the_neutral_page(client, may):
    client.force_login(UserFactory.allowed(*may))
    assert client.get(f"/code/?code={issued_code()}").status_code == 200


def test_a_sign_in_that_is_no_staff_is_not_led_to_the_admin(client):
    client.force_login(UserFactory.allowed("redeem_promocode", is_staff=False))
    assert client.get(f"/code/?code={issued_code()}").status_code == 200


def test_the_desk_is_led_on_with_the_code_filled_in(client):
    client.force_login(UserFactory.allowed("redeem_promocode"))
    promo_code = issued_code()
    assert client.get(f"/code/?code={promo_code}")["Location"] == f"/admin/desk/?code={promo_code}"


def test_the_page_is_kept_by_nobody_and_sets_no_cookie(client):
    response = client.get("/code/?code=FERN-7K2M-9XTR-4H")
    assert response["Cache-Control"] == "no-store"
    assert response["X-Robots-Tag"] == "noindex"
    assert response["Referrer-Policy"] == "no-referrer"
    assert not response.cookies


def test_script_in_the_address_stays_text(client):
    page = client.get("/code/", {"code": '"><script>alert(1)</script>'}).content.decode()
    assert "<script>alert" not in page


def test_without_a_code_the_desk_sees_the_page_too(client):
    client.force_login(UserFactory.allowed("redeem_promocode"))
    assert client.get("/code/").status_code == 200
