"""A person's whole way through the program, and that nothing of it is left after an erasure."""

import json
import logging
import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from clinics.defences import fill_time
from clinics.models import (
    KnownClient,
    Lead,
    OutgoingEmail,
    Person,
    PromoCode,
    Promotion,
    SuppressedAddress,
    Webhook,
    WebhookDelivery,
)
from clinics.privacy import person_file
from clinics.reports import funnels
from clinics.reports.period import Period
from clinics.reports.scope import Scope
from tests.clinics.factories import ClinicFactory, ConsentWordingFactory, LeadFactory, PromotionFactory

EMAIL, MISTYPED, PHONE, NAME = (
    "zelda.quimby@zweibel.example", "zelda.qimby@zweibel.example", "+44 20 7946 0987", "Zelda Quimby",
)  # fmt: skip
TRACES = re.compile(rb"zelda|qui?mby|zweibel|7946[ -]?0987|mailing-link-4711", re.IGNORECASE)


def held_by_sqlite() -> bytes:
    """Every byte of the database's files."""
    name = Path(connection.settings_dict["NAME"])
    files = [name, name.with_name(name.name + "-wal"), name.with_name(name.name + "-journal")]
    return b"".join(file.read_bytes() for file in files if file.exists())


def held_in_tables() -> bytes:
    """Every value of every table, sessions and histories included."""
    with connection.cursor() as cursor:
        values = []
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            values += cursor.fetchall()
    return repr(values).encode()


def held() -> bytes:
    return held_in_tables() + (held_by_sqlite() if connection.vendor == "sqlite" else b"")


@pytest.fixture
def roles(transactional_db):
    """Emptying the tables after another such test takes the roles away; they are data of a migration."""
    from django.apps import apps

    from aesthetica.roles import grant

    grant(apps)


def ask(client, promotion, **fields):
    stamp = fill_time.stamp(timezone.now() - timedelta(seconds=30), is_cacheable=False)
    form = {
        "adult": "on",
        "marketing_consent": "on",
        "stamp": stamp,
        "email": EMAIL,
        "phone": PHONE,
        "name": NAME,
    }
    page = {"page": f"/articles/prp/?utm_source=news&utm_content=mailing-link-4711&utm_term={EMAIL}"}
    response = client.post(
        promotion.get_absolute_url(), form | page | fields, headers={"Sec-Fetch-Site": "same-origin"}
    )
    assert response.status_code == 302


def at_the_desk(cast, clinic, promo_code):
    client = cast.client("desk_lead")
    client.post("/admin/desk/", {"code": str(promo_code), "clinic": clinic.pk})
    promo_code.redeem(clinic=clinic, by=cast.desk, is_new_client=True).undo(
        by=cast.desk_lead, reason=f"It was another person, not {NAME}"
    )
    promo_code.redeem(clinic=clinic, by=cast.desk, is_new_client=True)


def at_the_office(cast, lead):
    marketing, privacy = cast.client("marketing"), cast.client("privacy")
    lead.correct_email(EMAIL, by=cast.marketing)
    for model in ("lead", "promocode", "outgoingemail", "consent", "redemption"):
        marketing.get(reverse(f"admin:clinics_{model}_changelist"), {"q": EMAIL} if model == "lead" else {})
    marketing.get(reverse("admin:clinics_lead_change", args=[lead.pk]))
    table = {"action": "export_csv", "_selected_action": [lead.pk]}
    b"".join(marketing.post(reverse("admin:clinics_lead_changelist"), table))
    for act in ("find", "export"):
        privacy.post(reverse("admin:clinics_lead_person"), {"act": act, "email": EMAIL})


def in_other_programs(lead):
    webhook = Webhook.objects.create(name="CRM", url="https://crm.example.org/hook", sends_contact=True)
    WebhookDelivery.objects.create(
        webhook=webhook, lead=lead, event="lead.created", payload=json.dumps({"email": EMAIL, "name": NAME})
    )
    bounce = SuppressedAddress.Reason.BOUNCE
    SuppressedAddress.objects.suppress(EMAIL, bounce, answer=f"550 <{EMAIL}> unknown")
    OutgoingEmail.objects.filter(lead=lead).update(last_error=f"450 {EMAIL} later")


def figures():
    window = (timezone.now() - timedelta(days=1), timezone.now() + timedelta(days=1))
    scope = Scope(Period(timezone.localdate() - timedelta(days=1), timezone.localdate()))
    tables = (funnels.by_promotion, funnels.by_source, funnels.by_page, funnels.by_clinic)
    return [table(scope) for table in tables], list(
        Promotion.objects.with_performance(*window).values_list("asked", "issued", "sent", "redeemed")
    )


@pytest.mark.django_db(transaction=True)
def test_after_an_erasure_no_file_table_or_log_holds_the_person_and_the_figures_stay(
    client, cast, roles, caplog, capfd
):
    caplog.set_level(logging.INFO)
    clinic, wording = ClinicFactory(), ConsentWordingFactory()
    first, second = (PromotionFactory(consent_wording=wording) for _each in range(2))
    ask(client, first, email=MISTYPED)
    ask(client, first, email=MISTYPED, phone="")
    ask(client, second)
    call_command("worker", once=True)
    lead = Lead.objects.get(promotion=first)
    in_other_programs(lead)
    at_the_desk(cast, clinic, lead.promo_code)
    at_the_office(cast, lead)
    assert TRACES.search(held())
    before = figures()

    erase = {"act": "erase", "confirmed": "1", "email": EMAIL}
    assert cast.client("privacy").post(reverse("admin:clinics_lead_person"), erase).status_code == 302

    left = held()
    assert [left[found.start() - 80 : found.end() + 80] for found in TRACES.finditer(left)] == []
    logged = caplog.text.encode() + "".join(capfd.readouterr()).encode()
    assert b"POST" in logged and not TRACES.search(logged)
    assert figures() == before
    assert set(OutgoingEmail.objects.values_list("to_address", flat=True)) == {""}


@pytest.mark.django_db
def test_once_per_person_holds_after_the_erasure_until_the_promotion_is_over():
    promotion, now = PromotionFactory(ends_at=timezone.now() + timedelta(days=60)), timezone.now()
    code = promotion.issue_to(LeadFactory(email=EMAIL))
    Person.known_as(EMAIL).erase(at=now)
    again = promotion.issue_to(LeadFactory(email=EMAIL.upper()), at=now + timedelta(hours=1))
    assert again == code and PromoCode.objects.count() == 1
    assert Lead.objects.forget_keys(now + timedelta(days=61)) == 1
    assert not Person.known_as(EMAIL).leads.exists()


@pytest.mark.django_db
def test_a_lead_taken_for_spam_and_a_late_answer_belong_to_the_person():
    promotion = PromotionFactory()
    promotion.keep_apart(LeadFactory(email=EMAIL), "honeypot")
    promotion.issue_to(LeadFactory(email="first@zweibel.example", phone=PHONE)).lead.erase()
    promotion.issue_to(LeadFactory(email=EMAIL, phone=PHONE), at=timezone.now() + timedelta(hours=1))
    assert OutgoingEmail.objects.filter(to_address=EMAIL).count() == 1
    assert Person.known_as(EMAIL).erase() == {"leads": 1, "emails": 1}
    assert not TRACES.search(held_in_tables())


@pytest.mark.django_db
def test_somebody_elses_mistyped_mail_does_not_make_them_the_person():
    lead = PromotionFactory().issue_to(LeadFactory(email=MISTYPED, name="Somebody Else")).lead
    lead.correct_email("else@example.org", by=None)
    held = person_file.person_file(Person.known_as(MISTYPED))
    assert held["leads"] == []
    assert [each["to_address"] for each in held["other_emails"]] == [MISTYPED]
    Person.known_as(MISTYPED).erase()
    lead.refresh_from_db()
    assert (lead.email, lead.erased_at) == ("else@example.org", None)


@pytest.mark.django_db
def test_the_file_names_everything_that_is_held(cast):
    clinic, wording = ClinicFactory(name="Larkminster"), ConsentWordingFactory(text="I agree to letters.")
    promotion = PromotionFactory(consent_wording=wording)
    code = promotion.issue_to(LeadFactory(email=EMAIL, phone=PHONE, name=NAME), is_consenting=True)
    code.redeem(clinic=clinic, by=cast.desk, is_new_client=True)
    KnownClient.objects.create(key=code.lead.email_key, list_name="clients-2025.csv")
    in_other_programs(code.lead)
    person = Person.known_as(EMAIL)
    person.record("viewed", by=cast.privacy)
    held = json.loads(person_file.as_json(person))
    (lead,) = held["leads"]
    assert (lead["email"], lead["phone"], lead["name"]) == (EMAIL, PHONE, NAME)
    assert lead["consents"][0]["wording"] == "I agree to letters."
    assert lead["consents"][0]["digest"] == wording.digest
    assert lead["consents"][0]["version"] == wording.version
    assert lead["consents"][0]["confirmed_at"]
    assert lead["code"]["code"] == str(code)
    assert lead["redemptions"][0]["clinic"] == "Larkminster"
    assert lead["emails"][0]["to_address"] == EMAIL and str(code) in lead["emails"][0]["text_body"]
    assert lead["told_to_other_programs"][0]["receiver"] == "CRM"
    assert EMAIL in lead["told_to_other_programs"][0]["payload"]
    assert [each["act"] for each in lead["accesses"]] == ["viewed"]
    assert held["earlier_client_lists"][0]["list_name"] == "clients-2025.csv"
    assert held["suppressions"][0]["reason"] == "bounce"
    assert "privacy" not in json.dumps(held["leads"])  # not who of the staff looked


@pytest.mark.django_db
def test_lists_of_digests_stay_so_that_the_objection_is_not_forgotten():
    lead = PromotionFactory().issue_to(LeadFactory(email=EMAIL)).lead
    KnownClient.objects.create(key=lead.email_key, list_name="clients.csv")
    SuppressedAddress.objects.suppress(EMAIL, SuppressedAddress.Reason.COMPLAINT)
    Person.known_as(EMAIL).erase()
    assert SuppressedAddress.objects.of(EMAIL)
    assert KnownClient.objects.with_keys([lead.email_key]).exists()


@pytest.mark.django_db
def test_nobody_is_found_by_a_blank():
    PromotionFactory().issue_to(LeadFactory())
    Lead.objects.update(erased_at=timezone.now(), email="", phone="", name="", email_key=None)
    assert not Person.known_as("").leads.exists()
    assert not Person.known_as("no address").is_known
