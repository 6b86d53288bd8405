"""The offer's form and the clinics' pages, as a patient meets them."""

import re
import time as clock
from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from clinics import contact_keys
from clinics.defences import fill_time, proof_of_work
from clinics.models import (
    ClinicTreatment,
    Consent,
    EmbeddingSite,
    KnownClient,
    Lead,
    OpeningHours,
    OutgoingEmail,
    PromoCode,
    SuppressedAddress,
)
from tests.articles.factories import TreatmentTypeFactory, make_public
from tests.clinics.factories import (
    ClinicFactory,
    ConsentWordingFactory,
    PromotionFactory,
    UserFactory,
    issued_code,
)

pytestmark = pytest.mark.django_db
SAME_SITE = {"Sec-Fetch-Site": "same-origin"}


@pytest.fixture
def promotion():
    return PromotionFactory(consent_wording=ConsentWordingFactory())


def filled(**fields):
    stamp = fill_time.stamp(timezone.now() - timedelta(seconds=30), is_cacheable=False)
    return {
        "email": "anna@example.org",
        "adult": "on",
        "stamp": stamp,
        "page": "/articles/prp/?utm_source=news",
    } | fields


def post(client, promotion, headers=SAME_SITE, **fields):
    return client.post(promotion.get_absolute_url(), filled(**fields), headers=headers)


def text(response):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def test_a_reader_asks_for_a_code_and_gets_it_by_email_only(client, promotion):
    response = post(client, promotion, name="Anna", phone="020 7946 0101", marketing_consent="on")
    assert (response.status_code, response["Location"]) == (302, f"/offers/{promotion.slug}/thanks/")
    thanks = client.get(response["Location"])
    promo_code = PromoCode.objects.get()
    assert promo_code.code[:4] not in thanks.content.decode()
    OutgoingEmail.objects.send_next()
    assert str(promo_code) in mail.outbox[0].body
    lead = Lead.objects.get()
    assert (lead.source_path, lead.utm_source, lead.name) == ("/articles/prp/", "news", "Anna")
    assert lead.is_subscribed


def test_the_form_sets_no_cookie_needs_no_token_and_is_not_cached(client, promotion):
    page = client.get(promotion.get_absolute_url())
    assert page.status_code == 200
    assert not page.cookies
    assert "csrf" not in page.content.decode().lower()
    assert "no-store" in page["Cache-Control"]
    assert not post(client, promotion).cookies


def test_without_consent_the_code_comes_all_the_same(client, promotion):
    post(client, promotion)
    assert PromoCode.objects.exists()
    assert not Consent.objects.exists()
    assert "checked" not in client.get(promotion.get_absolute_url()).content.decode()


def test_the_answer_is_the_same_whatever_is_known_of_an_address(client, promotion, settings):
    issued_code(promotion, email="known@example.org")
    issued_code(promotion, email="used@example.org").redeem(
        clinic=ClinicFactory(), by=UserFactory(), is_new_client=True
    )
    issued_code(promotion, email="erased@example.org").lead.erase()
    SuppressedAddress.objects.suppress("returned@example.org", SuppressedAddress.Reason.BOUNCE)
    KnownClient.objects.create(
        key=contact_keys.digest("client@example.org", settings.SECRET_KEY), list_name="clients.csv"
    )
    answers = set()
    for fields in (
        {"email": "new@example.org"},
        {"email": "known@example.org"},
        {"email": "used@example.org"},
        {"email": "erased@example.org"},
        {"email": "returned@example.org"},
        {"email": "client@example.org"},
        {"email": "robot@example.org", "subject": "I am a robot"},
        {"email": "lazy@example.org", "proof": "1"},
    ):
        response = post(client, promotion, **fields)
        headers = tuple(
            sorted((name, value) for name, value in response.headers.items() if name != "X-Request-ID")
        )
        answers.add((response.status_code, response.content, headers, str(response.cookies)))
    assert len(answers) == 1
    assert not hasattr(Lead.objects.get(email="client@example.org"), "promo_code")


def test_the_answer_waits_for_the_next_step_of_the_clock(client, promotion, settings):
    settings.LEAD_ANSWER_STEP = 0.5
    for fields in ({}, {}, {"email": "no address"}):
        began = clock.monotonic()
        post(client, promotion, **fields)
        assert clock.monotonic() - began >= 0.5
    began = clock.monotonic()
    client.get(promotion.get_absolute_url())
    assert clock.monotonic() - began < 0.5


def proof(email="anna@example.org", stamp=None):
    stamp = stamp or filled()["stamp"]
    return {"email": email, "stamp": stamp, "proof": proof_of_work.find(stamp, email)}


def test_without_proof_of_work_only_a_few_of_one_connection_get_codes(client, promotion, settings):
    settings.LEADS_WITHOUT_PROOF = 2
    for n in range(4):
        assert post(client, promotion, email=f"reader{n}@example.org").status_code == 302
    assert PromoCode.objects.count() == OutgoingEmail.objects.count() == 2
    assert set(Lead.objects.spam().values_list("spam_reason", flat=True)) == {"no proof"}
    assert post(client, promotion, **proof("worker@example.org")).status_code == 302
    assert PromoCode.objects.filter(lead__email="worker@example.org").exists()


def test_a_proof_counts_for_one_address_in_any_case_and_for_one_page(client, promotion):
    mine = proof("anna@example.org")
    other = fill_time.stamp(timezone.now() - timedelta(seconds=20), is_cacheable=False)
    for wrong in ({"email": "eve@example.org"}, {"stamp": other}, {"proof": "-1"}, {"proof": "9" * 400}):
        assert post(client, promotion, **(mine | wrong)).status_code == 302
    assert set(Lead.objects.spam().values_list("spam_reason", flat=True)) == {"wrong proof"}
    assert not PromoCode.objects.exists()
    post(client, promotion, **(mine | {"email": " ANNA@example.org"}))
    assert PromoCode.objects.count() == 1


def test_only_allowed_sites_may_frame_the_form_and_only_that(client, promotion):
    frame = f"{promotion.get_absolute_url()}embed/"
    closed = client.get(frame)
    assert "frame-ancestors 'none'" in closed["Content-Security-Policy"]
    assert closed["X-Frame-Options"] == "DENY"
    EmbeddingSite.objects.create(origin="https://www.example.org")
    for response in (
        client.get(frame),
        client.get(f"{frame}thanks/"),
        client.post(frame, filled(email="no address"), headers=SAME_SITE),
    ):
        assert "frame-ancestors 'self' https://www.example.org" in response["Content-Security-Policy"]
        assert "script-src 'self'" in response["Content-Security-Policy"]
        assert "X-Frame-Options" not in response
    for address in (promotion.get_absolute_url(), f"{promotion.get_absolute_url()}thanks/", "/"):
        assert "frame-ancestors 'none'" in client.get(address)["Content-Security-Policy"]
        assert client.get(address)["X-Frame-Options"] == "DENY"


def test_the_frame_takes_the_same_form_and_thanks_within_it(client, promotion):
    frame = f"{promotion.get_absolute_url()}embed/"
    page = client.get(frame, headers={"Referer": "https://www.example.org/"}).content.decode()
    assert f'action="{frame}"' in page and 'name="referrer" value="https://www.example.org/"' in page
    fields = filled(page=frame, referrer="https://www.example.org/")
    response = client.post(frame, fields, headers=SAME_SITE)
    assert (response.status_code, response["Location"]) == (302, f"{frame}thanks/")
    assert "Check your e-mail" in text(client.get(response["Location"]))
    assert client.post(frame, fields, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    lead = Lead.objects.get()
    assert (lead.position, lead.referrer_host) == ("embedded", "www.example.org")


def test_a_lead_tells_whether_the_form_stood_within_a_page_or_alone(client, promotion):
    post(client, promotion, email="a@example.org", page="/articles/prp/")
    post(client, promotion, email="b@example.org", page=f"{promotion.get_absolute_url()}?utm_source=x")
    post(client, promotion, email="c@example.org", page="")
    assert list(Lead.objects.order_by("email").values_list("position", flat=True)) == [
        "section",
        "offer_page",
        "",
    ]


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


@pytest.mark.parametrize(
    "fields",
    [
        {"subject": "Buy now"},
        {"stamp": ""},
        {"stamp": "1.0:forged"},
        {"stamp": fill_time.stamp(timezone.now() + timedelta(hours=1), is_cacheable=False)},
    ],
)
def test_a_robot_is_thanked_kept_apart_and_gets_no_code(client, promotion, fields):
    assert post(client, promotion, **fields).status_code == 302
    assert Lead.objects.spam().count() == 1
    assert not PromoCode.objects.exists()
    assert not OutgoingEmail.objects.exists()
    assert post(client, promotion).status_code == 302
    assert PromoCode.objects.count() == 1


def test_a_form_posted_the_moment_it_was_rendered_is_a_robots(client, promotion):
    stamp = re.search(
        r'name="stamp" value="([^"]+)"', client.get(promotion.get_absolute_url()).content.decode()
    ).group(1)
    post(client, promotion, stamp=stamp)
    assert Lead.objects.get().spam_reason == "too quick"
    clock.sleep(1)
    post(client, promotion, stamp=stamp)
    assert PromoCode.objects.count() == 1


def test_a_page_that_was_open_for_months_asks_to_send_once_more(client, promotion):
    old = fill_time.stamp(timezone.now() - timedelta(days=61), is_cacheable=False)
    response = post(client, promotion, stamp=old)
    assert response.status_code == 422
    fresh = re.search(r'name="stamp" value="([^"]+)"', response.content.decode()).group(1)
    assert fresh != old
    assert fill_time.verdict(fresh, timezone.now() + timedelta(seconds=2)) is fill_time.Verdict.FINE


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 302),
        ({"Sec-Fetch-Site": "same-origin"}, 302),
        ({"Origin": "http://testserver"}, 302),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "null"}, 403),
    ],
)
def test_a_form_on_another_site_cannot_ask_in_somebodys_name(client, promotion, headers, status):
    assert post(client, promotion, headers=headers).status_code == status
    assert Lead.objects.exists() is (status == 302)


def test_too_many_requests_from_one_connection_are_told_so_and_forging_a_header_does_not_help(
    client, promotion, settings
):
    settings.LEADS_PER_ADDRESS = 3
    for n in range(3):
        assert post(client, promotion, email=f"reader{n}@example.org").status_code == 302
    response = post(
        client, promotion, headers=SAME_SITE | {"X-Forwarded-For": "9.9.9.9"}, email="reader4@example.org"
    )
    assert response.status_code == 429
    assert "ten minutes" in text(response)
    assert "reader4@example.org" in response.content.decode()
    assert Lead.objects.count() == 3


def test_a_closed_promotion_says_so_and_takes_nothing(client, promotion):
    promotion.pause(by=UserFactory())
    assert "This offer is closed" in text(client.get(promotion.get_absolute_url()))
    assert "This offer is closed" in text(post(client, promotion))
    assert not Lead.objects.exists()


def test_a_promotion_that_has_not_begun_is_nowhere_to_be_seen(client):
    coming = PromotionFactory(starts_at=timezone.now() + timedelta(days=1), headline="Secret plan")
    clinic = ClinicFactory()
    assert client.get(coming.get_absolute_url()).status_code == 404
    assert client.get(f"{coming.get_absolute_url()}thanks/").status_code == 404
    assert post(client, coming).status_code == 404
    assert "Secret plan" not in client.get(clinic.get_absolute_url()).content.decode()


def test_the_terms_the_treatments_and_the_clinics_stand_beside_the_form(client, promotion):
    promotion.clinics.add(ClinicFactory(name="Eastmere"))
    promotion.treatments.add(
        make_public(TreatmentTypeFactory(name="Exosomes")), TreatmentTypeFactory(name="Hidden draft")
    )
    page = text(client.get(promotion.get_absolute_url()))
    for words in (
        "One code for each new client.",
        "valid for 30 days",
        "Eastmere",
        "Exosomes",
        promotion.consent_wording.text,
    ):
        assert words in page
    assert "Hidden draft" not in page


def test_terms_in_markdown_become_a_list_and_scripts_in_them_text(client, promotion):
    promotion.terms = "- One for each\n- Not for sale <script>alert(1)</script>"
    promotion.save()
    page = client.get(promotion.get_absolute_url()).content.decode()
    assert "<li>One for each</li>" in page
    assert "<script>alert" not in page


def test_a_clinic_shows_its_address_hours_treatments_and_offers(client, promotion):
    clinic = ClinicFactory(name="Eastmere", latitude="51.5", longitude="-0.1")
    OpeningHours.objects.create(clinic=clinic, weekday=0, opens_at="09:00", closes_at="17:30")
    page = client.get(clinic.get_absolute_url())
    assert page.status_code == 200
    words = text(page)
    assert "Monday 09:00–17:30" in words
    assert "Tuesday Closed" in words
    assert 'href="tel:02079460101"' in page.content.decode()
    assert promotion.headline in words
    assert '"@type": "MedicalClinic"' in page.content.decode()
    assert "Eastmere" in text(client.get("/clinics/"))


def test_prices_say_what_they_include_and_prescription_only_medicines_have_none(client):
    clinic = ClinicFactory()
    shown, hidden = {"name": "PRP"}, {"name": "Hidden draft"}
    medicine = {"name": "Toxin", "is_prescription_only": True}
    for fields, is_public in ((shown, True), (medicine, True), (hidden, False)):
        treatment = TreatmentTypeFactory(**fields)
        if is_public:
            make_public(treatment)
        ClinicTreatment.objects.create(
            clinic=clinic, treatment=treatment, price_from="150.00", includes="one session"
        )
    page = text(client.get(clinic.get_absolute_url()))
    assert page.count("150.00") == 1
    assert "includes: one session" in page
    assert "Toxin" in page
    assert "Hidden draft" not in page


def test_a_clinic_that_closed_for_good_is_gone(client):
    clinic = ClinicFactory(closed_at=timezone.now(), name="Old Place")
    assert client.get(clinic.get_absolute_url()).status_code == 404
    assert "Old Place" not in client.get("/clinics/").content.decode()


def test_hostile_words_in_a_clinics_data_cannot_end_the_script_element(client):
    clinic = ClinicFactory(name="</script><script>alert(1)</script>")
    assert "<script>alert" not in client.get(clinic.get_absolute_url()).content.decode()


@pytest.mark.parametrize("count", [1, 12])
def test_the_pages_ask_the_database_as_often_whatever_they_hold(
    client, promotion, django_assert_max_num_queries, count
):
    for _ in range(count):
        clinic = ClinicFactory()
        OpeningHours.objects.create(clinic=clinic, weekday=0, opens_at="09:00", closes_at="17:30")
        promotion.treatments.add(TreatmentTypeFactory())
    with django_assert_max_num_queries(3):
        client.get("/clinics/")
    with django_assert_max_num_queries(7):
        client.get(clinic.get_absolute_url())
    with django_assert_max_num_queries(5):
        client.get(promotion.get_absolute_url())
