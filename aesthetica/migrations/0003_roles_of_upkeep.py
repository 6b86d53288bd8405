"""Lets editors and administrators see which addresses readers miss."""

from django.db import migrations

from aesthetica import roles


def grant(apps, schema_editor):
    roles.grant(apps, schema_editor.connection.alias)


class Migration(migrations.Migration):
    dependencies = [
        ("aesthetica", "0002_roles_of_client_journey"),
        ("articles", "0006_missing_addresses"),
    ]
    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
