"""Addresses that readers miss, and redirects that say that a page is gone for good."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0005_unsaved_drafts'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='MissingAddress',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('path', models.CharField(editable=False, max_length=300, unique=True, verbose_name='address')),
                ('count', models.PositiveIntegerField(db_index=True, default=1, editable=False, verbose_name='times asked for')),
                ('first_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='first asked for')),
                ('last_at', models.DateTimeField(db_index=True, default=django.utils.timezone.now, editable=False, verbose_name='last asked for')),
                ('referrer', models.CharField(blank=True, editable=False, max_length=300, verbose_name='linked from')),
                ('set_aside_at', models.DateTimeField(editable=False, null=True, verbose_name='set aside at')),
            ],
            options={
                'verbose_name': 'missing address',
                'verbose_name_plural': 'missing addresses',
                'ordering': ['-count', 'path'],
            },
        ),
        migrations.RemoveConstraint(
            model_name='redirect',
            name='redirect_stays_on_this_site',
        ),
        migrations.AlterField(
            model_name='redirect',
            name='new_path',
            field=models.CharField(blank=True, help_text='Blank: the page is gone for good.', max_length=300, verbose_name='new address'),
        ),
        migrations.AddIndex(
            model_name='redirect',
            index=models.Index(fields=['new_path'], name='redirect_leading_to'),
        ),
        migrations.AddConstraint(
            model_name='redirect',
            constraint=models.CheckConstraint(condition=models.Q(('old_path__startswith', '/'), models.Q(('new_path', ''), models.Q(('new_path__startswith', '/'), models.Q(('new_path__startswith', '//'), _negated=True)), _connector='OR')), name='redirect_stays_on_this_site'),
        ),
        migrations.AddField(
            model_name='missingaddress',
            name='set_aside_by',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddConstraint(
            model_name='missingaddress',
            constraint=models.CheckConstraint(condition=models.Q(('path__startswith', '/')), name='missingaddress_is_of_this_site'),
        ),
    ]
