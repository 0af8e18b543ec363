"""LibreOffice as an analyst's spreadsheet: it opens our file, and saves what it understood of it."""

import subprocess
from collections.abc import Mapping
from pathlib import Path


def saved_as(content: bytes, folder: Path, kind: str, *, source: str = "xlsx") -> bytes:
    """`kind`: "ods", "xlsx", "odt", "pdf". A profile of its own, so that no other instance is asked."""
    given = folder / f"berkas.{source}"
    given.write_bytes(content)
    target = folder / kind
    command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", kind]
    subprocess.run([*command, "--outdir", target, given], check=True, capture_output=True, timeout=120)
    return (target / f"berkas.{kind}").read_bytes()


def all_saved_as(contents: Mapping[str, bytes], folder: Path, kind: str) -> dict[str, bytes]:
    """By name; one start for all of them."""
    sources = []
    for name, content in contents.items():
        sources.append(folder / f"{name}.xlsx")
        sources[-1].write_bytes(content)
    target = folder / kind
    command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", kind]
    subprocess.run([*command, "--outdir", target, *sources], check=True, capture_output=True, timeout=180)
    return {name: (target / f"{name}.{kind}").read_bytes() for name in contents}
