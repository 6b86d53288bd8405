"""Lets administrators read the audit trail of all pages."""

from django.db import migrations

from aesthetica import roles


def grant(apps, schema_editor):
    roles.grant(apps, schema_editor.connection.alias)


class Migration(migrations.Migration):
    dependencies = [("aesthetica", "0003_roles_of_upkeep"), ("articles", "0008_story_so_far")]
    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
