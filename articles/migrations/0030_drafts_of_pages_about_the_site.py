"""Loads drafts of the pages about the site; nobody sees them before the clinic publishes them."""

import tomllib
from pathlib import Path

from django.db import migrations


def load(apps, schema_editor):
    pages = apps.get_model("articles", "SitePage").objects.using(schema_editor.connection.alias)
    text = (Path(__file__).parent.parent / "site_pages.toml").read_text("utf-8")
    for row in tomllib.loads(text)["page"]:
        pages.get_or_create(slug=row["slug"], defaults=row | {"body": row["body"].strip()})


class Migration(migrations.Migration):
    dependencies = [("articles", "0029_plans_series_and_pages_about_the_site")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
