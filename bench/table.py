from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """`ratio` is ours over the yardstick's, measured in the same run; `goal` says what is wanted of it."""

    what: str
    ours: str
    yardstick: str
    ratio: float | None
    goal: str = ""

    def __str__(self) -> str:
        ratio = "" if self.ratio is None else f"{self.ratio:.2f}"
        return f"| {self.what} | {self.ours} | {self.yardstick} | {ratio} | {self.goal} |"


HEAD = "| what | ours | yardstick | ratio | goal |\n|---|---|---|---|---|"
