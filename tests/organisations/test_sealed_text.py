"""What is sealed opens under the same key and for the same purpose only, and never after a change."""

from typing import Any

import pytest

from triwulan.organisations.sealed_text import Unreadable, seal, unseal


def test_it_opens_as_it_was_and_is_another_each_time() -> None:
    first, second = seal("uji", "sandi ✓ panjang"), seal("uji", "sandi ✓ panjang")
    assert (unseal("uji", first), unseal("uji", second)) == ("sandi ✓ panjang", "sandi ✓ panjang")
    assert first != second
    assert "sandi" not in first


@pytest.mark.parametrize(
    "spoil", [lambda text: text[:-3] + "AA=", lambda text: text[3:], lambda _text: "v1.", lambda _text: "", str.lower]
)
def test_a_change_is_found(spoil: Any) -> None:
    with pytest.raises(Unreadable) as found:
        unseal("uji", spoil(seal("uji", "sandi")))
    assert "sandi" not in repr(found.value)


def test_neither_another_purpose_nor_another_key_opens_it(settings: Any) -> None:
    sealed = seal("uji", "sandi")
    with pytest.raises(Unreadable):
        unseal("lain", sealed)
    settings.SECRET_KEY = "kunci lain"
    with pytest.raises(Unreadable):
        unseal("uji", sealed)
