"""Roman numerals, for quarters and the chapters of a report."""

_STEPS = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)


def to_roman(number: int) -> str:
    """Raise ValueError for what the Romans could not write: below 1, or 4000 and above."""
    if not 1 <= number < 4000:  # noqa: PLR2004 - the largest sign is M
        message = f"No Roman numeral for {number}"
        raise ValueError(message)
    written = ""
    for value, sign in _STEPS:
        times, number = divmod(number, value)
        written += sign * times
    return written
