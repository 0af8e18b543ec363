"""The SOP's table as Markdown: the rows as signed, for people who read a diff or a page of documentation."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from triwulan.sop.definition import Performer, Row, Sop, Step

CAPSULE, BOX, DIAMOND = "⬭", "▭", "◇"
LEGEND = f"{CAPSULE} awal atau akhir, {BOX} kegiatan, {DIAMOND} keputusan."


def markdown_table(sop: Sop) -> str:
    headings = ["No", "Kegiatan", *(p.name for p in sop.performers), "Kelengkapan", "Waktu", "Output", "Keterangan"]
    lines = [f"# SOP {sop.identity.name}", "", _line(headings), "|" + " --- |" * len(headings)]
    for phase, rows in groupby(sop.rows, key=lambda row: row.phase):
        if phase:
            lines.append(_line(["", f"**{_escaped(phase)}**", *[""] * (len(headings) - 2)], escape=False))
        lines += [_row(sop, row) for row in rows]
    decisions = list(_decisions(sop))
    return "\n".join([*lines, "", LEGEND, *([""] if decisions else []), *decisions]) + "\n"


def symbol(sop: Sop, step: Step) -> str:
    """Of the five permitted ones, the three that stand for a step."""
    if step.decides:
        return DIAMOND
    return CAPSULE if step in (sop.steps[0], sop.steps[-1]) else BOX


def _row(sop: Sop, row: Row) -> str:
    marks = [_mark(sop, row, performer) for performer in sop.performers]
    cells = [
        row.no,
        row.activity,
        *marks,
        "\n".join(row.requirements),
        row.duration,
        "\n".join(row.outputs),
        row.remarks,
    ]
    return _line(cells)


def _mark(sop: Sop, row: Row, performer: Performer) -> str:
    """Numbers only where a row holds several steps, so that it shows who does which."""
    steps = [step for step in row.steps if performer.code in step.performers]
    if not steps or len(row.steps) == 1:
        return symbol(sop, steps[0]) if steps else ""
    marked = [(symbol(sop, step), step.no) for step in steps]
    return "\n".join(f"{sign} {no}" for sign, no in marked)


def _decisions(sop: Sop) -> Iterator[str]:
    for step in sop.steps:
        if step.decides:
            yield f"- Langkah {_escaped(sop.label(step))}: {'; '.join(_ways(sop, step))}."


def _ways(sop: Sop, step: Step) -> Iterator[str]:
    for way in step.ways:
        target = sop.label(sop.step(way.target)) if way.target is not None else "selesai"
        yield f"{_escaped(way.outcome)} → {_escaped(target)}"


def _line(cells: Iterable[str], *, escape: bool = True) -> str:
    return "| " + " | ".join(_escaped(cell) if escape else cell for cell in cells) + " |"


def _escaped(text: str) -> str:
    """What would break a cell, and nothing else: the texts are to be read as signed."""
    text = text.replace("\\", "\\\\").replace("|", "\\|").replace("<", "\\<")
    return "<br>".join(text.splitlines())
