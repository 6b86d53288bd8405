"""The notices as shipped: every installation begins with their wordings; staff keep them up from then on."""

from django.db import migrations

from articles.compliance.notices import notices

FIELDS = ("jurisdiction", "title", "text", "effective_from", "source_url", "checked_on")


def load(apps, schema_editor):
    notice_model = apps.get_model("articles", "Notice")
    for notice in notices():
        notice_model.objects.using(schema_editor.connection.alias).get_or_create(
            code=notice.code,
            effective_from=notice.effective_from,
            defaults={name: getattr(notice, name) for name in FIELDS},
        )


class Migration(migrations.Migration):
    dependencies = [("articles", "0002_search")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop, elidable=False)]
