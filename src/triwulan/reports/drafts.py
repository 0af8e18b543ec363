"""Sentences from figures: what a report says before anybody wrote a word. Pure rules over `Fact`s."""

from collections.abc import Callable, Sequence
from decimal import Decimal

from django.utils.translation import gettext as _

from triwulan.core.numbers import format_number, format_percent
from triwulan.indicators.measured import printed
from triwulan.reports.facts import Fact

FAR_ABOVE = Decimal(150)
MET = Decimal(100)
NEAR = Decimal(90)


def first_sentence(fact: Fact) -> str:
    """Like "Capaian 77,92 %, tinggi; turun 15,83 angka dari Triwulan IV 2025." """
    if fact.not_applicable:
        return _("Tidak dapat dinilai pada %(period)s (n/a): %(reason)s") % _absence(fact)
    if fact.status == "incomplete":
        return _("Realisasi %(period)s %(value)s.") % {"period": fact.period, "value": fact.value_text}
    if fact.status == "not_evaluable":
        return _("Capaian tidak dapat dinilai: realisasi %(value)s, target %(target)s.") % {
            "value": fact.value_text,
            "target": fact.target_text,
        }
    parts = [
        _("Capaian %(percent)s") % {"percent": fact.percent_text}
        + (f", {fact.predicate.lower()}" if fact.predicate else "")
    ]
    remark = _remark(fact)
    return "; ".join([*parts, remark] if remark else parts) + "."


def paper_sentence(fact: Fact) -> str:
    """The full sentence of a paper: realisation, target, achievement, and the year's target."""
    if fact.not_applicable:
        absence = _absence(fact)
        said = f"Indikator ini tidak dapat dinilai pada {absence['period']} (n/a): {absence['reason']}"
        return said + _year_words(fact)
    if fact.status == "incomplete":
        return first_sentence(fact)
    reached = f"Realisasi {fact.period} sebesar {fact.value_text} dari target {fact.target_text}"
    if fact.status == "not_evaluable":
        sentence = f"{reached}; capaiannya tidak dapat dinilai."
    else:
        word = f" ({fact.predicate.lower()})" if fact.predicate else ""
        sentence = f"{reached}, atau capaian {fact.percent_text}{word}."
    return sentence + _year_words(fact)


def _year_words(fact: Fact) -> str:
    if not fact.year_percent_text.endswith("%"):
        return ""
    return f" Terhadap target tahunan {fact.year_target_text}, capaiannya {fact.year_percent_text}."


def _absence(fact: Fact) -> dict[str, str]:
    return {"period": fact.period, "reason": f"{fact.not_applicable.rstrip('.')}."}


def _remark(fact: Fact) -> str:
    """The one thing worth saying beside the achievement. Changes are between figures as printed, for who checks."""
    if _is_far_above(fact):
        above = _("di atas %(limit)s") % {"limit": format_percent(FAR_ABOVE, 0)}
        return _("%(above)s dan sudah dijelaskan analis") % {"above": above} if fact.explained else above
    if fact.percent is None or fact.before is None:
        return _("realisasi %(value)s, target %(target)s") % {"value": fact.value_text, "target": fact.target_text}
    change = printed(fact.percent) - printed(fact.before)
    if not change:
        return _("sama dengan %(before)s") % {"before": fact.before_label}
    facts = {"points": format_number(abs(change), 2), "before": fact.before_label}
    if change > 0:
        return _("naik %(points)s angka dari %(before)s") % facts
    return _("turun %(points)s angka dari %(before)s") % facts


def indicator_text(fact: Fact) -> str:
    """The drafted narrative of an indicator: what the analyst said of it, else what the figures say."""
    said = [text for text in (fact.explanation, fact.obstacle and f"Hambatan: {fact.obstacle}") if text]
    said += [f"Tindak lanjut: {fact.follow_up}"] if fact.follow_up else []
    return "\n\n".join(said) or paper_sentence(fact)


def summary(facts: Sequence[Fact], period: str) -> str:
    """How many reached their target, the mean, and which ones are far from it."""
    mean = mean_of(facts)
    if mean is None:
        return f"Belum ada indikator yang dapat dinilai pada {period}."
    met = sum(_is_at_least(fact, MET) for fact in facts)
    sentences = [
        (
            f"Pada {period}, {met} dari {len(facts)} indikator mencapai atau melampaui target, "
            f"dengan rata-rata capaian {format_percent(mean)}."
        )
    ]
    low = [fact for fact in facts if fact.percent is not None and not _is_at_least(fact, NEAR)]
    if low:
        named = "; ".join(f"{fact.name} ({fact.percent_text})" for fact in low)
        sentences.append(f"Capaian di bawah {format_percent(NEAR, 0)}: {named}.")
    absent = sum(bool(fact.not_applicable) for fact in facts)
    if absent:
        sentences.append(
            f"{absent} indikator tidak dapat dinilai pada {period} (n/a) dan tidak dihitung dalam rata-rata."
        )
    unjudged = sum(fact.percent is None and not fact.not_applicable for fact in facts)
    if unjudged:
        sentences.append(f"{unjudged} indikator belum dapat dinilai dan tidak dihitung dalam rata-rata.")
    return " ".join(sentences)


def mean_of(facts: Sequence[Fact]) -> Decimal | None:
    judged = [fact.percent for fact in facts if fact.percent is not None]
    return sum(judged, Decimal(0)) / len(judged) if judged else None


def obstacles(facts: Sequence[Fact]) -> str:
    """What the analysts met and what is to follow, indicator by indicator."""
    lines = [_obstacle(fact) for fact in facts if fact.obstacle or fact.follow_up]
    return "\n".join(lines) or "Tidak ada hambatan yang dilaporkan."


def _obstacle(fact: Fact) -> str:
    """One line, as it becomes an item of a list."""
    parts = [text for text in (fact.obstacle, fact.follow_up and f"Tindak lanjut: {fact.follow_up}") if text]
    return f"- {fact.name}: {' '.join(' '.join(parts).split())}"


def recommendation(fact: Fact) -> str:
    """What the planner recommends unless he writes something else: by how far it is, and where it is heading."""
    return next(text for applies, text in _RECOMMENDATIONS if applies(fact))


def _is_at_least(fact: Fact, percent: Decimal) -> bool:
    return fact.percent is not None and printed(fact.percent) >= percent


def _is_falling(fact: Fact) -> bool:
    return fact.percent is not None and fact.before is not None and printed(fact.percent) < printed(fact.before)


def _is_far_above(fact: Fact) -> bool:
    return fact.raw is not None and printed(fact.raw) > FAR_ABOVE


_RECOMMENDATIONS: tuple[tuple[Callable[[Fact], bool], str], ...] = (
    (lambda fact: bool(fact.not_applicable), "Nilai kembali begitu datanya tersedia."),
    (lambda fact: fact.status == "incomplete", "Lengkapi data indikator ini sebelum periode berikutnya."),
    (lambda fact: fact.percent is None, "Pantau persiapannya; target periode ini belum memungkinkan penilaian."),
    (_is_far_above, "Tinjau kembali target, karena realisasi jauh melampauinya."),
    (
        lambda fact: _is_at_least(fact, MET) and _is_falling(fact),
        "Pertahankan ketercapaian target, dan cermati penurunan dari periode sebelumnya.",
    ),
    (lambda fact: _is_at_least(fact, MET), "Pertahankan cara kerja yang ada."),
    (lambda fact: _is_at_least(fact, NEAR), "Selesaikan kekurangan yang tersisa pada periode berikutnya."),
    (_is_falling, "Susun langkah perbaikan dengan penanggung jawab dan tenggat, karena capaian menurun."),
    (lambda _: True, "Percepat tindak lanjut dan laporkan kemajuannya setiap bulan."),
)


def listed(words: Sequence[str]) -> str:
    """Like "A, B dan C"."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} dan {words[-1]}"
