"""The scheduler's sign of life: one small file in the data folder, so that a page can tell when it last came by."""

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

NAME = "detak.json"


@dataclass(frozen=True)
class Beat:
    """`failed`: the parts of the round that did not come through."""

    at: datetime
    failed: tuple[str, ...] = ()


def leave_beat(folder: Path, beat: Beat) -> None:
    """Whole or not at all: a page may be reading it."""
    written = folder / f".{NAME}"
    written.write_text(json.dumps({"at": beat.at.isoformat(), "failed": list(beat.failed)}), encoding="utf-8")
    written.replace(folder / NAME)


def last_beat(folder: Path) -> Beat | None:
    """None when it never came by, or left something that cannot be read."""
    try:
        found = json.loads((folder / NAME).read_text(encoding="utf-8"))
        return Beat(datetime.fromisoformat(found["at"]), tuple(found["failed"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None
