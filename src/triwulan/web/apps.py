from django.apps import AppConfig
from django.utils.translation import get_language, gettext

from triwulan.core.sentences import INDONESIAN, speak_with


class WebConfig(AppConfig):
    name = "triwulan.web"
    label = "web"

    def ready(self) -> None:
        speak_with(gettext, lambda: get_language() or INDONESIAN)
