"""The annual report's chapters before anybody wrote in them. Pure rules over `Fact`s and sums."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from triwulan.core.numbers import format_percent
from triwulan.indicators.measured import printed
from triwulan.reports.drafts import MET, NEAR, listed, mean_of, recommendation, summary
from triwulan.reports.facts import Fact

NAMED = 3
"""As many indicators are named after one problem; the rest are counted."""


@dataclass(frozen=True)
class Chapter:
    """A section of the annual report before anybody wrote in it."""

    key: str
    title: str
    body: str


@dataclass(frozen=True)
class Told:
    """What the drafts need besides the figures; `missing` names the quarters without a report.

    `foreword`, `profile` and `spending` are drafted where their facts are known.
    """

    agency: str
    year: int
    missing: Sequence[str] = ()
    foreword: str = ""
    profile: str = ""
    spending: str = ""


def opening_chapters(facts: Sequence[Fact], told: Told) -> list[Chapter]:
    """What stands before the sasaran: foreword, summary, chapters I and II, the opening of III (PermenPANRB 53/2014)."""
    gap = (
        f" Laporan {listed(told.missing)} belum ada, sehingga angka tahun ini belum memuatnya." if told.missing else ""
    )
    whole = summary(facts, f"tahun {told.year}")
    duty = (
        f"Laporan Kinerja Tahun {told.year} merupakan pertanggungjawaban {told.agency} atas target kinerja yang telah "
        f"ditetapkan. Isinya dihimpun dari laporan kinerja triwulanan.{gap}"
    )
    return [
        Chapter("kata-pengantar", "Kata pengantar", told.foreword),
        Chapter("ikhtisar", "Ikhtisar eksekutif", whole + gap),
        Chapter("pendahuluan", "Bab I. Gambaran umum organisasi", "\n\n".join(filter(None, (duty, told.profile)))),
        Chapter("aspek", "Bab I. Aspek strategis organisasi", _aspects(facts, told.agency)),
        Chapter("isu-strategis", "Bab I. Permasalahan utama", _issues(facts)),
        Chapter("perencanaan", "Bab II. Perencanaan kinerja", _plan(facts, told.year)),
        Chapter("capaian", "Bab III. Akuntabilitas kinerja", whole),
    ]


def closing_chapters(facts: Sequence[Fact], told: Told) -> list[Chapter]:
    """What stands after the sasaran: the budget, chapter IV and the annex of awards, which nothing can be drafted for."""
    return [
        Chapter("anggaran", "Bab III. Realisasi anggaran", told.spending),
        Chapter("penutup", "Bab IV. Penutup", _conclusion(facts, told.agency, told.year)),
        Chapter("langkah", "Bab IV. Langkah di masa mendatang", _next_steps(facts)),
        Chapter("penghargaan", "Lampiran. Penghargaan", ""),
    ]


def _aspects(facts: Sequence[Fact], agency: str) -> str:
    """Each sasaran with the units that carry it."""
    units: dict[str, list[str]] = {}
    for fact in facts:
        carriers = units.setdefault(fact.objective, [])
        if fact.unit and fact.unit not in carriers:
            carriers.append(fact.unit)
    if not units:
        return ""
    lines = [f"- {name} ({listed(carriers)})" if carriers else f"- {name}" for name, carriers in units.items()]
    opening = f"{agency} mengemban {len(units)} sasaran strategis, masing-masing dengan unit yang melaksanakannya."
    return "\n\n".join((opening, "\n".join(lines)))


def _issues(facts: Sequence[Fact]) -> str:
    """What kept indicators from their targets, each problem once; where all were reached, what was met on the way."""
    behind = [fact for fact in facts if fact.obstacle and not _has_met(fact)]
    problems = _by_words(behind or [fact for fact in facts if fact.obstacle])
    return "\n".join(f"- {said} ({_some(names)})" for said, names in problems) or "Tidak ada hambatan yang dilaporkan."


def _by_words(facts: Iterable[Fact]) -> list[tuple[str, list[str]]]:
    found: dict[str, list[str]] = {}
    for fact in facts:
        found.setdefault(" ".join(fact.obstacle.split()).removesuffix("."), []).append(fact.name)
    return list(found.items())


def _some(names: Sequence[str]) -> str:
    if len(names) <= NAMED:
        return "; ".join(names)
    return f"{'; '.join(names[:NAMED])}; dan {len(names) - NAMED} indikator lain"


def _plan(facts: Sequence[Fact], year: int) -> str:
    objectives = list(dict.fromkeys(fact.objective for fact in facts))
    if not objectives:
        return f"Target tahun {year} belum ditetapkan."
    return (
        f"Kinerja tahun {year} diukur dengan {len(facts)} indikator pada {len(objectives)} sasaran: "
        f"{_in_a_row(objectives)}."
    )


def _conclusion(facts: Sequence[Fact], agency: str, year: int) -> str:
    mean = mean_of(facts)
    if mean is None:
        return f"Capaian kinerja {agency} tahun {year} belum dapat disimpulkan."
    word = "mencapai target" if mean >= MET else "mendekati target" if mean >= NEAR else "belum mencapai target"
    return f"Secara umum kinerja {agency} tahun {year} {word}, dengan rata-rata capaian {format_percent(mean)}."


def _next_steps(facts: Sequence[Fact]) -> str:
    """Only what still has a way to go: who reached his target needs no step. Each step once, with those that need it."""
    steps: dict[str, list[str]] = {}
    for fact in facts:
        if not _has_met(fact):
            steps.setdefault(recommendation(fact).removesuffix("."), []).append(fact.name)
    lines = [f"- {step}: {_in_a_row(names)}." for step, names in steps.items()]
    return "\n".join(lines) or "Pertahankan cara kerja yang ada."


def _in_a_row(names: Sequence[str]) -> str:
    """Names with commas of their own: "A; B; dan C"."""
    return names[0] if len(names) == 1 else f"{'; '.join(names[:-1])}; dan {names[-1]}"


def _has_met(fact: Fact) -> bool:
    return fact.percent is not None and printed(fact.percent) >= MET
