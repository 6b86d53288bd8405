"""Lets medical reviewers verify papers, and all who see content see what was decided about them."""

from django.db import migrations

from aesthetica import roles


def grant(apps, schema_editor):
    roles.grant(apps, schema_editor.connection.alias)


class Migration(migrations.Migration):
    dependencies = [("aesthetica", "0008_roles_of_comments"), ("articles", "0017_citation_verified_has_person")]
    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
