"""The kinds of work, one module each, under the names the SOP gives them."""

from triwulan.cycles.steps import (
    bahan,
    disposisi,
    dokumen,
    laporan,
    laporan_tahunan,
    periksa,
    rekap_triwulan,
    serah,
)
from triwulan.cycles.steps.catalogue import StepKind

STEPS: dict[str, StepKind] = {
    module.__name__.rpartition(".")[2]: StepKind(module.missing, module.finish, module.paper)
    for module in (disposisi, bahan, laporan, periksa, serah, rekap_triwulan, laporan_tahunan, dokumen)
}
