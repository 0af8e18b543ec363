"""An installation's files from one place to the other, while the office works: again and again, until nothing is left.

What is in the target whole is passed over, so a copy that was stopped goes on; the source stays until it is given up.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from triwulan.documents.storage.disk import Disk
from triwulan.documents.storage.interface import NotStored, Place, sha256_of

Progress = Callable[["Moved"], None]


@dataclass
class Moved:
    """`there`: in the target already. `damaged`: not what its name says, and left where it is."""

    copied: int = 0
    bytes: int = 0
    there: int = 0
    damaged: list[str] = field(default_factory=list)


def copy_all(source: Place, target: Place, said: Progress) -> Moved:
    """PlaceAway where either does not answer; what was copied until then stays copied. Each is read back once written."""
    moved, there = Moved(), dict(target.names())
    for name, size in source.names():
        if there.get(name) == size:
            moved.there += 1
        else:
            _copy(name, size, source, target, moved)
        said(moved)
    return moved


def _copy(name: str, size: int, source: Place, target: Place, moved: Moved) -> None:
    try:
        with source.open(name) as content:
            if sha256_of(content) != name:
                moved.damaged.append(name)
                return
            content.seek(0)
            target.put(name, content)
    except NotStored:
        return  # destroyed with its papers meanwhile
    moved.copied += 1
    moved.bytes += size


@dataclass
class GivenUp:
    """`kept`: what the other place does not hold whole."""

    removed: int = 0
    bytes: int = 0
    kept: list[str] = field(default_factory=list)


def give_up(source: Disk, target: Place, *, really: bool) -> GivenUp:
    """Each only after its other copy was read whole; without `really` it is only counted."""
    given = GivenUp()
    for name, size in list(source.names()):
        if target.digest(name) != name:
            given.kept.append(name)
            continue
        given.removed += 1
        given.bytes += size
        if really:
            source.remove(name)
    return given
