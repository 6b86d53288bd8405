"""An offer for new clients knows those who were clients before."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.utils import timezone

from clinics.defences import fill_time
from clinics.models import KnownClient, Lead, OutgoingEmail, PromoCode
from tests.clinics.factories import LeadFactory, PromotionFactory, issued_code

pytestmark = pytest.mark.django_db
LIST = b"email,phone\nanna.may@gmail.com,020 7946 0101\n"


def import_list(data=LIST, **options):
    return KnownClient.objects.import_list(data, list_name="clients.csv", region="GB", **options)


def kinds():
    return list(OutgoingEmail.objects.order_by("pk").values_list("kind", "status"))


def test_a_list_is_kept_as_digests_and_twice_changes_nothing():
    first, second = import_list(), import_list()
    assert (first.rows, first.new, first.known) == (1, 2, 0)
    assert (second.rows, second.new, second.known) == (1, 0, 2)
    stored = str(list(KnownClient.objects.values()))
    assert "anna" not in stored and "7946" not in stored
    assert settings.SECRET_KEY not in stored


def test_a_dry_run_adds_nothing():
    assert import_list(is_dry_run=True).new == 2
    assert not KnownClient.objects.exists()


def test_thousands_of_rows_go_in_with_few_statements(django_assert_max_num_queries):
    rows = "".join(f"client{number}@example.org\n" for number in range(2000))
    with django_assert_max_num_queries(10):
        assert import_list(f"email\n{rows}".encode()).new == 2000


@pytest.mark.parametrize("email", ["anna.may@gmail.com", "AnnaMay+offers@googlemail.com"])
def test_an_earlier_client_gets_no_code_and_a_mail_that_says_why(email):
    import_list()
    assert issued_code(email=email) is None
    assert not PromoCode.objects.exists()
    assert kinds() == [("new_clients_only", "queued")]
    assert Lead.objects.get().known_client


def test_asking_again_floods_nobody():
    import_list()
    promotion = PromotionFactory()
    for _each in range(3):
        promotion.issue_to(LeadFactory(email="anna.may@gmail.com"))
    assert Lead.objects.count() == 1
    assert [status for _kind, status in kinds()] == ["queued", "withheld", "withheld"]


def test_a_telephone_on_the_list_is_no_reason_to_tell_a_mailbox_anything():
    import_list()
    promo_code = issued_code(email="somebody@example.org", phone="+44 20 7946 0101")
    assert promo_code.known_client.list_name == "clients.csv"
    assert kinds() == [("code_issued", "queued")]


def test_an_offer_for_everybody_is_for_earlier_clients_too():
    import_list()
    assert issued_code(PromotionFactory(new_clients_only=False), email="anna.may@gmail.com")


def test_who_was_taken_off_the_list_gets_the_code_when_asking_again():
    import_list()
    promotion = PromotionFactory()
    promotion.issue_to(LeadFactory(email="anna.may@gmail.com"))
    KnownClient.objects.all().delete()
    promo_code = promotion.issue_to(LeadFactory(email="anna.may@gmail.com"))
    assert promo_code.lead == Lead.objects.get()
    assert kinds()[-1] == ("code_issued", "queued")
    assert promotion.issue_to(LeadFactory(email="anna.may@gmail.com")) == promo_code


def test_an_erased_person_who_was_taken_off_the_list_begins_anew():
    import_list()
    promotion = PromotionFactory()
    promotion.issue_to(LeadFactory(email="anna.may@gmail.com"))
    erased = Lead.objects.get()
    erased.erase()
    assert promotion.issue_to(LeadFactory(email="anna.may@gmail.com")) is None
    KnownClient.objects.all().delete()
    promo_code = promotion.issue_to(LeadFactory(email="anna.may@gmail.com"))
    assert promo_code.lead != erased
    assert OutgoingEmail.objects.filter(promo_code=promo_code).get().to_address == "anna.may@gmail.com"
    erased.refresh_from_db()
    assert erased.email == ""


def test_the_public_page_says_the_same_to_earlier_clients(client):
    import_list()
    promotion, answers = PromotionFactory(), []
    for email in ("anna.may@gmail.com", "somebody.else@example.org"):
        stamp = fill_time.stamp(timezone.now() - timedelta(minutes=1), is_cacheable=False)
        form = {"email": email, "adult": "on", "stamp": stamp}
        response = client.post(promotion.get_absolute_url(), form, follow=True)
        answers.append((response.status_code, response.redirect_chain, response.content))
    assert answers[0] == answers[1]
    assert [kind for kind, _status in kinds()] == ["new_clients_only", "code_issued"]
