"""Templates of packages that ours stand in for: an upgrade of the package that changes one of them is noticed here."""

from collections.abc import Iterable
from pathlib import Path

import pytest
import unfold
from django.apps import apps
from django.conf import settings

OURS = Path(settings.BASE_DIR) / "templates"
UNFOLD = Path(unfold.__file__).parent / "templates"

# What ours says instead of a line of the package; every other line of the package stands in ours, in its order.
INSTEAD = {
    "admin/base.html": {
        '{% include "unfold/helpers/header.html" %}': '<header>{% include "unfold/helpers/header.html" %}</header>',
        '<div id="content" class=': '<div id="content" tabindex="-1" class=',
    },
    "unfold/layouts/unauthenticated.html": {
        '<div class="w-full sm:w-96">': '<main class="w-full sm:w-96">',
        "{% block content %}{% endblock %}\n            </div>": "{% block content %}{% endblock %}\n            </main>",
        '{% include "unfold/helpers/unauthenticated_header.html" %}': (
            '<header>{% include "unfold/helpers/unauthenticated_header.html" %}</header>'
        ),
    },
}
# Pages whose content is our own: the package's is replaced whole.
WHOLLY_OURS = {"admin/index.html"}


def lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def missing_in_order(wanted: Iterable[str], found: Iterable[str]) -> list[str]:
    """The lines of `wanted` that do not stand in `found`, read once from top to bottom."""
    rest = list(found)
    missing = []
    for line in wanted:
        if line in rest:
            del rest[: rest.index(line) + 1]
        else:
            missing.append(line)
    return missing


def test_every_template_that_stands_in_for_a_package_s_is_compared():
    shipped = [
        Path(app.path) / "templates"
        for app in apps.get_app_configs()
        if "site-packages" in app.path and not app.name.startswith("django.contrib")
    ]
    standing_in = {
        str(ours.relative_to(OURS))
        for ours in OURS.rglob("*.html")
        if any((folder / ours.relative_to(OURS)).exists() for folder in shipped)
    }
    assert standing_in == INSTEAD.keys() | WHOLLY_OURS


@pytest.mark.parametrize("name", INSTEAD)
def test_a_template_that_stands_in_keeps_all_of_the_package_s(name):
    package = (UNFOLD / name).read_text()
    for theirs, ours in INSTEAD[name].items():
        assert package.count(theirs) == 1, f"django-unfold changed {theirs!r} in {name}: look at ours again."
        package = package.replace(theirs, ours)
    assert missing_in_order(lines(package), lines((OURS / name).read_text())) == []
