"""Lets all who see content see the versions that have a name."""

from django.db import migrations

from aesthetica import roles


def grant(apps, schema_editor):
    roles.grant(apps, schema_editor.connection.alias)


class Migration(migrations.Migration):
    dependencies = [("aesthetica", "0006_roles_of_rules"), ("articles", "0013_milestones")]
    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
