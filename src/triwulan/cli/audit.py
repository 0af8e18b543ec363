"""`triwulan audit verify`: whether the record still is what was written."""

import argparse
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from triwulan.cli.boot import choose_data, load_settings, refusing, start_django
from triwulan.cli.refusal import Refused

if TYPE_CHECKING:
    from triwulan.audit.verify import ChainState

BROKEN = 1
_HEAD = re.compile(r"(\d{1,18}):([0-9a-f]{64})")


def arguments(parser: argparse.ArgumentParser) -> None:
    menu = parser.add_subparsers(metavar="TINDAKAN", required=True)
    action = menu.add_parser("verify", help="periksa rantai catatan; keluar 1 bila ada yang putus")
    action.add_argument("--agency", metavar="PERANGKAT", help="hanya perangkat daerah ini: id, kode, atau nama singkat")
    action.add_argument(
        "--head", metavar="NOMOR:SIDIK", help="kepala yang pernah dicatat, misalnya dari surel; perlu --agency"
    )
    action.add_argument("--data", type=Path, metavar="DIR", help="folder data")


def run(options: argparse.Namespace) -> int:
    """Exit code 1 names the first broken link of every chain that has one."""
    noted = _noted(options)
    choose_data(options.data)
    load_settings()
    start_django()
    # inline import: models are there only after Django has started
    from triwulan.audit.verify import verify

    with refusing():
        states = [verify(chain, noted) for chain in _chains(options.agency)]
        lines = _lines(states)
    sys.stdout.write("\n".join(lines) + "\n")
    return BROKEN if any(state.fault for state in states) else 0


def _noted(options: argparse.Namespace) -> dict[int, str]:
    if options.head is None:
        return {}
    found = _HEAD.fullmatch(options.head.strip().lower())
    if found is None or options.agency is None:
        raise Refused("Kepala ditulis NOMOR:SIDIK (64 angka heksadesimal) bersama --agency.")
    return {int(found[1]): found[2]}


def _chains(agency: str | None) -> list[str]:
    # inline import: as above
    from triwulan.audit.verify import chains
    from triwulan.organisations.chain_names import chain_of_agency

    if agency is None:
        return chains()
    found = chain_of_agency(agency)
    if found is None:
        raise Refused(f"Perangkat daerah “{agency}” tidak ada, atau tidak hanya satu.")
    return [found]


def _lines(states: "list[ChainState]") -> list[str]:
    # inline import: as above
    from triwulan.audit.faults import sentence
    from triwulan.organisations.chain_names import names_of

    names = names_of([state.chain for state in states])
    return [
        f"{names[state.chain]}: RANTAI PUTUS. {sentence(state.fault)}"
        if state.fault
        else f"{names[state.chain]}: utuh, {state.number} entri, kepala {state.number}:{state.digest}"
        for state in states
    ] or ["Belum ada catatan."]
