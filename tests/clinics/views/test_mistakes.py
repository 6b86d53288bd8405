"""What is wrong in a form is said in words; what can be forgiven is."""

import re

import pytest

from clinics.models import Lead
from tests.clinics.views.acts import SAME_SITE, filled, post, text

pytestmark = pytest.mark.django_db


def test_what_was_typed_comes_back_with_the_error_in_words_at_the_top_and_beside_the_field(client, promotion):
    response = post(client, promotion, email="anna@", name="Anna")
    assert response.status_code == 422
    page = response.content.decode()
    assert re.search(r"<title>\s*Error:", page)
    assert page.count("Enter an e-mail address in the right form, like name@example.org") == 2
    assert 'href="#lead_email"' in page
    assert 'id="lead_email"' in page
    assert 'value="anna@"' in page
    assert 'value="Anna"' in page
    assert 'aria-invalid="true"' in page


def test_someone_who_does_not_say_to_be_an_adult_gets_nothing(client, promotion):
    data = filled()
    del data["adult"]
    response = client.post(promotion.get_absolute_url(), data, headers=SAME_SITE)
    assert response.status_code == 422
    assert "18 or over" in text(response)
    assert not Lead.objects.exists()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("email", ""),
        ("email", "no address"),
        ("email", "+tag@gmail.com"),
        ("email", "anna@example.org\r\nBcc: all@example.org"),
        ("phone", "12"),
        ("name", "win at www.evil.example"),
        ("name", "https://evil.example"),
        ("name", "EVIL.EXAMPLE"),
    ],
)
def test_what_cannot_be_right_is_refused(client, promotion, field, value):
    assert post(client, promotion, **{field: value}).status_code == 422
    assert not Lead.objects.exists()


def test_a_blank_or_invisible_character_in_an_address_is_forgiven(client, promotion):
    post(client, promotion, email=" anna@example.org\u200b")
    assert Lead.objects.get().email == "anna@example.org"
