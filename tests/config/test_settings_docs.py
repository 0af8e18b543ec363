import re
from pathlib import Path

from django.conf import settings

from triwulan.config.env import DECLARED

PAGE = Path(__file__).parents[2] / "docs" / "settings.md"
ROW = re.compile(r"^\| `(?P<name>[A-Z0-9_]+)` \|(?P<default>[^|]*)\|", re.MULTILINE)


def test_every_setting_the_code_reads_is_documented_with_its_default() -> None:
    assert settings.configured
    documented = {row["name"]: row["default"].strip().strip("`") for row in ROW.finditer(PAGE.read_text())}
    sender = documented.pop("TRIWULAN_MAIL_FROM")
    assert sender == "triwulan@` and the host of `TRIWULAN_URL"
    assert documented == {name: default for name, default in DECLARED.items() if name != "TRIWULAN_MAIL_FROM"}
