"""LibreOffice as an analyst's spreadsheet: it opens our file, and saves what it understood of it."""

import subprocess
from pathlib import Path


def saved_as(content: bytes, folder: Path, kind: str) -> bytes:
    """`kind`: "ods", "xlsx", "pdf". A profile of its own, so that no other instance is asked."""
    source = folder / "berkas.xlsx"
    source.write_bytes(content)
    target = folder / kind
    command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", kind]
    subprocess.run([*command, "--outdir", target, source], check=True, capture_output=True, timeout=120)
    return (target / f"berkas.{kind}").read_bytes()
