import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('cycles', '0001_start'), ('cycles', '0002_reminders'), ('cycles', '0003_written_later'), ('cycles', '0004_once_among_what_stands'), ('cycles', '0005_stuck_noted'), ('cycles', '0006_reminders_go_elsewhere'), ('cycles', '0007_corrections'), ('cycles', '0008_questions'), ('cycles', '0009_open_tasks_found_at_once')]

    initial = True

    dependencies = [
        ('documents', '0001_squashed_0006_illustrations'),
        ('indicators', '0001_squashed_0013_cross_rules'),
        ('organisations', '0001_squashed_0009_overseer'),
        ('sop', '0001_start'),
    ]

    operations = [
        migrations.CreateModel(
            name='Question',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField()),
                ('asked_at', models.DateTimeField()),
                ('resolved_at', models.DateTimeField(blank=True, null=True)),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='asked_questions', to=settings.AUTH_USER_MODEL)),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='questions', to='organisations.position')),
                ('position', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='asked_questions', to='organisations.position')),
                ('realisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='questions', to='indicators.realisation')),
                ('resolved_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='resolved_questions', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('id',),
            },
        ),
        migrations.CreateModel(
            name='QuestionReply',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField()),
                ('at', models.DateTimeField()),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='question_replies', to=settings.AUTH_USER_MODEL)),
                ('position', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='question_replies', to='organisations.position')),
                ('question', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='replies', to='cycles.question')),
            ],
            options={
                'ordering': ('id',),
            },
        ),
        migrations.CreateModel(
            name='Round',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField()),
                ('quarter', models.PositiveSmallIntegerField()),
                ('opened_at', models.DateTimeField()),
                ('written_later', models.BooleanField(default=False)),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rounds', to='organisations.agency')),
                ('opened_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='opened_rounds', to=settings.AUTH_USER_MODEL)),
                ('revision', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rounds', to='sop.soprevision')),
            ],
            options={
                'ordering': ('-year', '-quarter'),
                'constraints': [models.UniqueConstraint(fields=('agency', 'year', 'quarter'), name='round_once_per_quarter')],
            },
        ),
        migrations.CreateModel(
            name='LateStart',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('stretch', models.PositiveSmallIntegerField()),
                ('reason', models.TextField()),
                ('decided_at', models.DateTimeField()),
                ('decided_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='late_starts', to=settings.AUTH_USER_MODEL)),
                ('position', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='late_starts', to='organisations.position')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='late_starts', to='organisations.unit')),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='late_starts', to='cycles.round')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('round', 'stretch', 'unit'), name='late_start_once')],
            },
        ),
        migrations.CreateModel(
            name='Cycle',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='cycles', to='organisations.unit')),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='cycles', to='cycles.round')),
            ],
            options={
                'ordering': ('unit__order', 'id'),
                'constraints': [models.UniqueConstraint(fields=('round', 'unit'), name='cycle_once_per_unit')],
            },
        ),
        migrations.CreateModel(
            name='StepRun',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=40)),
                ('work', models.CharField(max_length=30)),
                ('stretch', models.PositiveSmallIntegerField()),
                ('attempt', models.PositiveSmallIntegerField(default=1)),
                ('opened_at', models.DateTimeField()),
                ('finished_at', models.DateTimeField(blank=True, null=True)),
                ('outcome', models.CharField(blank=True, max_length=40)),
                ('reason', models.TextField(blank=True)),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('beside', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='corrections', to='cycles.steprun')),
                ('cycle', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='step_runs', to='cycles.cycle')),
                ('returned_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='returned_to', to='cycles.steprun')),
            ],
            options={
                'ordering': ('id',),
                'indexes': [models.Index(condition=models.Q(('beside__isnull', False)), fields=['beside'], name='step_run_beside')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('withdrawn_at__isnull', True)), fields=('cycle', 'code', 'attempt'), name='step_run_once_per_attempt')],
            },
        ),
        migrations.CreateModel(
            name='Assignment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('coordinator', models.BooleanField(default=False)),
                ('instruction', models.TextField(blank=True)),
                ('urgency', models.CharField(blank=True, max_length=20)),
                ('opened_at', models.DateTimeField(blank=True, null=True)),
                ('clock_from', models.DateTimeField(blank=True, null=True)),
                ('due_at', models.DateTimeField(blank=True, null=True)),
                ('late_at', models.DateTimeField(blank=True, null=True)),
                ('finished_at', models.DateTimeField(blank=True, null=True)),
                ('outcome', models.CharField(blank=True, max_length=40)),
                ('reason', models.TextField(blank=True)),
                ('note', models.TextField(blank=True)),
                ('capacity', models.CharField(blank=True, max_length=10)),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('withdrawal_reason', models.TextField(blank=True)),
                ('late_noted_at', models.DateTimeField(blank=True, null=True)),
                ('stuck_noted_at', models.DateTimeField(blank=True, null=True)),
                ('draft', models.JSONField(blank=True, default=dict)),
                ('given_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='given', to='cycles.assignment')),
                ('indicators', models.ManyToManyField(blank=True, related_name='assignments', to='indicators.indicator')),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='assignments', to=settings.AUTH_USER_MODEL)),
                ('position', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='assignments', to='organisations.position')),
                ('step_run', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='assignments', to='cycles.steprun')),
            ],
            options={
                'ordering': ('id',),
                'indexes': [models.Index(fields=['finished_at', 'withdrawn_at', 'position'], name='assignment_open'), models.Index(fields=['person', 'finished_at'], name='assignment_finished')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('finished_at__isnull', True), ('withdrawn_at__isnull', True)), fields=('step_run', 'position', 'given_by'), name='assignment_once_per_position')],
            },
        ),
        migrations.CreateModel(
            name='Attachment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=200)),
                ('attached_at', models.DateTimeField()),
                ('assignment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attachments', to='cycles.assignment')),
                ('attached_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attachments', to=settings.AUTH_USER_MODEL)),
                ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attachments', to='documents.storedfile')),
            ],
            options={
                'ordering': ('id',),
            },
        ),
        migrations.CreateModel(
            name='Correction',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', models.TextField()),
                ('asked_at', models.DateTimeField()),
                ('endorsed_at', models.DateTimeField(blank=True, null=True)),
                ('decided_at', models.DateTimeField(blank=True, null=True)),
                ('granted', models.BooleanField(default=False)),
                ('decision', models.TextField(blank=True)),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('end_reason', models.TextField(blank=True)),
                ('handed_in_at', models.DateTimeField(blank=True, null=True)),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='asked_corrections', to=settings.AUTH_USER_MODEL)),
                ('decided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='decided_corrections', to=settings.AUTH_USER_MODEL)),
                ('documents', models.ManyToManyField(blank=True, related_name='corrections', to='documents.document')),
                ('ended_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='ended_corrections', to=settings.AUTH_USER_MODEL)),
                ('endorsed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='endorsed_corrections', to=settings.AUTH_USER_MODEL)),
                ('handed_in_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='handed_in_corrections', to=settings.AUTH_USER_MODEL)),
                ('position', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='asked_corrections', to='organisations.position')),
                ('cycle', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='value_corrections', to='cycles.cycle')),
            ],
            options={
                'ordering': ('-id',),
            },
        ),
        migrations.CreateModel(
            name='CorrectionValue',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField()),
                ('before', models.JSONField()),
                ('variables', models.JSONField()),
                ('explanation', models.TextField(blank=True)),
                ('obstacle', models.TextField(blank=True)),
                ('follow_up', models.TextField(blank=True)),
                ('answers', models.JSONField(default=dict)),
                ('edition', models.PositiveIntegerField(default=0)),
                ('saved_at', models.DateTimeField(blank=True, null=True)),
                ('closed_at', models.DateTimeField(blank=True, null=True)),
                ('correction', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='values', to='cycles.correction')),
                ('indicator', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='corrections', to='indicators.indicator')),
                ('realisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='corrections', to='indicators.realisation')),
                ('saved_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='corrected_values', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('indicator__order', 'id'),
                'constraints': [models.UniqueConstraint(condition=models.Q(('closed_at__isnull', True)), fields=('realisation',), name='corrected_once_at_a_time')],
            },
        ),
        migrations.CreateModel(
            name='CorrectionFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=200)),
                ('attached_at', models.DateTimeField()),
                ('attached_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='correction_files', to=settings.AUTH_USER_MODEL)),
                ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='correction_files', to='documents.storedfile')),
                ('value', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='files', to='cycles.correctionvalue')),
            ],
            options={
                'ordering': ('id',),
                'constraints': [models.UniqueConstraint(fields=('value', 'file'), name='correction_file_once')],
            },
        ),
        migrations.CreateModel(
            name='Mark',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('fits', models.BooleanField()),
                ('note', models.TextField(blank=True)),
                ('assignment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='marks', to='cycles.assignment')),
                ('indicator', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='marks', to='indicators.indicator')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('assignment', 'indicator'), name='mark_once')],
            },
        ),
        migrations.CreateModel(
            name='Recipient',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('performer', models.CharField(max_length=40)),
                ('instruction', models.TextField(blank=True)),
                ('coordinator', models.BooleanField(default=False)),
                ('assignment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='recipients', to='cycles.assignment')),
                ('indicators', models.ManyToManyField(blank=True, related_name='addressed', to='indicators.indicator')),
                ('position', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='addressed', to='organisations.position')),
            ],
            options={
                'ordering': ('id',),
                'constraints': [models.UniqueConstraint(fields=('assignment', 'position'), name='addressed_once')],
            },
        ),
        migrations.CreateModel(
            name='ReturnNote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', models.TextField()),
                ('returned_at', models.DateTimeField()),
                ('assignment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='return_notes', to='cycles.assignment')),
                ('indicator', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='return_notes', to='indicators.indicator')),
                ('returned_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='return_notes', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('id',),
            },
        ),
        migrations.CreateModel(
            name='Paper',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('assignment', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='papers', to='cycles.assignment')),
                ('document', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='paper', to='documents.document')),
                ('step_run', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='papers', to='cycles.steprun')),
            ],
            options={
                'ordering': ('id',),
            },
        ),
    ]
