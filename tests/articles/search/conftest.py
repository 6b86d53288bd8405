"""Two subjects that patients search for."""

import pytest

from articles.models import BodyArea, Concern, Indication
from tests.articles.factories import TreatmentTypeFactory, make_public


@pytest.fixture
def pigment():
    return Concern.objects.create(
        slug="pigmentation",
        name="Uneven tone",
        clinical_name="Hyperpigmentation",
        patient_wording="dark spots, age spots",
    )


@pytest.fixture
def polynucleotides():
    crepey = Concern.objects.create(
        slug="crepey-skin", name="Crepey skin", patient_wording="thin skin, crêpey skin"
    )
    neck = BodyArea.objects.create(slug="neck", name="Neck")
    treatment = TreatmentTypeFactory(name="Polynucleotides", slug="polynucleotides", aliases="Salmon DNA\nPN")
    Indication.objects.create(treatment=treatment, concern=crepey, area=neck)
    return make_public(treatment)
