"""Where what stands in a worksheet's file: one list of columns for the writer and the reader.

The words are of the file's format and stay Indonesian: a file may be brought back by somebody who reads English pages.
"""

import re
from dataclasses import dataclass

SHEET = "Lembar kerja"
QUESTIONS = "Peringatan"
HELP = "Petunjuk"

# What the dropdown offers; the first is an answer, the second a promise to mend.
RIGHT = "Sudah benar"
WRONG = "Akan diperbaiki"


@dataclass(frozen=True)
class Column:
    """`width` in characters, 0 hides it. `typed`: it is filled in."""

    key: str
    heading: str
    width: float
    typed: bool = False


COLUMNS = (
    Column("number", "No.", 4),
    Column("name", "Indikator", 28),
    Column("measure", "Satuan", 9),
    Column("target", "Target triwulan", 8.5),
    Column("year_target", "Target tahun", 8.5),
    Column("before", "Triwulan lalu", 8.5),
    Column("label", "Yang diisi", 15),
    Column("value", "Isian", 10, typed=True),
    Column("percent", "Capaian saat diunduh (%)", 9),
    Column("not_applicable", "Alasan, bila n/a", 15, typed=True),
    Column("explanation", "Penjelasan", 20, typed=True),
    Column("support", "Faktor pendukung", 15, typed=True),
    Column("obstacle", "Hambatan", 15, typed=True),
    Column("follow_up", "Tindak lanjut", 15, typed=True),
    Column("key", "kunci", 0),
    Column("version", "versi", 0),
    Column("value_before", "isian semula", 0),
    Column("not_applicable_before", "alasan n/a semula", 0),
    Column("explanation_before", "penjelasan semula", 0),
    Column("support_before", "faktor pendukung semula", 0),
    Column("obstacle_before", "hambatan semula", 0),
    Column("follow_up_before", "tindak lanjut semula", 0),
)
TEXTS = ("not_applicable", "explanation", "support", "obstacle", "follow_up")

QUESTION_COLUMNS = (
    Column("number", "No.", 4),
    Column("name", "Indikator", 40),
    Column("sentence", "Peringatan", 60),
    Column("choice", "Jawaban", 18, typed=True),
    Column("reason", "Sebabnya", 50, typed=True),
    Column("key", "kunci", 0),
    Column("choice_before", "jawaban semula", 0),
    Column("reason_before", "sebab semula", 0),
)

_KEY = re.compile(r"tw1:([0-9]+):([0-9]+):([\w-]+)")


@dataclass(frozen=True)
class Key:
    """Which field a row is of: the task, the indicator, and a variable's or a warning's code."""

    task_id: int
    indicator_id: int
    code: str

    def __str__(self) -> str:
        return f"tw1:{self.task_id}:{self.indicator_id}:{self.code}"


def key_from(text: str) -> Key | None:
    found = _KEY.fullmatch(text.strip())
    return Key(int(found[1]), int(found[2]), found[3]) if found else None


def place(columns: tuple[Column, ...], key: str) -> int:
    return next(number for number, column in enumerate(columns) if column.key == key)
