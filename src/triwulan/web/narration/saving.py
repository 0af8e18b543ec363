"""Keeping what the editor holds: never over another's words, and never a draft as if somebody had written it."""

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from triwulan.cycles.narration.sections import give_picture
from triwulan.documents.passages import Passage, passages, written
from triwulan.documents.pasted import taken
from triwulan.documents.pictures import MAX_BYTES
from triwulan.documents.refusals import UploadRefused
from triwulan.web.narration.typed import Edited, press_of, pressed, read_passages, with_picture
from triwulan.web.steps.sections import Part, save_part

if TYPE_CHECKING:
    from triwulan.cycles.models import Assignment
    from triwulan.web.access import DeskRequest


@dataclass(frozen=True)
class Kept:
    """`fault` empty where it stands. `edited` is what the page shows next."""

    edited: Edited
    fault: str = ""


def token_of(part: Part) -> str:
    """Which words the page was made from: a press that changes none of them writes none."""
    return f"{part.section.version}-{_digest(passages(part.section.body))}"


def keep(request: "DeskRequest", task: "Assignment", part: Part, shown: str) -> Kept:
    """`shown` is the token of the page that was sent. Raises NotThere and MayNot."""
    typed = {name: str(value) for name, value in request.POST.items()}
    found = read_passages(typed)
    try:
        found = _with_files(request, task, found)
    except UploadRefused as refused:
        return Kept(Edited(found), refused.sentence)
    edited = _after(found, typed)
    return Kept(edited, _save(request, task, part, edited.passages, shown))


def _after(found: tuple[Passage, ...], typed: dict[str, str]) -> Edited:
    press = press_of(typed.get("tekan", "simpan"))
    if press.verb != "tempel":
        return pressed(found, press)
    added = passages(taken(typed.get("tempel-html", ""), typed.get("tempel", "")))
    return Edited((*found, *added), len(found) + 1 if added else 0)


def _save(request: "DeskRequest", task: "Assignment", part: Part, found: tuple[Passage, ...], shown: str) -> str:
    """A picture without its file yet is not written; it is on the page."""
    version, _stroke, digest = shown.partition("-")
    if _digest(found) in {digest, _digest(passages(part.section.body))}:
        return ""
    sent = {part.name: written(found), part.version_name: f"{version}-"}
    return save_part(request.person, task, part, sent)


def _with_files(request: "DeskRequest", task: "Assignment", found: tuple[Passage, ...]) -> tuple[Passage, ...]:
    for number, passage in enumerate(found, 1):
        file = request.FILES.get(f"p{number}-unggah")
        if passage.kind == "gambar" and isinstance(file, UploadedFile):
            content = file.read(MAX_BYTES + 1)
            if not content:
                raise UploadRefused(
                    _("Berkas ini kosong (0 byte). Periksa berkasnya di komputer Anda, lalu unggah lagi.")
                )
            picture = give_picture(person=request.person, task=task, content=content)
            found = with_picture(found, number, picture.file.sha256)
    return found


def _digest(found: tuple[Passage, ...]) -> str:
    return sha256(written(found).encode()).hexdigest()[:16]
