"""Lets those who read content see what was imported."""

from django.db import migrations

from aesthetica import roles


def grant(apps, schema_editor):
    roles.grant(apps, schema_editor.connection.alias)


class Migration(migrations.Migration):
    dependencies = [
        ("aesthetica", "0013_roles_of_pictures"),
        ("articles", "0028_imports"),
    ]
    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
