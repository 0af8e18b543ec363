from django.urls import URLPattern, URLResolver, path

from triwulan.web.reminders import rules, views, webhook

app_name = "reminders"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.reminders, name="page"),
    path("waktu/", views.times, name="times"),
    path("aturan/baru/", rules.new_rule, name="rule_new"),
    path("aturan/<int:pk>/", rules.rule, name="rule"),
    path("aturan/<int:pk>/hapus/", rules.delete, name="rule_delete"),
    path("webhook/", webhook.webhook, name="webhook"),
    path("webhook/rahasia/", webhook.secret, name="webhook_secret"),
    path("webhook/percobaan/", webhook.trial, name="webhook_trial"),
    path("webhook/hapus/", webhook.delete, name="webhook_delete"),
]
