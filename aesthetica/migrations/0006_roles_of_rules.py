"""Lets clinical reviewers and administrators change the rules of the check, and those who write read them."""

from django.db import migrations

from aesthetica import roles


def grant(apps, schema_editor):
    roles.grant(apps, schema_editor.connection.alias)


class Migration(migrations.Migration):
    dependencies = [
        ("aesthetica", "0005_roles_of_changes"),
        ("articles", "0011_rule_settings"),
    ]
    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
