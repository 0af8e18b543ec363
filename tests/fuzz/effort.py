"""How long to ask: as CI does, a little and always the same; or as often as FUZZ_EXAMPLES says, and differently each time."""

import os
from collections.abc import Callable
from typing import TypeVar

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

_T = TypeVar("_T")

CHOSEN = int(os.environ.get("FUZZ_EXAMPLES", "0"))


def ask_with(strategy: st.SearchStrategy[_T], ask: Callable[[_T], None], *, examples: int) -> str:
    """Empty, or what the smallest example found that fails. `examples` is what CI can afford here."""
    fixed = settings(
        max_examples=CHOSEN or examples,
        derandomize=not CHOSEN,
        database=None,
        # the smallest example that fails is worth its time only to somebody who waits for it
        phases=[Phase.generate, Phase.shrink] if CHOSEN else [Phase.generate],
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    try:
        fixed(given(strategy)(lambda example: ask(example)))()  # noqa: PLW0108 - wants a function, and asks it its name
    except Exception as error:  # noqa: BLE001 - every fault is collected, so that one run tells all of them
        notes = [note for note in getattr(error, "__notes__", []) if "reproduce" not in note]
        return " ".join([type(error).__name__, str(error)[:1500], *notes[-2:]])
    return ""
