"""Lets all who see content see what people are asked to do about it."""

from django.db import migrations

from aesthetica import roles


def grant(apps, schema_editor):
    roles.grant(apps, schema_editor.connection.alias)


class Migration(migrations.Migration):
    dependencies = [("aesthetica", "0010_roles_of_share_links"), ("articles", "0021_tasks_and_readings")]
    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
