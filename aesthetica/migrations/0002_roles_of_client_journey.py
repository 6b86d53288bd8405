"""Gives the roles what the client journey added, and makes the desk lead."""

from django.db import migrations

from aesthetica import roles


def grant(apps, schema_editor):
    roles.grant(apps, schema_editor.connection.alias)


def take_back(apps, schema_editor):
    """The permissions themselves go with their models; only the new role has to be taken away."""
    roles.revoke(apps, schema_editor.connection.alias, [roles.DESK_LEAD])


class Migration(migrations.Migration):
    dependencies = [("aesthetica", "0001_roles"), ("clinics", "0004_fill_client_journey")]
    operations = [migrations.RunPython(grant, take_back)]
