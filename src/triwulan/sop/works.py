"""The kinds of work: the fixed catalogue of what code can do for a step. Everything else about a step is data.

A new kind is a new entry here, `cycles/steps/<kind>.py`, `web/steps/<kind>.py` with its template and
`documents/<kind>.py`. Any kind may decide: outcomes are data, and real SOPs check in rows of every sort.
"""

from dataclasses import dataclass

from triwulan.core.sentences import say, term


@dataclass(frozen=True)
class Work:
    """`name` names the step to its users where the SOP has no words of its own; `purpose` is for developers."""

    code: str
    name: str
    purpose: str

    @property
    def label(self) -> str:
        return say(self.name)


_ALL = (
    Work("disposisi", term("Menugaskan"), "address the next performers, with instruction and indicators"),
    Work("bahan", term("Menyerahkan bahan"), "enter realisations with their evidence"),
    Work("laporan", term("Menyusun laporan"), "write the report from the material"),
    Work("periksa", term("Memeriksa"), "decide, with reasons"),
    Work("serah", term("Menyerahkan laporan"), "hand over and file"),
    Work("rekap_triwulan", term("Menyusun laporan triwulan"), "compile the quarter, with recommendations"),
    Work("laporan_tahunan", term("Menyusun laporan kinerja tahunan"), "compile the year"),
    Work("dokumen", term("Melampirkan dokumen"), "any other step: attach what it yields"),
)

WORKS: dict[str, Work] = {work.code: work for work in _ALL}
