"""A verified paper names who verified it; apart from the data, which PostgreSQL does not mix with a change of the table."""

from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("articles", "0016_citation_checks_so_far")]
    operations = [
        migrations.AddConstraint(
            model_name="citation",
            constraint=models.CheckConstraint(
                condition=Q(("state", "verified"), _negated=True) | Q(("verified_by__isnull", False)),
                name="citation_verified_has_person",
            ),
        ),
    ]
