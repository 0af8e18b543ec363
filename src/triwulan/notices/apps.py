from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "triwulan.notices"
    label = "notices"
