"""An open offer."""

import pytest

from tests.clinics.factories import ConsentWordingFactory, PromotionFactory


@pytest.fixture
def promotion():
    return PromotionFactory(consent_wording=ConsentWordingFactory())
