"""How AI helped with a text: tool, day, instructions and human editor; versions name the tool for lists and rules."""

from django.conf import settings
from django.db import migrations, models
from django.db.models.fields.json import KT


def name_tools(apps, schema_editor):
    """Versions from before take the tool over from their content."""
    versions = apps.get_model("articles", "Revision").objects.using(schema_editor.connection.alias)
    tool = KT("content__generated_by")
    tools = versions.annotate(tool=tool).exclude(tool="").exclude(tool=None)
    for name in list(tools.order_by().values_list("tool", flat=True).distinct()):
        versions.annotate(tool=tool).filter(tool=name).update(generated_by=name[:80])


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0011_rule_settings'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='article',
            name='generated_on',
            field=models.DateField(blank=True, null=True, verbose_name='made by AI on'),
        ),
        migrations.AddField(
            model_name='article',
            name='human_editor',
            field=models.CharField(blank=True, help_text='The person who edited the draft, as readers may read it.', max_length=120, verbose_name='worked over by'),
        ),
        migrations.AddField(
            model_name='article',
            name='prompt_note',
            field=models.CharField(blank=True, help_text='The instructions in a sentence or two. Readers do not see them.', max_length=500, verbose_name='what the AI was asked for'),
        ),
        migrations.AddField(
            model_name='revision',
            name='generated_by',
            field=models.CharField(blank=True, editable=False, max_length=80, verbose_name='made with the help of AI'),
        ),
        migrations.AddField(
            model_name='revision',
            name='lifted_reason',
            field=models.CharField(blank=True, editable=False, max_length=300, verbose_name='why AI no longer counts'),
        ),
        migrations.AddField(
            model_name='treatmenttype',
            name='generated_on',
            field=models.DateField(blank=True, null=True, verbose_name='made by AI on'),
        ),
        migrations.AddField(
            model_name='treatmenttype',
            name='human_editor',
            field=models.CharField(blank=True, help_text='The person who edited the draft, as readers may read it.', max_length=120, verbose_name='worked over by'),
        ),
        migrations.AddField(
            model_name='treatmenttype',
            name='prompt_note',
            field=models.CharField(blank=True, help_text='The instructions in a sentence or two. Readers do not see them.', max_length=500, verbose_name='what the AI was asked for'),
        ),
        migrations.AlterField(
            model_name='article',
            name='generated_by',
            field=models.CharField(blank=True, help_text='The name and version of the AI. Readers see it; a medical reviewer must sign the text.', max_length=80, verbose_name='AI tool'),
        ),
        migrations.AlterField(
            model_name='treatmenttype',
            name='generated_by',
            field=models.CharField(blank=True, help_text='The name and version of the AI. Readers see it; a medical reviewer must sign the text.', max_length=80, verbose_name='AI tool'),
        ),
        migrations.AddIndex(
            model_name='revision',
            index=models.Index(fields=['article', 'generated_by'], name='revision_by_ai'),
        ),
        migrations.RunPython(name_tools, migrations.RunPython.noop),
    ]
