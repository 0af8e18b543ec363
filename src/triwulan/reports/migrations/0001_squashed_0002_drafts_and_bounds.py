import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('reports', '0001_start'), ('reports', '0002_drafts_and_bounds')]

    initial = True

    dependencies = [
        ('indicators', '0001_squashed_0013_cross_rules'),
        ('organisations', '0001_squashed_0009_overseer'),
    ]

    operations = [
        migrations.CreateModel(
            name='Report',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('laporan_data_kinerja', 'Laporan Data Kinerja'), ('laporan_triwulan', 'Laporan Triwulan'), ('laporan_kinerja', 'Laporan Kinerja')], max_length=30)),
                ('year', models.PositiveSmallIntegerField()),
                ('quarter', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reports', to='organisations.agency')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reports', to='organisations.unit')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('unit', 'kind', 'year', 'quarter'), name='report_once_per_quarter'), models.UniqueConstraint(condition=models.Q(('quarter__isnull', True)), fields=('unit', 'kind', 'year'), name='report_once_per_year')],
            },
        ),
        migrations.CreateModel(
            name='Recommendation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField()),
                ('indicator', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='recommendations', to='indicators.indicator')),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='recommendations', to='reports.report')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('report', 'indicator'), name='recommendation_once')],
            },
        ),
        migrations.CreateModel(
            name='ReportVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('frozen_at', models.DateTimeField()),
                ('sop_checksum', models.CharField(max_length=64)),
                ('sections', models.JSONField()),
                ('frozen_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='report_versions', to=settings.AUTH_USER_MODEL)),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='reports.report')),
            ],
            options={
                'ordering': ('number',),
                'constraints': [models.UniqueConstraint(fields=('report', 'number'), name='report_version_once')],
            },
        ),
        migrations.CreateModel(
            name='FrozenFigure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('variables', models.JSONField()),
                ('target', models.DecimalField(decimal_places=6, max_digits=20, null=True)),
                ('target_upper', models.DecimalField(decimal_places=6, max_digits=20, null=True)),
                ('value', models.DecimalField(decimal_places=6, max_digits=20, null=True)),
                ('percent', models.DecimalField(decimal_places=6, max_digits=20, null=True)),
                ('raw_percent', models.DecimalField(decimal_places=6, max_digits=20, null=True)),
                ('status', models.CharField(max_length=20)),
                ('predicate', models.CharField(blank=True, max_length=60)),
                ('formula', models.CharField(max_length=200)),
                ('evidence', models.JSONField(default=list)),
                ('explanation', models.TextField(blank=True)),
                ('indicator', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='frozen_figures', to='indicators.indicator')),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='figures', to='reports.reportversion')),
            ],
            options={
                'ordering': ('indicator__order', 'id'),
            },
        ),
        migrations.CreateModel(
            name='Section',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.SlugField(max_length=60)),
                ('title', models.CharField(max_length=200)),
                ('order', models.PositiveSmallIntegerField(default=0)),
                ('drafted', models.TextField(blank=True)),
                ('body', models.TextField(blank=True)),
                ('version', models.PositiveIntegerField(default=0)),
                ('edited_at', models.DateTimeField(blank=True, null=True)),
                ('author', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='sections', to='organisations.position')),
                ('edited_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='edited_sections', to=settings.AUTH_USER_MODEL)),
                ('indicator', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='sections', to='indicators.indicator')),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sections', to='reports.report')),
            ],
            options={
                'ordering': ('order', 'id'),
                'constraints': [models.UniqueConstraint(fields=('report', 'key'), name='section_key_once')],
            },
        ),
    ]
