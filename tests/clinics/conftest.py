"""What the clinics' tests share."""

import pytest
from django.core.cache import caches


@pytest.fixture(autouse=True)
def fresh_counters(request):
    """Rate limits begin at zero: their counters outlive a test's transaction."""
    marker = request.node.get_closest_marker("django_db")
    if marker:
        request.getfixturevalue("transactional_db" if marker.kwargs.get("transaction") else "db")
        caches["shared"].clear()
