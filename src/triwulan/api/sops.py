"""SOP revisions: uploaded and activated by the administrator."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from ninja import Router, Status
from pydantic import Field, field_validator

from triwulan.api.bearer import ApiRequest
from triwulan.api.choice import agency_for
from triwulan.api.instants import local
from triwulan.api.shapes.base import Given, Instant, Shape, Unusable, Whole
from triwulan.api.shapes.problem import refusals
from triwulan.core.sentences import term
from triwulan.cycles.refusals import MayNot, NotThere
from triwulan.organisations.models import Agency
from triwulan.organisations.queries import today
from triwulan.organisations.rules import has_role_in
from triwulan.sop.actions import activate_revision, upload_revision
from triwulan.sop.models import SopRevision
from triwulan.sop.notes import read_notes
from triwulan.sop.queries import definition_of, revision_for

router = Router(tags=[term("SOP")])
LONGEST_TOML = 300_000


class SopIn(Given):
    """`toml`: the file's whole text. `agency` is for those who administer several agencies."""

    toml: str = Field(max_length=LONGEST_TOML)
    agency: Whole | None = None


class ActivateIn(Given):
    """The first day on which new rounds open under it; running ones keep theirs."""

    start: date = Field(alias="from")

    @field_validator("start", mode="before")
    @classmethod
    def _written(cls, value: Any) -> Any:
        """A number would be read as seconds since 1970."""
        if not isinstance(value, str):
            raise Unusable(_("Isian “from” harus tanggal seperti 2026-04-10."))
        return value.strip()


class SopNote(Shape):
    place: str
    sentence: str


class SopStep(Shape):
    no: str
    code: str
    phase: str
    work: str
    performer: str


class SopRow(Shape):
    """`current`: rounds that open today run under it."""

    id: int
    name: str
    agency: str
    agency_id: int
    checksum: str
    uploaded_at: Instant
    active_from: date | None
    current: bool


class SopDetail(SopRow):
    """`notes`: what the editor should look at; none of it keeps the SOP from running."""

    steps: list[SopStep]
    notes: list[SopNote]


@router.get("", response={200: list[SopRow], **refusals()}, summary=term("Semua revisi SOP"))
def sops(request: ApiRequest) -> list[SopRow]:
    current = {revision.pk for agency in request.agencies if (revision := _current(agency)) is not None}
    found = SopRevision.objects.select_related("agency").order_by("id")
    return [SopRow(**_fields(revision, current)) for revision in found]


@router.post(
    "", response={200: SopDetail, 201: SopDetail, **refusals(403, 404, 422)}, summary=term("Unggah SOP (administrator)")
)
def upload(request: ApiRequest, given: SopIn) -> Status[SopDetail]:
    """201 for a new revision; 200 for the same text again."""
    agency = agency_for(request, given.agency, role="admin")
    _require_administrator(request, agency)
    last = SopRevision.objects.filter(agency=agency).order_by("-id").values_list("id", flat=True).first() or 0
    revision = upload_revision(agency, given.toml, request.auth)
    return Status(201 if revision.pk > last else 200, _detail(revision))


@router.post(
    "/{int:sop_id}/activate",
    response={200: SopDetail, **refusals(403, 404, 422)},
    summary=term("Berlakukan SOP sejak tanggal tertentu (administrator)"),
)
def activate(request: ApiRequest, sop_id: int, given: ActivateIn) -> SopDetail:
    revision = SopRevision.objects.filter(pk=sop_id).select_related("agency__government").first()
    if revision is None:
        raise NotThere
    _require_administrator(request, revision.agency)
    return _detail(activate_revision(revision, given.start, request.auth))


def _require_administrator(request: ApiRequest, agency: Agency) -> None:
    if not has_role_in(request.auth, agency, "admin"):
        raise MayNot(_("Hanya administrator yang dapat mengunggah dan memberlakukan SOP."))


def _current(agency: Agency) -> SopRevision | None:
    return revision_for(agency, today(agency))


def _detail(revision: SopRevision) -> SopDetail:
    sop = definition_of(revision)
    current = _current(revision.agency)
    return SopDetail(
        **_fields(revision, {current.pk} if current else set()),
        steps=[
            SopStep(no=step.no, code=step.code, phase=step.phase, work=step.work, performer=sop.performer_names(step))
            for step in sop.steps
        ],
        notes=[SopNote(place=note.place, sentence=note.sentence) for note in read_notes(sop)],
    )


def _fields(revision: SopRevision, current: set[int]) -> dict[str, Any]:
    return {
        "id": revision.pk,
        "name": revision.name,
        "agency": revision.agency.name,
        "agency_id": revision.agency_id,
        "checksum": revision.checksum,
        "uploaded_at": local(revision.uploaded_at, revision.agency),
        "active_from": revision.active_from,
        "current": revision.pk in current,
    }
