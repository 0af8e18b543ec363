import datetime
import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('notices', '0001_start'), ('notices', '0002_record_mail'), ('notices', '0003_reminded'), ('notices', '0004_people_change'), ('notices', '0005_reminder_rules'), ('notices', '0006_seed_reminder_rules'), ('notices', '0007_agreement_to_change'), ('notices', '0008_of_corrections'), ('notices', '0009_of_questions'), ('notices', '0010_unread_found_at_once')]

    initial = True

    dependencies = [
        ('cycles', '0001_squashed_0009_open_tasks_found_at_once'),
        ('organisations', '0001_squashed_0009_overseer'),
    ]

    operations = [
        migrations.CreateModel(
            name='Bookmark',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('entry_id', models.BigIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name='FeedAddress',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('digest', models.CharField(max_length=64, unique=True)),
                ('created_at', models.DateTimeField()),
                ('read_at', models.DateTimeField(blank=True, null=True)),
                ('etag', models.CharField(blank=True, max_length=64)),
                ('changed_at', models.DateTimeField(blank=True, null=True)),
                ('person', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='feed_address', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name_plural': 'feed addresses',
            },
        ),
        migrations.CreateModel(
            name='Notice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('task', 'Tugas baru'), ('returned', 'Dikembalikan'), ('value_returned', 'Nilai dikembalikan'), ('due_soon', 'Hampir lewat batas'), ('late', 'Terlambat'), ('reminded', 'Pengingat'), ('handed_over', 'Diserahkan'), ('withdrawn', 'Ditarik'), ('extended', 'Bagian tambahan'), ('vacant', 'Jabatan kosong'), ('no_checker', 'Tanpa pemeriksa'), ('agreement', 'PK perlu diubah'), ('round_refused', 'Putaran tidak dapat dibuka'), ('correction_asked', 'Koreksi diminta'), ('correction_granted', 'Koreksi diizinkan'), ('correction_refused', 'Koreksi ditolak'), ('correction_ended', 'Koreksi diakhiri'), ('corrected', 'Nilai dikoreksi'), ('question', 'Pertanyaan'), ('answered', 'Jawaban'), ('resolved', 'Pertanyaan selesai')], max_length=20)),
                ('entry_id', models.BigIntegerField()),
                ('reason', models.TextField(blank=True)),
                ('about', models.CharField(blank=True, max_length=200)),
                ('subject_id', models.BigIntegerField(blank=True, null=True)),
                ('created_at', models.DateTimeField()),
                ('read_at', models.DateTimeField(blank=True, null=True)),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notices', to='organisations.agency')),
                ('cycle', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='notices', to='cycles.cycle')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notices', to=settings.AUTH_USER_MODEL)),
                ('position', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='notices', to='organisations.position')),
                ('task', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='notices', to='cycles.assignment')),
            ],
            options={
                'ordering': ('-id',),
                'indexes': [models.Index(fields=['person', 'read_at'], name='notice_unread')],
                'constraints': [models.UniqueConstraint(fields=('person', 'entry_id'), name='notice_once_per_entry')],
            },
        ),
        migrations.CreateModel(
            name='Delivery',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('channel', models.CharField(choices=[('mail', 'surel'), ('webhook', 'webhook')], max_length=10)),
                ('key', models.UUIDField(default=uuid.uuid4, unique=True)),
                ('in_digest', models.BooleanField(default=False)),
                ('not_before', models.DateTimeField()),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('done_at', models.DateTimeField(blank=True, null=True)),
                ('dropped', models.BooleanField(default=False)),
                ('fault', models.CharField(blank=True, max_length=300)),
                ('notice', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='deliveries', to='notices.notice')),
            ],
            options={
                'verbose_name_plural': 'deliveries',
                'ordering': ('id',),
                'indexes': [models.Index(condition=models.Q(('done_at__isnull', True)), fields=['channel', 'not_before'], name='delivery_waiting')],
                'constraints': [models.UniqueConstraint(fields=('notice', 'channel'), name='delivery_once_per_channel')],
            },
        ),
        migrations.CreateModel(
            name='RecordMail',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField()),
                ('sent_at', models.DateTimeField()),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='record_mails', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('person', 'day'), name='record_mail_once_a_day')],
            },
        ),
        migrations.CreateModel(
            name='ReminderRule',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('moment', models.CharField(choices=[('before', 'sebelum batas waktu'), ('at', 'saat mulai terlambat'), ('after', 'selama terlambat')], max_length=10)),
                ('amount', models.PositiveIntegerField(default=0)),
                ('unit', models.CharField(choices=[('share', 'persen dari waktu standar'), ('minutes', 'menit kerja')], default='minutes', max_length=10)),
                ('repeat_minutes', models.PositiveIntegerField(default=0)),
                ('to', models.CharField(choices=[('holder', 'pemegang tugas'), ('superior', 'atasannya'), ('planner', 'perencana')], max_length=10)),
                ('by_mail', models.BooleanField(default=True)),
                ('by_webhook', models.BooleanField(default=True)),
                ('active', models.BooleanField(default=True)),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reminder_rules', to='organisations.agency')),
            ],
            options={
                'ordering': ('id',),
            },
        ),
        migrations.CreateModel(
            name='Reminder',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(default=0)),
                ('due_at', models.DateTimeField()),
                ('noted_at', models.DateTimeField()),
                ('task', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reminders', to='cycles.assignment')),
                ('rule', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reminders', to='notices.reminderrule')),
            ],
            options={
                'ordering': ('id',),
                'constraints': [models.UniqueConstraint(fields=('task', 'rule', 'number', 'due_at'), name='reminder_once')],
            },
        ),
        migrations.CreateModel(
            name='ReminderTimes',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('quiet_outside_hours', models.BooleanField(default=True)),
                ('quiet_from', models.TimeField(blank=True, null=True)),
                ('quiet_to', models.TimeField(blank=True, null=True)),
                ('digest_at', models.TimeField(default=datetime.time(8, 0))),
                ('agency', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='reminder_times', to='organisations.agency')),
            ],
            options={
                'verbose_name_plural': 'reminder times',
            },
        ),
        migrations.CreateModel(
            name='Webhook',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('address', models.CharField(max_length=300)),
                ('salt', models.CharField(max_length=64)),
                ('active', models.BooleanField(default=True)),
                ('agency', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='webhook', to='organisations.agency')),
            ],
        ),
        migrations.CreateModel(
            name='Digest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField()),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('not_before', models.DateTimeField()),
                ('sent_at', models.DateTimeField(blank=True, null=True)),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='digests', to='organisations.agency')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='digests', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('person', 'agency', 'day'), name='digest_once_a_day')],
            },
        ),
    ]
