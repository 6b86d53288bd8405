"""Lets those who keep the library keep its collections and the conditions of results."""

from django.db import migrations

from aesthetica import roles


def grant(apps, schema_editor):
    roles.grant(apps, schema_editor.connection.alias)


class Migration(migrations.Migration):
    dependencies = [
        ("aesthetica", "0012_roles_of_publishing_alone"),
        ("articles", "0027_licence_ends_with_the_picture"),
    ]
    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
