import triwulan.audit.append_only
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('audit', '0001_start'), ('audit', '0002_chain'), ('audit', '0003_link_entries'), ('audit', '0004_append_only'), ('audit', '0005_by_time')]

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='ChainHead',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('chain', models.CharField(max_length=40, unique=True)),
                ('number', models.BigIntegerField(default=0)),
                ('digest', models.CharField(blank=True, max_length=64)),
            ],
        ),
        migrations.CreateModel(
            name='ChainCheck',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('chain', models.CharField(max_length=40)),
                ('day', models.DateField()),
                ('checked_at', models.DateTimeField()),
                ('number', models.BigIntegerField()),
                ('digest', models.CharField(blank=True, max_length=64)),
                ('fault', models.CharField(blank=True, max_length=12)),
                ('fault_number', models.BigIntegerField(null=True)),
                ('fault_entry_id', models.BigIntegerField(null=True)),
            ],
            options={
                'ordering': ('-day', '-id'),
                'constraints': [models.UniqueConstraint(fields=('chain', 'day'), name='audit_check_once_a_day')],
            },
        ),
        migrations.CreateModel(
            name='Entry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('government_id', models.BigIntegerField(null=True)),
                ('agency_id', models.BigIntegerField(db_index=True, null=True)),
                ('actor_id', models.BigIntegerField(null=True)),
                ('position_id', models.BigIntegerField(null=True)),
                ('capacity', models.CharField(blank=True, max_length=10)),
                ('action', models.CharField(max_length=60)),
                ('subject_type', models.CharField(max_length=40)),
                ('subject_id', models.BigIntegerField()),
                ('cycle_id', models.BigIntegerField(db_index=True, null=True)),
                ('facts', models.JSONField(default=dict)),
                ('chain', models.CharField(max_length=40)),
                ('number', models.BigIntegerField()),
                ('previous', models.CharField(blank=True, max_length=64)),
                ('digest', models.CharField(max_length=64)),
            ],
            options={
                'ordering': ('id',),
                'indexes': [models.Index(fields=['subject_type', 'subject_id'], name='audit_entry_subject'), models.Index(fields=['agency_id', 'at'], name='audit_entry_time')],
                'constraints': [models.UniqueConstraint(fields=('chain', 'number'), name='audit_entry_once_per_place')],
            },
        ),
        migrations.RunPython(
            code=triwulan.audit.append_only.protect,
            reverse_code=triwulan.audit.append_only.expose,
        ),
    ]
