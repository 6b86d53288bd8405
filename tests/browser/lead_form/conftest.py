"""An open offer and an article that shows its form."""

import pytest

from tests.articles.factories import ArticleFactory, make_public
from tests.clinics.factories import ConsentWordingFactory, PromotionFactory


@pytest.fixture
def promotion(settings):
    settings.LEADS_WITHOUT_PROOF = 0  # whoever gets a code here has done the work
    return PromotionFactory(
        headline="A first visit at no charge", consent_wording=ConsentWordingFactory(), terms="- One for each"
    )


@pytest.fixture
def article(promotion):
    return make_public(ArticleFactory(title="On needling"))
