"""Which cell a sentence of the layers below is about: they know fields, not sheets, and begin with the field's name."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from triwulan.exchange.imports.columns import Column, bare, words_of
from triwulan.exchange.imports.rows import Fault, Row


def placed(faults: Iterable[Fault], rows: Sequence[Row], columns: Sequence[Column]) -> list[Fault]:
    """With the address of the cell where the sentence names its column, alone or behind "Name: "; else with its row only."""
    words = words_of(columns)
    by_number = {row.number: row for row in rows}
    return [
        replace(fault, place=_place(fault.sentence, by_number[fault.row], words))
        if not fault.place and fault.row in by_number
        else fault
        for fault in faults
    ]


def _place(sentence: str, row: Row, words: Mapping[str, str]) -> str:
    """The longest name that the sentence begins with: "Target TW I" before "Target"."""
    said = [bare(sentence), bare(sentence.partition(": ")[2])]
    named = [word for word in words if any(f"{each} ".startswith(f"{word} ") for each in said)]
    known = [word for word in sorted(named, key=len, reverse=True) if words[word] in row.places]
    return row.places[words[known[0]]] if known else ""
