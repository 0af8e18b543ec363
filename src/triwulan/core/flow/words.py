"""A flowchart in words, for those who do not see it; Indonesian unless the caller brings other words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from triwulan.core.flow.chart import Chart, Edge, Symbol


@dataclass(frozen=True)
class Words:
    step: str = "Langkah"
    joined: str = " dan "
    begin: str = "mulai"
    end: str = "selesai"
    process: str = "proses"
    decision: str = "keputusan"
    performer: str = "pelaksana"
    towards: str = "ke langkah"
    connector: str = "Penghubung halaman"


INDONESIAN = Words()


@dataclass(frozen=True)
class Naming:
    """What the reader calls columns and steps."""

    columns: Sequence[str]
    steps: Mapping[str, str]
    """Step code to the number it is called by."""
    words: Words = INDONESIAN

    def numbers(self, symbol: Symbol) -> str:
        return self.words.joined.join(self.steps.get(code, code) for code in symbol.steps)

    def performers(self, symbol: Symbol) -> str:
        return self.words.joined.join(self.columns[column] for column in symbol.columns)


def symbol_sentence(chart: Chart, index: int, naming: Naming) -> str:
    """Such as "Langkah 5, keputusan, pelaksana Kabid; Ya ke langkah 5a; Tidak ke langkah 4."."""
    symbol, words = chart.symbols[index], naming.words
    ways = [edge for edge in chart.edges if edge.source == index]
    kind = {"diamond": words.decision, "box": words.process}.get(symbol.kind, words.end if not ways else words.begin)
    name = f"{words.step} {naming.numbers(symbol)}, {kind}" if symbol.steps else words.end.capitalize()
    onward = [_way(chart, edge, naming) for edge in ways]
    return "; ".join([f"{name}, {words.performer} {naming.performers(symbol)}", *onward]) + "."


def _way(chart: Chart, edge: Edge, naming: Naming) -> str:
    target, words = chart.symbols[edge.target], naming.words
    where = f"{words.towards} {naming.numbers(target)}" if target.steps else words.end
    return f"{edge.label} {where}".strip()


def chart_sentences(chart: Chart, naming: Naming) -> str:
    return " ".join(symbol_sentence(chart, index, naming) for index in range(len(chart.symbols)))
