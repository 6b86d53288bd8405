"""Lets all who see content see what is said about it."""

from django.db import migrations

from aesthetica import roles


def grant(apps, schema_editor):
    roles.grant(apps, schema_editor.connection.alias)


class Migration(migrations.Migration):
    dependencies = [("aesthetica", "0007_roles_of_milestones"), ("articles", "0014_comments")]
    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
