"""Lets administrators choose how the site looks."""

from django.db import migrations

from aesthetica import roles


def grant(apps, schema_editor):
    roles.grant(apps, schema_editor.connection.alias)


class Migration(migrations.Migration):
    dependencies = [
        ("aesthetica", "0014_roles_of_imports"),
        ("clinics", "0007_site_look"),
    ]
    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
