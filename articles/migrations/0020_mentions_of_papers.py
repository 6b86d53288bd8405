"""Papers that texts name without recording them, one row for each way of naming one."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0019_guest_comments'),
    ]

    operations = [
        migrations.CreateModel(
            name='PaperMention',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('words', models.CharField(editable=False, max_length=160, verbose_name='as the text has it')),
                ('author', models.CharField(editable=False, max_length=80, verbose_name='first author')),
                ('year', models.PositiveSmallIntegerField(editable=False, verbose_name='year')),
                ('sentence', models.TextField(editable=False, verbose_name='sentence')),
                ('is_live', models.BooleanField(editable=False, verbose_name='in the live text')),
                ('is_newest', models.BooleanField(editable=False, verbose_name='in the newest text')),
                ('article', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='articles.article')),
                ('treatment_type', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='articles.treatmenttype')),
            ],
            options={
                'verbose_name': 'mention of a paper',
                'verbose_name_plural': 'mentions of papers',
                'abstract': False,
                'default_permissions': (),
                'indexes': [models.Index(fields=['words'], name='papermention_words')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('article__isnull', False), ('treatment_type__isnull', True)), models.Q(('article__isnull', True), ('treatment_type__isnull', False)), _connector='OR'), name='papermention_belongs_to_one_page'), models.UniqueConstraint(fields=('article', 'words'), name='papermention_once_per_article'), models.UniqueConstraint(fields=('treatment_type', 'words'), name='papermention_once_per_treatment'), models.CheckConstraint(condition=models.Q(('is_live', True), ('is_newest', True), _connector='OR'), name='papermention_stands_somewhere')],
            },
        ),
    ]
