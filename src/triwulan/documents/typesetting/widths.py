"""How wide a text runs, before anything is typeset: for labels in charts and for words that must be let break."""

# Advance widths of Libertinus Serif Bold, hundredths of an em, from the space to the tilde; the regular cut is narrower.
_BOLD = (
    25, 27, 38, 51, 51, 64, 73, 22, 32, 32, 43, 54, 24, 36, 24, 32, 51, 51, 51, 51, 51, 51, 51, 51, 51, 51, 26, 26, 51, 55,
    51, 43, 99, 74, 65, 71, 73, 61, 54, 73, 82, 37, 37, 74, 58, 90, 74, 73, 61, 73, 72, 50, 65, 73, 70, 103, 72, 62, 62, 40,
    31, 40, 52, 49, 39, 51, 54, 46, 56, 49, 39, 52, 62, 32, 31, 61, 32, 90, 62, 55, 58, 57, 43, 43, 36, 60, 53, 78, 56, 56,
    45, 31, 22, 31, 47,
)  # fmt: skip
_OTHER = 75
_WIDTHS = {chr(0x20 + place): width for place, width in enumerate(_BOLD)}


def ems(text: str) -> float:
    """The width at bold weight, in ems; rather too wide than too narrow."""
    return sum([_WIDTHS.get(sign, _OTHER) for sign in text]) / 100
