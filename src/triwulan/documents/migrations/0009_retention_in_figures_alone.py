from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("documents", "0008_read_places_and_retentions")]

    operations = [migrations.RemoveField("document", "retention")]
