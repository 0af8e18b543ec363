"""Corrections of values that were approved: asked for, decided on, filled in, handed in. As on the pages under /koreksi/."""

from typing import Annotated

from ninja import File, Router, Status, UploadedFile

from triwulan.api.bearer import ApiRequest
from triwulan.api.correction_rows import correction_detail, correction_row, value_row
from triwulan.api.shapes.dialogue import (
    CorrectionDetail,
    CorrectionIn,
    CorrectionRow,
    CorrectionValueIn,
    CorrectionValueRow,
    DecisionIn,
    EndIn,
    RemovalIn,
)
from triwulan.api.shapes.problem import refusals
from triwulan.core.sentences import term
from triwulan.cycles.access import cycle_for
from triwulan.cycles.corrections.asking import ask, decide, end, endorse
from triwulan.cycles.corrections.dropping import drop_evidence, keep_evidence
from triwulan.cycles.corrections.fetching import correction_for, corrections_of, value_for
from triwulan.cycles.corrections.filling import TEXTS, attach_file, detach_file, save_value
from triwulan.cycles.corrections.handing_in import hand_in
from triwulan.cycles.entry import indicator_of

router = Router(tags=[term("Koreksi")])
ONE = "/corrections/{int:correction_id}"
VALUE = ONE + "/values/{int:value_id}"
FILE = VALUE + "/files"
REMOVAL = VALUE + "/removals"


@router.get(
    "/corrections", response={200: list[CorrectionRow], **refusals()}, summary=term("Semua koreksi, terbaru dahulu")
)
def corrections(request: ApiRequest) -> list[CorrectionRow]:
    return [correction_row(each) for agency in request.agencies for each in corrections_of(agency)]


@router.post(
    "/cycles/{int:cycle_id}/corrections",
    response={201: CorrectionDetail, **refusals(403, 404, 422)},
    summary=term("Minta koreksi nilai yang sudah disetujui"),
)
def ask_for(request: ApiRequest, cycle_id: int, given: CorrectionIn) -> Status[CorrectionDetail]:
    cycle = cycle_for(request.auth, cycle_id)
    named = [indicator_of(cycle, code).pk for code in given.indicators]
    made = ask(person=request.auth, cycle_id=cycle_id, indicators=named, reason=given.reason)
    return Status(201, _detail(request, made.pk))


@router.get(ONE, response={200: CorrectionDetail, **refusals(403, 404)}, summary=term("Satu koreksi dan nilainya"))
def correction(request: ApiRequest, correction_id: int) -> CorrectionDetail:
    return _detail(request, correction_id)


@router.post(
    ONE + "/endorse",
    response={200: CorrectionDetail, **refusals(403, 404, 409)},
    summary=term("Teruskan usulan analis (pimpinan unit)"),
)
def pass_on(request: ApiRequest, correction_id: int) -> CorrectionDetail:
    endorse(person=request.auth, correction_id=correction_id)
    return _detail(request, correction_id)


@router.post(
    ONE + "/decide",
    response={200: CorrectionDetail, **refusals(403, 404, 409, 422)},
    summary=term("Izinkan atau tolak (perencana)"),
)
def decide_on(request: ApiRequest, correction_id: int, given: DecisionIn) -> CorrectionDetail:
    decide(person=request.auth, correction_id=correction_id, granted=given.granted, reason=given.reason)
    return _detail(request, correction_id)


@router.post(
    ONE + "/end",
    response={200: CorrectionDetail, **refusals(403, 404, 409, 422)},
    summary=term("Tarik atau akhiri sebelum diserahkan"),
)
def end_it(request: ApiRequest, correction_id: int, given: EndIn) -> CorrectionDetail:
    end(person=request.auth, correction_id=correction_id, reason=given.reason)
    return _detail(request, correction_id)


@router.post(
    ONE + "/hand-in",
    response={200: CorrectionDetail, **refusals(403, 404, 409, 422)},
    summary=term("Serahkan: nilai dan dokumennya mendapat versi baru"),
)
def finish(request: ApiRequest, correction_id: int) -> CorrectionDetail:
    hand_in(person=request.auth, correction_id=correction_id)
    return _detail(request, correction_id)


@router.patch(
    VALUE,
    response={200: CorrectionValueRow, **refusals(403, 404, 409, 422)},
    summary=term("Isi satu nilai koreksi"),
)
def fill(request: ApiRequest, correction_id: int, value_id: int, given: CorrectionValueIn) -> CorrectionValueRow:
    now = value_for(request.auth, correction_id, value_id)
    texts = {name: text for name in TEXTS if (text := getattr(given, name)) is not None}
    save_value(
        person=request.auth,
        correction_id=correction_id,
        value_id=value_id,
        variables=given.variables or {},
        texts=texts,
        answers=now.answers | given.answers,
        edition=now.edition if given.edition is None else given.edition,
    )
    return value_row(value_for(request.auth, correction_id, value_id))


@router.post(
    FILE,
    response={201: CorrectionValueRow, **refusals(403, 404, 409, 422)},
    summary=term("Lampirkan bukti pada nilai koreksi (multipart)"),
)
def attach(
    request: ApiRequest, correction_id: int, value_id: int, file: Annotated[UploadedFile, File(...)]
) -> Status[CorrectionValueRow]:
    who, name, content = request.auth, file.name or "", file.read()
    attach_file(person=who, correction_id=correction_id, value_id=value_id, name=name, content=content)
    return Status(201, value_row(value_for(who, correction_id, value_id)))


@router.delete(
    FILE + "/{int:file_id}",
    response={200: CorrectionValueRow, **refusals(403, 404, 409)},
    summary=term("Lepaskan bukti yang dibawa koreksi ini"),
)
def detach(request: ApiRequest, correction_id: int, value_id: int, file_id: int) -> CorrectionValueRow:
    detach_file(person=request.auth, correction_id=correction_id, value_id=value_id, file_id=file_id)
    return value_row(value_for(request.auth, correction_id, value_id))


@router.post(
    REMOVAL,
    response={201: CorrectionValueRow, **refusals(403, 404, 409, 422)},
    summary=term("Lepaskan bukti lama dari nilai koreksi, dengan alasan"),
)
def drop(request: ApiRequest, correction_id: int, value_id: int, given: RemovalIn) -> Status[CorrectionValueRow]:
    who = request.auth
    drop_evidence(
        person=who,
        correction_id=correction_id,
        value_id=value_id,
        evidence_id=given.evidence,
        reason=given.reason,
    )
    return Status(201, value_row(value_for(who, correction_id, value_id)))


@router.delete(
    REMOVAL + "/{int:removal_id}",
    response={200: CorrectionValueRow, **refusals(403, 404, 409)},
    summary=term("Tetap pakai bukti yang akan dilepas"),
)
def keep(request: ApiRequest, correction_id: int, value_id: int, removal_id: int) -> CorrectionValueRow:
    keep_evidence(person=request.auth, correction_id=correction_id, value_id=value_id, removal_id=removal_id)
    return value_row(value_for(request.auth, correction_id, value_id))


def _detail(request: ApiRequest, correction_id: int) -> CorrectionDetail:
    return correction_detail(correction_for(request.auth, correction_id))
