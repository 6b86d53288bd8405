"""Lets staff write plans, series, corrections and pages about the site, and clinicians sign plans."""

from django.db import migrations

from aesthetica import roles


def grant(apps, schema_editor):
    roles.grant(apps, schema_editor.connection.alias)


class Migration(migrations.Migration):
    dependencies = [
        ("aesthetica", "0014_roles_of_imports"),
        ("articles", "0030_drafts_of_pages_about_the_site"),
        ("clinics", "0008_site_look"),
    ]
    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
