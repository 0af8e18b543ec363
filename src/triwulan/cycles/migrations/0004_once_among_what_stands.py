"""What was taken back counts no more: a step may open again under its number, a position get a second share."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cycles", "0003_written_later")]

    operations = [
        migrations.RemoveConstraint(model_name="steprun", name="step_run_once_per_attempt"),
        migrations.AddConstraint(
            model_name="steprun",
            constraint=models.UniqueConstraint(
                condition=models.Q(withdrawn_at__isnull=True),
                fields=("cycle", "code", "attempt"),
                name="step_run_once_per_attempt",
            ),
        ),
        migrations.RemoveConstraint(model_name="assignment", name="assignment_once_per_position"),
        migrations.AddConstraint(
            model_name="assignment",
            constraint=models.UniqueConstraint(
                condition=models.Q(withdrawn_at__isnull=True, finished_at__isnull=True),
                fields=("step_run", "position", "given_by"),
                name="assignment_once_per_position",
            ),
        ),
    ]
