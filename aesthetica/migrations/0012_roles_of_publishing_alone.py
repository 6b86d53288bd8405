"""Adds the role of those who publish own words without a second pair of eyes."""

from django.db import migrations

from aesthetica import roles


def grant(apps, schema_editor):
    roles.grant(apps, schema_editor.connection.alias)


class Migration(migrations.Migration):
    dependencies = [
        ("aesthetica", "0011_roles_of_tasks"),
        ("articles", "0022_scheduled_changes_and_corrections"),
    ]
    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
