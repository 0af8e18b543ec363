"""The narrative of the report that is open."""

from typing import Any

from ninja import Router
from pydantic import Field, field_validator

from triwulan.api.bearer import ApiRequest
from triwulan.api.shapes.answer import by_key
from triwulan.api.shapes.base import Given, Shape, Whole
from triwulan.api.shapes.problem import refusals
from triwulan.api.shapes.task import Section
from triwulan.api.written import keys_of, report_sections
from triwulan.core.sentences import term
from triwulan.cycles.actions.sections import edit_report

router = Router(tags=[term("Laporan")])


class ReportRow(Shape):
    """`kind`: laporan_data_kinerja (a unit's), laporan_triwulan or laporan_kinerja. `quarter` null: the year's."""

    id: int
    kind: str
    year: int
    quarter: int | None
    sections: list[Section]


class ReportIn(Given):
    """{key: text}, or a list of {key, body}. A section may also be called by its title or its indicator's code.

    `versions` {key: number} refuses the change with 409 when somebody else has edited the section since.
    """

    sections: dict[str, str] = Field(default_factory=dict)
    versions: dict[str, Whole] = Field(default_factory=dict)

    @field_validator("sections", mode="before")
    @classmethod
    def _by_key(cls, value: Any) -> Any:
        return by_key(value, ("key", "section"), ("body", "text"))


@router.patch(
    "/{int:cycle_id}/report",
    response={200: ReportRow, **refusals(403, 404, 409, 422)},
    summary=term("Tulis bagian laporan yang sedang terbuka"),
)
def write(request: ApiRequest, cycle_id: int, given: ReportIn) -> ReportRow:
    """All sections are written, or none. Without any it only reads."""
    report = edit_report(person=request.auth, cycle_id=cycle_id, sections={})
    keys = keys_of(report)
    report = edit_report(
        person=request.auth,
        cycle_id=cycle_id,
        sections={keys.get(said.strip().casefold(), said): text for said, text in given.sections.items()},
        versions={keys.get(said.strip().casefold(), said): version for said, version in given.versions.items()},
    )
    return ReportRow(
        id=report.pk,
        kind=report.kind,
        year=report.year,
        quarter=report.quarter,
        sections=report_sections(report),
    )
