"""Nobody deletes the records of a code, whatever their role."""

import pytest
from django.contrib import admin
from django.test import RequestFactory

from clinics.models import LookupAttempt, OutgoingEmail, PromoCode, Redemption
from tests.cast import ROLE_OF
from tests.clinics.factories import ClinicFactory, issued_code


@pytest.mark.parametrize("name", [*ROLE_OF, "superuser"])
def test_no_role_deletes_a_code_its_redemptions_look_ups_or_mails(cast, name):
    promo_code = issued_code()
    promo_code.redeem(clinic=ClinicFactory(), by=cast.desk, is_new_client=True).undo(
        by=cast.desk, reason="Slip"
    )
    LookupAttempt.objects.create(by=cast.desk, promo_code=promo_code)
    client, request = cast.client(name), RequestFactory().get("/")
    request.user = getattr(cast, name)
    for model in (PromoCode, Redemption, LookupAttempt, OutgoingEmail):
        pk, path = model.objects.get().pk, f"/admin/clinics/{model._meta.model_name}/"
        assert client.get(f"{path}{pk}/delete/").status_code == 403
        assert client.post(f"{path}{pk}/delete/", {"post": "yes"}).status_code == 403
        client.post(path, {"action": "delete_selected", "_selected_action": pk, "post": "yes"})
        assert model.objects.filter(pk=pk).exists()
        assert "delete_selected" not in admin.site.get_model_admin(model).get_actions(request)
