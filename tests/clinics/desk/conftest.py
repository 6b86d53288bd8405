"""A clinic, and a person signed in at its desk."""

import pytest

from tests.clinics.factories import ClinicFactory, UserFactory


@pytest.fixture
def clinic():
    return ClinicFactory(name="Larkminster")


@pytest.fixture
def desk(client, clinic):
    user = UserFactory.allowed("redeem_promocode", username="desk")
    clinic.staff.add(user)
    client.force_login(user)
    client.user = user
    return client
