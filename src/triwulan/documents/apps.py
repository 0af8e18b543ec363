from django.apps import AppConfig
from django.core.checks import register


class DocumentsConfig(AppConfig):
    name = "triwulan.documents"
    label = "documents"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # inline import: settings are there only now
        from triwulan.documents.storage.health import check

        register(check, deploy=True)
