"""What a code is used for: offered by its terms, kept, refused where it does not count."""

import re

import pytest

from clinics.models import Redemption
from tests.articles.factories import TreatmentTypeFactory, make_public
from tests.clinics.desk.acts import DESK, hidden, look_up, words
from tests.clinics.factories import PromotionFactory, issued_code

pytestmark = pytest.mark.django_db


def choices(response):
    page = response.content.decode().partition('name="treatment"')[2].partition("</select>")[0]
    return re.findall(r"<option value=\"(\d*)\"( selected)?>([^<]+)", page)


def test_the_treatments_of_the_terms_are_offered_and_a_single_one_is_chosen(desk, clinic):
    peel, filler = TreatmentTypeFactory(name="Peel"), TreatmentTypeFactory(name="Filler")
    promotion = PromotionFactory()
    promotion.treatments.add(peel)
    found = look_up(desk, clinic, str(issued_code(promotion)))
    assert choices(found) == [("", "", "Not said"), (str(peel.pk), " selected", "Peel")]
    promotion.treatments.add(filler)
    names = {name for _key, is_chosen, name in choices(look_up(desk, clinic, str(issued_code(promotion))))}
    assert names == {"Not said", "Peel", "Filler"}


def test_without_treatments_in_the_terms_all_that_offers_are_allowed_for_are_offered(desk, clinic):
    make_public(TreatmentTypeFactory(name="Peel"))
    make_public(TreatmentTypeFactory(name="Toxin", is_prescription_only=True))
    TreatmentTypeFactory(name="Draft")
    found = look_up(desk, clinic, str(issued_code()))
    assert [name for _key, _chosen, name in choices(found)] == ["Not said", "Peel"]


def test_the_treatment_is_kept_and_shown(desk, clinic):
    peel = make_public(TreatmentTypeFactory(name="Peel"))
    found = look_up(desk, clinic, str(issued_code()))
    answer = hidden(found) | {"is_new_client": "yes", "treatment": peel.pk}
    seen = words(desk.post(f"{DESK}redeem/", answer, follow=True))
    assert "Larkminster. Peel." in seen
    assert "new client, Peel" in seen
    assert Redemption.objects.get().treatment == peel


@pytest.mark.parametrize("is_named", [True, False])
def test_another_treatment_is_refused_and_the_answer_can_be_changed(desk, clinic, is_named):
    other = TreatmentTypeFactory(name="Toxin", is_prescription_only=True)
    promotion = PromotionFactory()
    if is_named:
        promotion.treatments.add(TreatmentTypeFactory(name="Peel"))
    found = look_up(desk, clinic, str(issued_code(promotion)))
    answer = hidden(found) | {"is_new_client": "yes", "treatment": other.pk}
    seen = words(desk.post(f"{DESK}redeem/", answer))
    assert "Not for this treatment" in seen
    assert "Change the answer" in seen
    assert not Redemption.objects.exists()


def test_an_invented_treatment_is_asked_for_again(desk, clinic):
    found = look_up(desk, clinic, str(issued_code()))
    response = desk.post(f"{DESK}redeem/", hidden(found) | {"is_new_client": "yes", "treatment": "999999"})
    assert response.status_code == 422
    assert not Redemption.objects.exists()
