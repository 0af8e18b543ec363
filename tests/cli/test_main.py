import subprocess
import sys
from importlib import import_module

import pytest

from tests.server import environment, triwulan
from triwulan.cli import main
from triwulan.cli.refusal import Refused


def test_every_command_offers_its_arguments_and_a_run() -> None:
    modules = [import_module(module) for module, _meaning in main.COMMANDS.values()]
    assert [(callable(module.arguments), callable(module.run)) for module in modules] == [(True, True)] * len(modules)


@pytest.mark.parametrize("command", main.COMMANDS)
def test_every_command_explains_itself(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main.main([command, "--help"])
    assert end.value.code == 0
    assert main.COMMANDS[command][1].lower() in " ".join(capsys.readouterr().out.lower().split())


def test_without_a_command_the_usage_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main.main([])
    assert end.value.code == 2
    assert "PERINTAH" in capsys.readouterr().err


def test_a_refusal_is_one_sentence_and_its_exit_code(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(_options: object) -> int:
        raise Refused("Tidak sekarang.")

    monkeypatch.setattr("triwulan.cli.tick.run", refuse)
    assert main.main(["tick"]) == 2
    assert capsys.readouterr().err == "triwulan: Tidak sekarang.\n"


def test_the_dispatcher_itself_needs_no_django() -> None:
    code = "import sys, triwulan.cli.main; print(sorted(name for name in sys.modules if name.startswith('django')))"
    answer = subprocess.run([sys.executable, "-c", code], env=environment(), capture_output=True, text=True, check=True)
    assert answer.stdout == "[]\n"


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("TRIWULAN_DEBUG", "mungkin", "triwulan: TRIWULAN_DEBUG='mungkin' harus 1 (ya) atau 0 (tidak).\n"),
        ("DATABASE_URL", "oracle://x", "triwulan: DATABASE_URL harus diawali postgres:// atau sqlite:///.\n"),
        (
            "TRIWULAN_URL",
            "triwulan.go.id",
            "triwulan: TRIWULAN_URL='triwulan.go.id' harus seperti https://triwulan.contoh.go.id, tanpa jalur.\n",
        ),
    ],
)
def test_a_bad_setting_is_refused_at_the_start(name: str, value: str, sentence: str, tmp_path: object) -> None:
    answer = triwulan("run", "--data", str(tmp_path), **{name: value})
    assert (answer.returncode, answer.stdout, answer.stderr) == (2, "", sentence)
