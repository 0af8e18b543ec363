"""The SOPs the tests run on: the seed, and invented ones that stand for other agencies."""

from pathlib import Path

from triwulan.sop.definition import Sop
from triwulan.sop.reader import read_sop

ROOT = Path(__file__).parents[2]
SEED = ROOT / "src/triwulan/sop/definitions/pengumpulan-data-kinerja-2023.toml"
INVENTED = sorted((Path(__file__).parent / "definitions").glob("*.toml"))
ALL = [SEED, *INVENTED]

SMALL = """\
[identitas]
nama = "Contoh"

[mulai]
tanggal = 10
bulan   = "pertama triwulan"
data    = "triwulan lalu"

[[pelaksana]]
kode    = "kabid"
nama    = "Kabid"
lingkup = "bidang"

[[pelaksana]]
kode    = "perencana"
nama    = "Perencana"
lingkup = "perangkat_daerah"

[[langkah]]
no        = "1"
kerja     = "bahan"
pelaksana = "kabid"
waktu     = "1 hari"

[[langkah]]
no        = "2"
kerja     = "periksa"
pelaksana = "kabid"
waktu     = "1 jam"
lanjut    = { setuju = "3", kembalikan = "1" }

[[langkah]]
no        = "3"
kerja     = "rekap_triwulan"
pelaksana = "perencana"
waktu     = "1 hari"
"""
"""A sound SOP to spoil, one line at a time."""


def read(path: Path) -> Sop:
    return read_sop(path.read_text("utf-8"), name=path.name)


def seed() -> Sop:
    return read(SEED)


def invented(name: str) -> Sop:
    return read(Path(__file__).parent / "definitions" / f"{name}.toml")
