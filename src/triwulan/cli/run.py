"""`triwulan run`: prepares the data folder, then keeps web, worker and scheduler alive until it is stopped."""

import argparse
import logging
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from django.conf import settings
from django.db import connections

from triwulan.cli.address import Address
from triwulan.cli.boot import choose_data, load_settings
from triwulan.cli.place import hold, make_place
from triwulan.cli.prepare import prepare
from triwulan.cli.supervisor import Plan, Supervisor

log = logging.getLogger("triwulan.run")


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", default="127.0.0.1", help="alamat yang dilayani (bawaan: 127.0.0.1)")
    parser.add_argument("--port", default=8000, type=int, help="port yang dilayani (bawaan: 8000)")
    parser.add_argument("--data", type=Path, metavar="DIR", help="folder data (bawaan: ~/.local/share/triwulan)")


def run(options: argparse.Namespace) -> int:
    choose_data(options.data)
    return serve(Address(options.host, options.port))


def serve(address: Address, *, before: Callable[[Path], None] | None = None, besides: Sequence[Plan] = ()) -> int:
    """`before` fills the prepared place before anyone is let in; `besides` run beside the three."""
    os.umask(0o077)  # figures before their release, keys, mail passwords: nobody else on this computer reads them
    warning = address.announce_to_settings()
    data = load_settings()
    address.require_free()
    make_place(data)
    with hold(data, doing="memulainya lagi"):
        prepare(data)
        if before is not None:
            before(data)
        # The children open their own; a connection must not cross into another process.
        connections.close_all()
        if warning:
            log.warning(warning)
        _supervise(address, besides)
    return 0


def _supervise(address: Address, besides: Sequence[Plan]) -> None:
    plans = [
        Plan("Web", child("web", address.host, str(address.port))),
        Plan("Pekerja", child("worker")),
        Plan("Penjadwal", child("scheduler")),
        *besides,
    ]
    Supervisor(plans, os.environ, on_ready=lambda: _said_ready(address)).run()


def child(role: str, *words: str) -> list[str]:
    return [sys.executable, "-m", "triwulan.cli.child", role, *words]


def _said_ready(address: Address) -> bool:
    if not address.answers():
        return False
    where = settings.PUBLIC_URL
    log.info("Triwulan siap di %s (folder data: %s). Hentikan dengan Ctrl-C.", where, settings.DATA)
    return True
