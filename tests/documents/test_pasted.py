"""What Word, a browser and a spreadsheet put on the clipboard, read as the house's own text."""

import pytest

from triwulan.documents.pasted import cleaned, taken

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal {color:red}</style></head><body>
<!--StartFragment--><h2 style='color:blue'>Koordinasi<o:p></o:p></h2>
<p class=MsoNormal>Rapat&nbsp;diadakan <b>dua</b> kali.<o:p></o:p></p>
<p class=MsoListParagraphCxSpFirst style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol'>·<span>
      </span></span><![endif]>satu</p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><span>·</span><span>&nbsp;&nbsp; </span>dua</p>
<p class=MsoListParagraph><span>1.&nbsp;&nbsp;</span>pertama</p><p class=MsoListParagraph>2.&nbsp;kedua</p>
<table class=MsoTableGrid><tr><td><p class=MsoNormal>Bidang</p></td><td><p>Orang</p></td></tr>
<tr><td><p>IKP</p></td><td><p>5</p></td></tr></table><!--EndFragment--></body></html>"""


def test_words_clipboard_is_cleaned() -> None:
    assert cleaned(WORD) == (
        "## Koordinasi\n\nRapat diadakan dua kali.\n\n- satu\n- dua\n\n1. pertama\n2. kedua\n\n"
        "| Bidang | Orang |\n| IKP | 5 |"
    )


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<script>alert(1)</script><p onclick='x()'>Aman</p><img src=x onerror=y>", "Aman"),
        ("<ol><li>a<ul><li>b</li></ul></li><li><p>c</p></li></ol>", "1. a\n2. b\n3. c"),
        ("<div>satu<br>dua</div><div>tiga</div>", "satu\ndua\n\ntiga"),
        (
            "<table><tr><th>A</th><th>B</th></tr><tr><td>1<table><tr><td>x</td></tr></table></td></tr></table>",
            "| A | B |\n| 1 x |  |",
        ),
        ("<table><tr><td>sendiri</td></tr></table>", "sendiri"),
        ("lepas <b>tebal</b>", "lepas tebal"),
        ("<p>&lt;b&gt;</p>", "<b>"),
        ("<style>p{}</style> ", ""),
        ("<ul><li>tak tertutup", "- tak tertutup"),
    ],
)
def test_other_clipboards_are_too(html: str, text: str) -> None:
    assert cleaned(html) == text


def test_without_a_rich_form_the_plain_one_is_read() -> None:
    assert (taken("", "Unit\tNilai\nIKP\t5"), taken("<p>rich</p>", "plain"), taken("<style></style>", "plain")) == (
        "| Unit | Nilai |\n| IKP | 5 |",
        "rich",
        "plain",
    )
