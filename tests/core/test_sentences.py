from collections.abc import Iterator

import pytest
from django.utils.translation import get_language, gettext

from triwulan.core.numbers import NumberUnreadable, parse_number
from triwulan.core.quarters import Quarter
from triwulan.core.sentences import INDONESIAN, is_english, say, speak_with
from triwulan.core.spoken import say_minutes

ENGLISH = {
    "Triwulan %(roman)s %(year)s": "Quarter %(roman)s %(year)s",
    "Angka terlalu panjang. Tulis paling banyak %(most)s angka.": "Too long. Write %(most)s digits at most.",
}


@pytest.fixture
def english() -> Iterator[None]:
    speak_with(lambda words: ENGLISH.get(words, words), lambda: "en")
    yield
    speak_with(gettext, lambda: get_language() or INDONESIAN)


def test_sentences_are_indonesian_where_nobody_asked_for_english() -> None:
    assert (is_english(), str(Quarter(2026, 2)), say_minutes(60)) == (False, "Triwulan II 2026", "1 jam")


@pytest.mark.usefixtures("english")
def test_sentences_are_said_in_the_readers_language_with_their_values() -> None:
    with pytest.raises(NumberUnreadable) as refused:
        parse_number("1" * 31)
    assert refused.value.sentence == "Too long. Write 30 digits at most."
    assert (is_english(), str(Quarter(2026, 2)), say_minutes(60)) == (True, "Quarter II 2026", "1 hour")


def test_a_percent_sign_without_values_is_only_itself() -> None:
    assert (say("100 %"), say("100 %% dari %(what)s", what="target")) == ("100 %", "100 % dari target")
