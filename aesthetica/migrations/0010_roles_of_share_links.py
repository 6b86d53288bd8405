"""Lets all who see content see with whom it is shared."""

from django.db import migrations

from aesthetica import roles


def grant(apps, schema_editor):
    roles.grant(apps, schema_editor.connection.alias)


class Migration(migrations.Migration):
    dependencies = [("aesthetica", "0009_roles_of_citations"), ("articles", "0018_share_links")]
    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
