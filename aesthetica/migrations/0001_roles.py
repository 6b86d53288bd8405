"""Creates the groups of the roles."""

from django.db import migrations

from aesthetica import roles


def grant(apps, schema_editor):
    roles.grant(apps, schema_editor.connection.alias)


def revoke(apps, schema_editor):
    roles.revoke(apps, schema_editor.connection.alias)


class Migration(migrations.Migration):
    initial = True
    dependencies = [
        ("articles", "0001_content"),
        ("clinics", "0001_clinics"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("taggit", "0006_rename_taggeditem_content_type_object_id_taggit_tagg_content_8fc721_idx"),
    ]
    operations = [migrations.RunPython(grant, revoke)]
