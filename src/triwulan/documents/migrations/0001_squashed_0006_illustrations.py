import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('documents', '0001_start'), ('documents', '0002_index_sha256'), ('documents', '0003_sent_receipt'), ('documents', '0004_electronic_signing'), ('documents', '0005_number_patterns_and_reservations'), ('documents', '0006_illustrations')]

    initial = True

    dependencies = [
        ('organisations', '0001_squashed_0009_overseer'),
    ]

    operations = [
        migrations.CreateModel(
            name='Document',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=40)),
                ('number', models.CharField(max_length=120)),
                ('title', models.CharField(max_length=300)),
                ('date', models.DateField()),
                ('year', models.PositiveSmallIntegerField()),
                ('quarter', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('content', models.TextField()),
                ('verification_code', models.CharField(max_length=20, unique=True)),
                ('classification', models.CharField(blank=True, max_length=40)),
                ('retention', models.CharField(blank=True, max_length=120)),
                ('archive_place', models.CharField(blank=True, max_length=200)),
                ('created_at', models.DateTimeField()),
                ('sent_at', models.DateTimeField(blank=True, null=True)),
                ('sent_to', models.CharField(blank=True, max_length=200)),
                ('receipt', models.CharField(blank=True, help_text='what the addressee gave for it', max_length=300)),
                ('taken_back_at', models.DateTimeField(blank=True, help_text='no longer in force, replaced or not', null=True)),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='documents', to='organisations.agency')),
                ('sent_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='sent_documents', to=settings.AUTH_USER_MODEL)),
                ('supersedes', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='superseded_by', to='documents.document')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='documents', to='organisations.unit')),
            ],
            options={
                'ordering': ('id',),
                'constraints': [models.UniqueConstraint(fields=('agency', 'year', 'number'), name='number_once_per_year')],
            },
        ),
        migrations.CreateModel(
            name='NumberPattern',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=40)),
                ('pattern', models.CharField(max_length=120)),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='number_patterns', to='organisations.agency')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('agency', 'kind'), name='pattern_once_per_kind')],
            },
        ),
        migrations.CreateModel(
            name='NumberSequence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField()),
                ('last', models.PositiveIntegerField(default=0)),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='number_sequences', to='organisations.agency')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('agency', 'year'), name='sequence_once_per_year')],
            },
        ),
        migrations.CreateModel(
            name='ReservedNumber',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=40)),
                ('number', models.CharField(max_length=120)),
                ('date', models.DateField()),
                ('reason', models.CharField(max_length=200)),
                ('reserved_at', models.DateTimeField()),
                ('claimed_at', models.DateTimeField(blank=True, null=True)),
                ('voided_at', models.DateTimeField(blank=True, null=True)),
                ('void_reason', models.CharField(blank=True, max_length=200)),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reserved_numbers', to='organisations.agency')),
                ('document', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='reservation', to='documents.document')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reserved_numbers', to='organisations.unit')),
            ],
            options={
                'ordering': ('id',),
            },
        ),
        migrations.CreateModel(
            name='SignerRule',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=40)),
                ('order', models.PositiveSmallIntegerField()),
                ('who', models.CharField(choices=[('step', 'jabatan yang disebut langkahnya'), ('unit_head', 'kepala unit naskah'), ('agency_head', 'kepala perangkat daerah'), ('position', 'jabatan tertentu')], max_length=12)),
                ('on_behalf', models.BooleanField(default=False, help_text='signs a.n. the head of the agency')),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='signer_rules', to='organisations.agency')),
                ('position', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='signer_rules', to='organisations.position')),
            ],
            options={
                'ordering': ('kind', 'order'),
                'constraints': [models.UniqueConstraint(fields=('agency', 'kind', 'order'), name='signer_once_per_place')],
            },
        ),
        migrations.CreateModel(
            name='SigningCertificate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('content', models.BinaryField()),
                ('name', models.CharField(max_length=200)),
                ('issuer', models.CharField(max_length=200)),
                ('sha256', models.CharField(max_length=64)),
                ('starts_at', models.DateTimeField()),
                ('expires_at', models.DateTimeField()),
                ('uploaded_at', models.DateTimeField()),
                ('person', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='signing_certificate', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='StoredFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sha256', models.CharField(db_index=True, max_length=64)),
                ('size', models.PositiveBigIntegerField()),
                ('content_type', models.CharField(max_length=100)),
                ('stored_at', models.DateTimeField()),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='files', to='organisations.agency')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('agency', 'sha256'), name='stored_once_per_agency')],
            },
        ),
        migrations.CreateModel(
            name='Signing',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('order', models.PositiveSmallIntegerField(default=0)),
                ('capacity', models.CharField(blank=True, max_length=10)),
                ('signed_at', models.DateTimeField(blank=True, null=True)),
                ('on_behalf_of', models.CharField(blank=True, max_length=200)),
                ('manner', models.CharField(blank=True, choices=[('wet_ink', 'tanda tangan basah'), ('certificate', 'sertifikat elektronik'), ('bsre', 'BSrE')], max_length=12)),
                ('certificate_name', models.CharField(blank=True, max_length=200)),
                ('certificate_issuer', models.CharField(blank=True, max_length=200)),
                ('certificate_sha256', models.CharField(blank=True, max_length=64)),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='signings', to='documents.document')),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='signings', to=settings.AUTH_USER_MODEL)),
                ('position', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='signings', to='organisations.position')),
                ('scan', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='signings', to='documents.storedfile')),
                ('sealed', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='sealings', to='documents.storedfile')),
            ],
            options={
                'ordering': ('order', 'id'),
            },
        ),
        migrations.CreateModel(
            name='Rendition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('format', models.CharField(max_length=8)),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='renditions', to='documents.document')),
                ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='renditions', to='documents.storedfile')),
            ],
            options={
                'ordering': ('format',),
                'constraints': [models.UniqueConstraint(fields=('document', 'format'), name='rendered_once_per_format')],
            },
        ),
        migrations.CreateModel(
            name='Illustration',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('width', models.PositiveIntegerField(help_text='in pixels')),
                ('height', models.PositiveIntegerField(help_text='in pixels')),
                ('added_at', models.DateTimeField()),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='illustrations', to='organisations.agency')),
                ('file', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='illustration', to='documents.storedfile')),
            ],
        ),
    ]
