"""What a site has stored survives each change of the schema, and its way back."""

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

pytestmark = pytest.mark.django_db(transaction=True)
BEFORE = [("articles", "0025_picture_rights_and_files")]
AFTER = [("articles", "0027_licence_ends_with_the_picture")]


def migrate(targets):
    executor = MigrationExecutor(connection)
    executor.migrate(targets)
    return executor.loader.project_state(targets).apps


@pytest.fixture
def apps_before():
    yield migrate([*BEFORE, ("aesthetica", "0012_roles_of_publishing_alone")])
    migrate(MigrationExecutor(connection).loader.graph.leaf_nodes())


def test_ends_of_licences_and_sizes_move_to_the_picture_and_back(apps_before):
    Image, Credit = (
        apps_before.get_model("articles", "Image"),
        apps_before.get_model("articles", "ImageCredit"),
    )
    old = {"name": "images/a-480.webp", "width": 480, "height": 320}
    image = Image.objects.create(slug="a", title="A", file="images/a.webp", renditions=[old], focal_x=20)
    Credit.objects.create(image=image, expires_on="2027-01-31")
    now = migrate(AFTER).get_model("articles", "Image").objects.get()
    assert str(now.shown_until) == "2027-01-31" and now.files_due_at is not None and not now.focal_is_guess
    assert now.renditions == [{"shape": "whole", "format": "webp"} | old]
    again = migrate([*BEFORE, ("aesthetica", "0012_roles_of_publishing_alone")])
    assert again.get_model("articles", "Image").objects.get().renditions == [old]
    assert str(again.get_model("articles", "ImageCredit").objects.get().expires_on) == "2027-01-31"
