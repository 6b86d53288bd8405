"""Lets those who read the content see what was changed on many pages at once."""

from django.db import migrations

from aesthetica import roles


def grant(apps, schema_editor):
    roles.grant(apps, schema_editor.connection.alias)


class Migration(migrations.Migration):
    dependencies = [
        ("aesthetica", "0004_roles_of_history"),
        ("articles", "0009_changes_of_many_pages"),
    ]
    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
