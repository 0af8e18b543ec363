"""Which characters the fonts inside typst can draw, and what stands for the others.

PDF/A refuses a text with a character that no font draws (an emoji), so such a character is named by its code point
instead: nothing is lost and nothing fails. The ranges are those of Libertinus Serif, New Computer Modern and DejaVu Sans
Mono as typst 0.15 embeds them, without combining marks; a test lets typst draw each of them.
"""

import re
import unicodedata

_RANGES = (
    "20-7e a0-ac ae-2ff 370-377 37a-37f 384-38a 38c 38e-3a1 3a3-482 48a-4ff 510-513 51a-51d 531-556 559-58a 58d-58f "
    "5be 5c0 5c3 5c6 5d0-5ea 5ef-5f4 606-607 609-60c 61b 61f 621-63a 640-64a 660-66d 674 679-67b 67e-680 683-684 "
    "686-687 691 698 6a4 6a9 6af 6be 6cc 6f0-6f9 e3f e81-e82 e84 e87-e88 e8a e8d e94-e97 e99-e9f ea1-ea3 ea5 ea7 eaa- "
    "eab ead-eb0 eb2-eb3 10d0-10ff 13a0-13f5 13f8-13fd 1d00-1dbf 1e00-1f15 1f18-1f1d 1f20-1f45 1f48-1f4d 1f50-1f57 "
    "1f59 1f5b 1f5d 1f5f-1f7d 1f80-1fb4 1fb6-1fc4 1fc6-1fd3 1fd6-1fdb 1fdd-1fef 1ff2-1ff4 1ff6-1ffe 2000-200a "
    "2010-2027 202f-2037 2039-2040 2042 2044-204b 204f 2052 2054 205f 2070-2071 2074-208e 2090-209c 20a0-20c0 "
    "2100-2103 2105-2106 2109 210c-210f 2111 2113 2115-2117 2119-211a 211c-211e 2120 2122 2124 2126-2127 212a-212b "
    "212e 2132 2135-2139 2148 214f-2151 2153-2184 2189 2190-222e 2234-223d 2241-226b 226d-228b 228d-22a6 22b2-22b8 "
    "22c2-22c6 22cd-22d1 22da-22e9 22ee-22ef 2300-2306 2308-2315 2318-2319 231c-2322 2325-232b 2335-237a 237d "
    "2380-2383 2388-238b 2395 239b-23ae 23ce-23cf 23d3 2422-2423 2460-2606 2609-262f 2638-268b 2690-269c 26a0-26a7 "
    "26ac-26af 26b2 2701-2704 2706-2709 270c-2714 2717-2726 272a-274b 274d 274f-2752 2756 2758-275e 2761-277f 2794 "
    "2798-27af 27b1-27be 27c2 27c5-27c6 27dc 27e0 27e6-27eb 27f5-27f7 2800-28ff 2987-2988 2997-2998 29eb 29fa-29fb "
    "2a00 2a2f 2a6a-2a6b 2b05-2b0d 2b12-2b1a 2c60-2cee 2cf2-2cf3 2cf9-2cff 2e02-2e05 2e08-2e0a 2e17-2e18 2e1f "
    "2e22-2e25 2e2e 301a-301b a46a-a46b a640-a641 a648-a649 a656-a657 a708-a716 a71b-a727 a72d a730 a735 a765 "
    "a789-a78e a790-a791 a793 a7aa a7f8-a7f9 ab52 ab66 ab70-abbf fb00-fb06 fb13-fb17 fb1d fb1f-fb36 fb38-fb3c fb3e "
    "fb40-fb41 fb43-fb44 fb46-fb4f fb52-fb81 fb8a-fb95 fb9e-fb9f fbaa-fbad fbe8-fbe9 fbfc-fbff fe66 fe70-fe74 "
    "fe76-fefc fffc-fffd 10140-1018e 102e1-102fb 1d106-1d107 1d55a 1d670-1d6a3 1d703 1d7f6-1d7ff 1f12f "
)


def _expand(ranges: str) -> frozenset[int]:
    found: set[int] = set()
    for span in ranges.split():
        first, _, last = span.partition("-")
        found.update(range(int(first, 16), int(last or first, 16) + 1))
    return frozenset(found)


DRAWABLE = _expand(_RANGES)
"""Code points."""


def drawable(text: str) -> str:
    """The text as typst may print it; line ends stay, invisible marks (also those that turn the direction) go.

    An accent is drawn where it makes one sign with its letter; others fail or not by the letters around them.
    """
    kept = plain(text)
    if kept.isascii():
        return kept
    composed = unicodedata.normalize("NFC", kept)
    return "".join(sign if ord(sign) in DRAWABLE else _substitute(sign) for sign in composed)


def plain(text: str) -> str:
    """What any file can hold: no control characters, no half of a surrogate pair; line ends in one form.

    A percent sign stays on its number's line.
    """
    if " %" in text:
        text = re.sub(r"(?<=\d) %", "\N{NO-BREAK SPACE}%", text)
    if text.isascii() and text.isprintable():
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return "".join(sign for sign in text if sign == "\n" or unicodedata.category(sign) not in {"Cc", "Cf", "Cs"})


def _substitute(sign: str) -> str:
    return sign if sign == "\n" else f"[U+{ord(sign):04X}]"
