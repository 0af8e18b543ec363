"""A table of indicators: its columns, and a row of it."""

from dataclasses import dataclass

NEEDED = ("kode", "nama", "satuan", "sasaran", "unit", "tahun")
OPTIONAL = (
    "definisi",
    "desimal",
    "jenis_nilai",
    "polaritas",
    "rumus",
    "batas",
    "lantai",
    "kategori",
    "bobot",
    "agregasi",
    "jenis_target",
    "program",
    "pemilik",
    "bukti_wajib",
    "sumber",
    "variabel",
    "target_tw1",
    "target_tw2",
    "target_tw3",
    "target_tw4",
    "target_tahun",
)
COLUMNS = (*NEEDED, *OPTIONAL)


@dataclass(frozen=True)
class Row:
    """A line of the table; `number` as a spreadsheet counts them, the heading being 1."""

    number: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")
