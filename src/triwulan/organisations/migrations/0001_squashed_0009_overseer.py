import django.db.models.deletion
import triwulan.core.clock
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('organisations', '0001_start'), ('organisations', '0002_explanation_threshold'), ('organisations', '0003_password_is_given'), ('organisations', '0004_decree_dates'), ('organisations', '0005_last_days'), ('organisations', '0006_token_names'), ('organisations', '0007_stepped_cap'), ('organisations', '0008_mail_language'), ('organisations', '0009_overseer')]

    initial = True

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
    ]

    operations = [
        migrations.CreateModel(
            name='Government',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=200)),
                ('region_code', models.CharField(blank=True, max_length=13)),
            ],
        ),
        migrations.CreateModel(
            name='Person',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('is_superuser', models.BooleanField(default=False, help_text='Designates that this user has all permissions without explicitly assigning them.', verbose_name='superuser status')),
                ('username', models.CharField(max_length=60, unique=True)),
                ('nip', models.CharField(blank=True, max_length=18, null=True, unique=True)),
                ('name', models.CharField(max_length=150)),
                ('front_title', models.CharField(blank=True, max_length=40)),
                ('back_title', models.CharField(blank=True, max_length=80)),
                ('rank', models.CharField(blank=True, max_length=80)),
                ('email', models.EmailField(blank=True, max_length=254)),
                ('is_active', models.BooleanField(default=True)),
                ('is_staff', models.BooleanField(default=False)),
                ('password_is_given', models.BooleanField(default=False, help_text='chosen by another: he changes it when he signs in')),
                ('leaves_on', models.DateField(blank=True, help_text='his last day; afterwards he may not come in', null=True)),
                ('language', models.CharField(default='id', help_text='of his mails: the one he chose last', max_length=5)),
                ('date_joined', models.DateTimeField(default=triwulan.core.clock.now)),
                ('groups', models.ManyToManyField(blank=True, help_text='The groups this user belongs to. A user will get all permissions granted to each of their groups.', related_name='user_set', related_query_name='user', to='auth.group', verbose_name='groups')),
                ('user_permissions', models.ManyToManyField(blank=True, help_text='Specific permissions for this user.', related_name='user_set', related_query_name='user', to='auth.permission', verbose_name='user permissions')),
                ('government', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='people', to='organisations.government')),
            ],
            options={
                'verbose_name_plural': 'people',
            },
        ),
        migrations.CreateModel(
            name='ApiToken',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(blank=True, help_text='what it is for; empty when it came by signing in', max_length=80)),
                ('digest', models.CharField(max_length=64, unique=True)),
                ('created_at', models.DateTimeField()),
                ('last_used_at', models.DateTimeField(blank=True, null=True)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='api_tokens', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='Agency',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(blank=True, max_length=30)),
                ('name', models.CharField(max_length=200)),
                ('short_name', models.CharField(blank=True, max_length=60)),
                ('place', models.CharField(max_length=80)),
                ('address', models.TextField(blank=True)),
                ('website', models.CharField(blank=True, max_length=120)),
                ('email', models.CharField(blank=True, max_length=120)),
                ('phone', models.CharField(blank=True, max_length=60)),
                ('crest_svg', models.TextField(blank=True)),
                ('time_zone', models.CharField(default='Asia/Makassar', max_length=40)),
                ('valid_from', models.DateField()),
                ('valid_to', models.DateField(blank=True, null=True)),
                ('shift_rule', models.CharField(choices=[('next', 'hari kerja berikutnya'), ('previous', 'hari kerja sebelumnya'), ('none', 'tetap pada harinya')], default='next', max_length=10)),
                ('late_rule', models.CharField(choices=[('end_of_day', 'pada akhir hari kerja'), ('at_once', 'seketika')], default='end_of_day', max_length=12)),
                ('cap', models.DecimalField(blank=True, decimal_places=2, max_digits=6, null=True)),
                ('cap_above', models.DecimalField(blank=True, decimal_places=2, max_digits=6, null=True)),
                ('predicate_scale', models.JSONField(blank=True, null=True)),
                ('explanation_below', models.DecimalField(decimal_places=2, default=75, max_digits=6)),
                ('number_pattern', models.CharField(default='{klasifikasi}/{urut}/{unit}/{tahun}', max_length=120)),
                ('overseer_position', models.CharField(blank=True, max_length=120)),
                ('overseer_name', models.CharField(blank=True, max_length=120)),
                ('overseer_title', models.CharField(blank=True, help_text='academic, behind the name', max_length=60)),
                ('sample', models.BooleanField(default=False)),
                ('government', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='agencies', to='organisations.government')),
            ],
            options={
                'verbose_name_plural': 'agencies',
            },
        ),
        migrations.CreateModel(
            name='RamadanPeriod',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('starts_on', models.DateField()),
                ('ends_on', models.DateField()),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='ramadans', to='organisations.agency')),
            ],
            options={
                'ordering': ('starts_on',),
            },
        ),
        migrations.CreateModel(
            name='Role',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(max_length=40)),
                ('name', models.CharField(max_length=100)),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='roles', to='organisations.agency')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('agency', 'code'), name='role_code_once_per_agency')],
            },
        ),
        migrations.CreateModel(
            name='Unit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('perangkat_daerah', 'Perangkat daerah'), ('sekretariat', 'Sekretariat'), ('bidang', 'Bidang'), ('subbagian', 'Subbagian'), ('subbidang', 'Subbidang'), ('tim', 'Tim')], max_length=20)),
                ('code', models.CharField(blank=True, max_length=30)),
                ('name', models.CharField(max_length=200)),
                ('short_name', models.CharField(blank=True, max_length=60)),
                ('order', models.PositiveSmallIntegerField(default=0)),
                ('valid_from', models.DateField()),
                ('valid_to', models.DateField(blank=True, null=True)),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='units', to='organisations.agency')),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='organisations.unit')),
            ],
            options={
                'ordering': ('order', 'id'),
            },
        ),
        migrations.CreateModel(
            name='Holiday',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('date', models.DateField()),
                ('name', models.CharField(max_length=120)),
                ('kind', models.CharField(choices=[('libur_nasional', 'Libur nasional'), ('cuti_bersama', 'Cuti bersama'), ('libur_daerah', 'Libur daerah')], max_length=20)),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='holidays', to='organisations.agency')),
            ],
            options={
                'ordering': ('date',),
                'constraints': [models.UniqueConstraint(fields=('agency', 'date'), name='holiday_once_per_day')],
            },
        ),
        migrations.CreateModel(
            name='OfficeHours',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('weekday', models.PositiveSmallIntegerField()),
                ('ramadan', models.BooleanField(default=False)),
                ('start', models.TimeField()),
                ('end', models.TimeField()),
                ('break_start', models.TimeField(blank=True, null=True)),
                ('break_end', models.TimeField(blank=True, null=True)),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='office_hours', to='organisations.agency')),
            ],
            options={
                'ordering': ('ramadan', 'weekday'),
                'constraints': [models.UniqueConstraint(fields=('agency', 'weekday', 'ramadan'), name='hours_once_per_weekday')],
            },
        ),
        migrations.CreateModel(
            name='Qualification',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('statement', models.CharField(max_length=300)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='qualifications', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('person', 'statement'), name='qualification_once')],
            },
        ),
        migrations.CreateModel(
            name='Position',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=200)),
                ('order', models.PositiveSmallIntegerField(default=0)),
                ('valid_from', models.DateField()),
                ('valid_to', models.DateField(blank=True, null=True)),
                ('superior', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='subordinates', to='organisations.position')),
                ('roles', models.ManyToManyField(blank=True, related_name='positions', to='organisations.role')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='positions', to='organisations.unit')),
            ],
            options={
                'ordering': ('order', 'id'),
            },
        ),
        migrations.CreateModel(
            name='Holding',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('capacity', models.CharField(choices=[('definitif', 'Definitif'), ('Plt.', 'Plt.'), ('Plh.', 'Plh.')], default='definitif', max_length=10)),
                ('starts_on', models.DateField()),
                ('ends_on', models.DateField(blank=True, null=True)),
                ('decree', models.CharField(blank=True, max_length=120)),
                ('decree_on', models.DateField(blank=True, null=True)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='holdings', to=settings.AUTH_USER_MODEL)),
                ('position', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='holdings', to='organisations.position')),
            ],
            options={
                'ordering': ('starts_on', 'id'),
            },
        ),
        migrations.CreateModel(
            name='ReviewGrant',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='review_grants', to='organisations.agency')),
                ('position', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='review_grants', to='organisations.position')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('agency', 'position'), name='review_grant_once')],
            },
        ),
    ]
