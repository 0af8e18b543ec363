"""Drafted sentences, so that nobody has to begin with an empty field."""

from django.utils import translation

from triwulan.core.sentences import INDONESIAN
from triwulan.cycles.models import Assignment
from triwulan.sop.definition import Sop, Step


@translation.override(INDONESIAN)
def default_instruction(sop: Sop, step: Step, task: Assignment) -> str:
    """What a disposition says unless its giver writes something else; Indonesian, as it goes on paper."""
    period = task.step_run.cycle.round.period
    following = next((s for s in sop.steps if set(s.performers) & set(step.addressees)), None)
    work = following.work if following else ""
    if work == "bahan":
        return (
            f"Isi lembar kerja {period} untuk indikator yang ditugaskan sesuai definisinya, lampirkan bukti dukung, dan "
            "tuliskan sebabnya bila nilai jauh berbeda dari triwulan lalu."
        )
    if work == "disposisi":
        return f"Susun laporan data kinerja {period} sesuai dengan indikator kinerja masing-masing dan sertakan bukti dukungnya."
    return f"Laksanakan langkah berikutnya untuk {period} sesuai SOP {sop.identity.name}."
