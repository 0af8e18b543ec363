import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "triwulan.config.settings")

application = get_wsgi_application()

# Every page's code, read before the first person is let in, and not while he and all who come behind him wait.
from django.urls import reverse  # noqa: E402 - only a Django that has been set up knows its addresses

reverse("tasks:list")
