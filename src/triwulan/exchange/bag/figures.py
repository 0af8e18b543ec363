"""A year's figures as CSV with a Data Package description (datapackage.org), for readers who have never heard of us."""

import csv
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from triwulan.exchange.sheets.write import harmless
from triwulan.indicators.figures import figures_for
from triwulan.indicators.models import Budget, Indicator
from triwulan.indicators.queries import valid_in
from triwulan.organisations.models import Agency

Field = tuple[str, str, str]
"""Name, type as Table Schema has it, and what it is."""

INDICATORS: tuple[Field, ...] = (
    ("kode", "string", "Kode indikator"),
    ("nama", "string", "Nama indikator"),
    ("satuan", "string", "Satuan"),
    ("unit", "string", "Unit yang mengukurnya"),
    ("definisi", "string", "Definisi operasional"),
    ("polaritas", "string", "naik: makin tinggi makin baik; turun, tetap, rentang"),
    ("sumber", "string", "Sumber data"),
)
VALUES: tuple[Field, ...] = (
    ("kode", "string", "Kode indikator"),
    ("tahun", "year", "Tahun"),
    ("triwulan", "integer", "1 sampai 4"),
    ("target", "number", "Target sampai triwulan ini"),
    ("realisasi", "number", "Realisasi sampai triwulan ini"),
    ("capaian", "number", "Persen dari target, tidak dibulatkan; kosong bila tidak dapat dinilai"),
    ("keadaan", "string", "calculated, not_evaluable atau incomplete"),
    ("alasan_na", "string", "Mengapa tidak dapat diukur, bila demikian"),
)
BUDGETS: tuple[Field, ...] = (
    ("kode", "string", "Kode program, kegiatan atau sub kegiatan"),
    ("nama", "string", "Namanya"),
    ("pagu", "number", "Rupiah"),
    *((f"realisasi_tw{number}", "number", "Rupiah sejak awal tahun") for number in (1, 2, 3, 4)),
)


def write_figures(folder: Path, agency: Agency, year: int) -> None:
    """Needs the agency's scope. UTF-8, commas between cells, points in numbers, an empty cell for what is not there."""
    folder.mkdir(parents=True)
    indicators = list(Indicator.objects.filter(valid_in(year), agency=agency).select_related("unit").order_by("order"))
    tables: dict[str, tuple[tuple[Field, ...], Iterable[tuple[Any, ...]]]] = {
        "indikator": (INDICATORS, map(_indicator, indicators)),
        "nilai": (VALUES, _values(indicators, year)),
        "anggaran": (BUDGETS, _budgets(agency, year)),
    }
    for name, (fields, rows) in tables.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow([field for field, _type, _about in fields])
            writer.writerows(map(_cell, row) for row in rows)
    described = _described(agency, year, {name: fields for name, (fields, _rows) in tables.items()})
    (folder / "datapackage.json").write_text(json.dumps(described, ensure_ascii=False, indent=1), encoding="utf-8")


def _cell(value: Any) -> Any:
    """Empty for what is not there; no word becomes a spreadsheet's formula."""
    return "" if value is None else harmless(value) if isinstance(value, str) else value


def _indicator(one: Indicator) -> tuple[Any, ...]:
    return one.code, one.name, one.measure, one.unit.name, one.definition, one.polarity, one.source


def _values(indicators: list[Indicator], year: int) -> Iterable[tuple[Any, ...]]:
    for quarter in (1, 2, 3, 4):
        for one in figures_for(indicators, year, quarter):
            judged = one.achievement.status
            yield (one.indicator.code, year, quarter, one.target, one.value, one.percent, judged, one.not_applicable)


def _budgets(agency: Agency, year: int) -> Iterable[tuple[Any, ...]]:
    for row in (
        Budget.objects.filter(node__plan__agency=agency, year=year).select_related("node").order_by("node__code")
    ):
        yield row.node.code, row.node.name, row.ceiling, *(row.spent.get(str(number)) for number in (1, 2, 3, 4))


def _described(agency: Agency, year: int, tables: Mapping[str, tuple[Field, ...]]) -> dict[str, Any]:
    return {
        "profile": "tabular-data-package",
        "name": f"kinerja-{year}",
        "title": f"Kinerja {agency.name} tahun {year}" + (" (data contoh)" if agency.sample else ""),
        "resources": [
            {
                "profile": "tabular-data-resource",
                "name": name,
                "path": f"{name}.csv",
                "encoding": "utf-8",
                "schema": {
                    "fields": [{"name": field, "type": kind, "description": about} for field, kind, about in fields]
                },
            }
            for name, fields in tables.items()
        ],
    }
