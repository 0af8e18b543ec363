"""A coat of arms is a drawing; everything else that an SVG can be is refused."""

import pytest

from triwulan.organisations.crest import check_crest
from triwulan.organisations.refusals import OrganisationRefused

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">'


@pytest.mark.parametrize(
    "inside",
    [
        '<g fill="url(#warna)"><path d="M0 0h10v10z"/></g><use xlink:href="#x"/>',
        "<!-- dibuat tangan --><title>Lambang</title><text>1945</text>",
        '<defs><linearGradient id="warna"><stop offset="0" style="stop-color:#fff"/></linearGradient></defs>',
    ],
)
def test_shapes_and_text_are_taken(inside: str) -> None:
    check_crest(f"{HEAD}{inside}</svg>")


@pytest.mark.parametrize(
    ("svg", "sentence"),
    [
        (f"{HEAD}<script>alert(1)</script></svg>", "memuat “script”"),
        (f"{HEAD}<foreignObject/></svg>", "memuat “foreignObject”"),
        (f"{HEAD}<image xlink:href='data:image/png;base64,AA'/></svg>", "memuat “image”"),
        (f"{HEAD}<a xlink:href='https://contoh.example'/></svg>", "memuat “a”"),
        (f"{HEAD}<style>@import 'x'</style></svg>", "memuat “style”"),
        (f"{HEAD}<g onload='alert(1)'/></svg>", "memuat skrip atau tautan keluar"),
        (f"{HEAD}<use href='https://contoh.example/a.svg#x'/></svg>", "memuat skrip atau tautan keluar"),
        (f"{HEAD}<g style='fill:url(https://contoh.example)'/></svg>", "memuat skrip atau tautan keluar"),
        (f'<!DOCTYPE svg [<!ENTITY a "aaaa">]>{HEAD}</svg>', "memuat deklarasi DOCTYPE"),
        (f"{HEAD}<g>", "bukan berkas SVG yang utuh"),
        ("<html/>", "bukan berkas SVG yang utuh"),
        (f"{HEAD}{' ' * 300_000}</svg>", "terlalu besar"),
    ],
)
def test_whatever_reaches_outside_or_runs_is_refused(svg: str, sentence: str) -> None:
    with pytest.raises(OrganisationRefused, match=sentence):
        check_crest(svg)
