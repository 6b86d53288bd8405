"""One change made to many pages, and the way back."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0008_story_so_far'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='BulkEdit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('what', models.CharField(editable=False, max_length=300, verbose_name='what')),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='made at')),
                ('undone_at', models.DateTimeField(editable=False, null=True, verbose_name='taken back at')),
                ('made_by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='made by')),
                ('undone_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='taken back by')),
            ],
            options={
                'verbose_name': 'change of many pages',
                'verbose_name_plural': 'changes of many pages',
                'ordering': ['-made_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='BulkEditedPage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('before', models.JSONField(editable=False)),
                ('article', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='articles.article')),
                ('bulk_edit', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='pages', to='articles.bulkedit')),
                ('revision', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='articles.revision')),
                ('treatment_type', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='articles.treatmenttype')),
            ],
            options={
                'ordering': ['pk'],
                'abstract': False,
            },
        ),
        migrations.AddConstraint(
            model_name='bulkedit',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('undone_at__isnull', True), ('undone_by__isnull', True)), models.Q(('undone_at__isnull', False), ('undone_by__isnull', False)), _connector='OR'), name='bulkedit_taken_back_by_somebody'),
        ),
        migrations.AddConstraint(
            model_name='bulkeditedpage',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('article__isnull', False), ('treatment_type__isnull', True)), models.Q(('article__isnull', True), ('treatment_type__isnull', False)), _connector='OR'), name='bulkeditedpage_belongs_to_one_page'),
        ),
        migrations.AddConstraint(
            model_name='bulkeditedpage',
            constraint=models.UniqueConstraint(fields=('bulk_edit', 'article'), name='bulkedit_once_per_article'),
        ),
        migrations.AddConstraint(
            model_name='bulkeditedpage',
            constraint=models.UniqueConstraint(fields=('bulk_edit', 'treatment_type'), name='bulkedit_once_per_treatment'),
        ),
    ]
