"""The annual report's sections with their first drafts, in the order of the regulation's chapters."""

from collections.abc import Iterator, Sequence

from triwulan.core.quarters import Quarter
from triwulan.cycles.annual_objectives import Serving, objectives_of
from triwulan.cycles.compiled import profile_words
from triwulan.cycles.models import Cycle
from triwulan.cycles.queries import sop_of
from triwulan.cycles.spending_rows import spending_summary
from triwulan.documents.kinds.laporan_kinerja import foreword_words
from triwulan.documents.pieces.objective_blocks import programme_words, resource_words
from triwulan.indicators.year_figures import YearFigure
from triwulan.reports.actions import SectionSpec
from triwulan.reports.annual_drafts import Chapter, Told, closing_chapters, opening_chapters
from triwulan.reports.facts import year_fact_of

TITLE = 200


def year_specs(
    cycle: Cycle, figures: Sequence[YearFigure], missing: Sequence[str], analyses: Sequence[SectionSpec]
) -> list[SectionSpec]:
    """`analyses`: one for each indicator; they stand under their sasaran."""
    round_ = cycle.round
    facts = [year_fact_of(figure) for figure in figures]
    told = Told(
        agency=round_.agency.name,
        year=round_.year,
        missing=missing,
        foreword=foreword_words(str(round_.year), f"SOP {sop_of(round_).identity.name}"),
        profile=profile_words(round_.agency),
        spending=spending_summary(Quarter(round_.year, 4)),
    )
    return [
        *_specs(opening_chapters(facts, told)),
        *_middle(objectives_of(figures, round_.year), figures, analyses),
        *_specs(closing_chapters(facts, told)),
    ]


def _specs(chapters: Sequence[Chapter]) -> list[SectionSpec]:
    return [SectionSpec(chapter.key, chapter.title, chapter.body) for chapter in chapters]


def _middle(
    objectives: Sequence[Serving], figures: Sequence[YearFigure], analyses: Sequence[SectionSpec]
) -> Iterator[SectionSpec]:
    for one in objectives:
        own = [figure for figure in figures if figure.indicator.objective.pk == one.node.pk]
        within = {figure.indicator.pk for figure in own}
        yield from (spec for spec in analyses if spec.indicator and spec.indicator.pk in within)
        programmes = [str(figure.indicator.programme) for figure in own if figure.indicator.programme]
        yield SectionSpec(one.resources_key, f"Efisiensi: {one.node.name}"[:TITLE], resource_words(one.shown))
        yield SectionSpec(
            one.programmes_key, f"Program penunjang: {one.node.name}"[:TITLE], programme_words(programmes)
        )
