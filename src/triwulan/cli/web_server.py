import os

from django.conf import settings
from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server

# Longer than any page takes; then the process is ended, and its requests with it.
KILL_AFTER_SECONDS = 10


def serve(host: str, port: int) -> None:
    """Blocks until SIGTERM. Processes = cores, one thread each: threads on SQLite cost three times the throughput."""
    Server(
        "triwulan.config.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=settings.WEB_PROCESSES or len(os.sched_getaffinity(0)),
        blocking_threads=1,
        websockets=False,
        respawn_failed_workers=True,
        respawn_interval=1,
        workers_kill_timeout=KILL_AFTER_SECONDS,
        log_level=LogLevels.warning,
        ssl_cert=settings.TLS_CERTIFICATE,
        ssl_key=settings.TLS_KEY,
    ).serve()
