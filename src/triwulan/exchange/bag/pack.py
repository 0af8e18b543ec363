"""Writes the bag: papers and evidence under names that a reader understands, figures as CSV, the record, and the rows."""

import hashlib
import json
import re
import shutil
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any, TypeVar

import bagit
from django.conf import settings
from django.db import models
from django.utils.translation import gettext as _
from django_scopes import scope

from triwulan.audit.models import Entry
from triwulan.core import clock
from triwulan.documents.files import FileDamaged, open_file
from triwulan.documents.models import Rendition, StoredFile
from triwulan.documents.refusals import FilesAway
from triwulan.documents.storage.interface import key_of
from triwulan.exchange.backup.manifest import NAME, Manifest, Member, applied_migrations
from triwulan.exchange.backup.refusal import BackupRefused
from triwulan.exchange.backup.rows import line_of, read_some_rows
from triwulan.exchange.backup.snapshot import snapshot
from triwulan.exchange.bag.closure import Rows, year_rows
from triwulan.exchange.bag.figures import write_figures
from triwulan.indicators.models import Evidence
from triwulan.organisations.models import Agency, Person

ROWS = "triwulan"
"""The folder of the payload from which an empty place is filled again; everything beside it is for readers."""
PLACES = "berkas.json"
NO_PASSWORD = "!"  # noqa: S105 - Django's sign for a password that nothing matches
_UNFIT = re.compile(r"[^\w.,() -]+")
_LONGEST = 100
_T = TypeVar("_T")


@dataclass(frozen=True)
class Made:
    """`missing`: stored files whose content is not what their name says; they are not in the bag."""

    rows: int
    files: int
    missing: tuple[str, ...]


Tell = Callable[[int, int], None]
"""Told the steps that are done, and all there are: tables, stored files, and one at the end."""


def make_bag(agency: Agency, year: int, target: Path, tell: Tell = lambda _done, _all: None) -> Made:
    """The zip appears whole or not at all. Passwords stay at home: nobody can sign in with what a bag holds."""
    try:
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=".kantong-") as place:
            payload = Path(place) / f"{year} {_fit(agency.name)}"
            payload.mkdir()
            with snapshot(), scope(government=agency.government_id, agency=agency.pk):
                made = _fill(payload, agency, year, tell)
            bagit.make_bag(str(payload), _about(agency, year), checksums=["sha256"])
            draft = Path(place) / "kantong.zip"
            _zip(payload, draft)
            draft.replace(target)
    except FilesAway as away:
        raise BackupRefused(str(away)) from away
    except OSError as error:
        raise BackupRefused(
            _("Kantong %(file)s tidak dapat ditulis: %(fault)s.") % {"file": target, "fault": error.strerror}
        ) from error
    return made


def _fill(payload: Path, agency: Agency, year: int, tell: Tell) -> Made:
    rows = year_rows(agency, year)
    steps = _Steps(tell, len(rows) + len(rows[StoredFile]) + 1)
    folder = payload / ROWS
    (folder / "rows").mkdir(parents=True)
    members = {
        name: member
        for model in sorted(rows, key=_label)
        if (found := steps.done(_write(folder, model, rows)))
        for name, member in [found]
    }
    places, missing = _copy_files(payload, rows, members, steps)
    manifest = Manifest(version("triwulan"), clock.now().isoformat(), settings.DEMO, applied_migrations(), members)
    (folder / NAME).write_bytes(manifest.to_json())
    (folder / PLACES).write_text(json.dumps(places, ensure_ascii=False, indent=1), encoding="utf-8")
    write_figures(payload / "angka", agency, year)
    _write_record(payload / "catatan", agency)
    steps.done(None)
    return Made(sum(member.rows or 0 for member in members.values()), len(places), tuple(missing))


class _Steps:
    def __init__(self, tell: Tell, total: int) -> None:
        self.tell, self.total, self.count = tell, total, 0
        tell(0, total)

    def done(self, what: _T) -> _T:
        """Hands on what the step yielded."""
        self.count += 1
        self.tell(self.count, self.total)
        return what


def _write(folder: Path, model: type[models.Model], rows: Rows) -> tuple[str, Member] | None:
    if not rows[model]:
        return None
    name = f"rows/{model._meta.label_lower}.jsonl"
    digest, count, size = hashlib.sha256(), 0, 0
    with (folder / name).open("wb") as file:
        for row in read_some_rows(model, rows[model]):
            line = line_of(_without_secrets(model, row))
            file.write(line)
            digest.update(line)
            count, size = count + 1, size + len(line)
    return name, Member(digest.hexdigest(), size, count)


def _without_secrets(model: type[models.Model], row: dict[str, Any]) -> dict[str, Any]:
    return row | {"password": NO_PASSWORD} if model is Person else row


def _copy_files(
    payload: Path, rows: Rows, members: dict[str, Member], steps: "_Steps"
) -> tuple[dict[str, str], list[str]]:
    """Where in the payload each stored file lies, by its name among the members; and those that are damaged."""
    places: dict[str, str] = {}
    missing: list[str] = []
    names = dict(_names(rows))
    for stored in StoredFile._base_manager.filter(pk__in=rows[StoredFile]).order_by("pk"):
        steps.done(stored)
        try:
            source = open_file(stored)
        except FileDamaged:
            missing.append(stored.sha256)
            continue
        name = names.get(stored.pk, f"lain/{stored.sha256}")
        target = payload / name
        target.parent.mkdir(parents=True, exist_ok=True)
        with source, target.open("wb") as file:
            shutil.copyfileobj(source, file)
        member = f"files/{key_of(stored.sha256)}"
        members[member] = Member(stored.sha256, target.stat().st_size)
        places[member] = name
    return places, missing


def _names(rows: Rows) -> Iterator[tuple[int, str]]:
    """By the stored file's key; the key of what it belongs to keeps equal names apart."""
    evidence = Evidence._base_manager.filter(pk__in=rows[Evidence]).select_related("realisation__indicator")
    for one in evidence.order_by("pk"):
        yield one.file_id, f"bukti/{_fit(one.realisation.indicator.code)}/{one.pk} {_fit(one.name)}"
    papers = Rendition._base_manager.filter(pk__in=rows[Rendition]).select_related("document__unit")
    for each in papers.order_by("pk"):
        paper = each.document
        name = f"{_fit(paper.number)} {_fit(paper.title)}"[:_LONGEST].strip()
        yield each.file_id, f"naskah/{_fit(paper.unit.name)}/{name} ({paper.pk}).{each.format}"


def _write_record(folder: Path, agency: Agency) -> None:
    """The agency's chain, an entry a line, as `triwulan audit` verifies it."""
    folder.mkdir()
    keys = Entry._base_manager.filter(chain=f"agency:{agency.pk}").values_list("pk", flat=True)
    with (folder / "entri.jsonl").open("wb") as file:
        for row in read_some_rows(Entry, list(keys)):
            file.write(line_of(row))


def _about(agency: Agency, year: int) -> dict[str, str]:
    return {
        "Source-Organization": f"{agency.name}, {agency.government.name}",
        "Organization-Address": " ".join(agency.address.split()),
        "External-Description": f"Data kinerja tahun {year}: naskah, bukti, angka dan catatan kegiatan",
        "External-Identifier": f"triwulan-{agency.pk}-{year}",
        "Bag-Software-Agent": f"Triwulan {version('triwulan')}",
    }


def _zip(bag: Path, target: Path) -> None:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(bag.rglob("*")):
            if path.is_file():
                archive.write(path, path.relative_to(bag.parent))


def _label(model: type[models.Model]) -> str:
    return model._meta.label_lower


def _fit(name: str) -> str:
    return _UNFIT.sub("-", name).strip(" .-")[:_LONGEST] or "tanpa nama"
