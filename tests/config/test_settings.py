"""The settings as an administrator would get them: read anew in a process of its own."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.server import environment


def read(*names: str, **more: str) -> dict[str, object]:
    code = (
        "import json; from triwulan.config import settings;"
        f"print(json.dumps({{name: getattr(settings, name) for name in {names!r}}}, default=str))"
    )
    answer = subprocess.run(
        [sys.executable, "-c", code], env=environment(**more), capture_output=True, text=True, check=False
    )
    if answer.returncode:
        return {"refused": answer.stderr.strip().rpartition("SettingRefused: ")[2]}
    values: dict[str, object] = json.loads(answer.stdout)
    return values


HTTPS = ("SECURE_SSL_REDIRECT", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SECURE_HSTS_SECONDS")


@pytest.mark.parametrize(
    ("url", "values"),
    [
        ("https://triwulan.contoh.go.id", [True, True, True, 31_536_000]),
        ("http://10.1.2.3:8000", [False, False, False, 0]),
    ],
)
def test_the_address_decides_on_https(url: str, values: list[object]) -> None:
    assert list(read(*HTTPS, TRIWULAN_URL=url).values()) == values


def test_over_https_the_names_of_the_cookies_bind_them_to_this_host() -> None:
    names = ("SESSION_COOKIE_NAME", "CSRF_COOKIE_NAME")
    assert list(read(*names, TRIWULAN_URL="https://a.go.id").values()) == ["__Host-sessionid", "__Host-csrftoken"]
    assert list(read(*names, TRIWULAN_URL="http://10.1.2.3").values()) == ["sessionid", "csrftoken"]


def test_nothing_set_means_https_and_this_computer_only() -> None:
    assert read("DEBUG", "DEMO", "HTTPS", "ALLOWED_HOSTS", "EMAIL_BACKEND") == {
        "DEBUG": False,
        "DEMO": False,
        "HTTPS": True,
        "ALLOWED_HOSTS": ["localhost", "127.0.0.1", "[::1]", "localhost"],
        "EMAIL_BACKEND": "django.core.mail.backends.dummy.EmailBackend",
    }


def test_a_mail_server_turns_mail_on() -> None:
    names = ("EMAIL_BACKEND", "EMAIL_USE_TLS", "EMAIL_USE_SSL")
    assert read(*names, TRIWULAN_SMTP_HOST="mail.contoh.go.id", TRIWULAN_SMTP_SECURITY="tls") == {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_USE_TLS": False,
        "EMAIL_USE_SSL": True,
    }


def test_the_key_is_the_one_of_the_data_folder_unless_one_is_given(tmp_path: Path) -> None:
    (tmp_path / "secret.key").write_text("of the folder\n")
    assert read("SECRET_KEY", TRIWULAN_DATA=str(tmp_path)) == {"SECRET_KEY": "of the folder"}
    assert read("SECRET_KEY", TRIWULAN_DATA=str(tmp_path), SECRET_KEY="given") == {"SECRET_KEY": "given"}


def test_a_folder_that_was_a_demo_stays_one(tmp_path: Path) -> None:
    (tmp_path / "demo").touch()
    assert read("DEMO", TRIWULAN_DATA=str(tmp_path)) == {"DEMO": True}


def test_half_a_certificate_is_refused(tmp_path: Path) -> None:
    (tmp_path / "cert.pem").touch()
    assert read("HTTPS", TRIWULAN_TLS_CERTIFICATE=str(tmp_path / "cert.pem")) == {
        "refused": "TRIWULAN_TLS_CERTIFICATE dan TRIWULAN_TLS_KEY harus diisi bersama."
    }


@pytest.mark.parametrize(
    ("proxies", "certified", "believed"),
    [("0", True, None), ("1", True, "HTTP_X_FORWARDED_PROTO"), ("0", False, "HTTP_X_FORWARDED_PROTO")],
)
def test_where_tls_ends_here_no_caller_says_that_he_came_by_https(
    tmp_path: Path, proxies: str, certified: bool, believed: str | None
) -> None:
    """Without a certificate of its own there is a proxy in front, which sets the header anew."""
    files = {name: tmp_path / name.lower() for name in ("TRIWULAN_TLS_CERTIFICATE", "TRIWULAN_TLS_KEY") if certified}
    for path in files.values():
        path.touch()
    given = {"TRIWULAN_URL": "https://triwulan.contoh.go.id", "TRIWULAN_PROXIES": proxies}
    found = read("SECURE_PROXY_SSL_HEADER", **given, **{name: str(path) for name, path in files.items()})
    assert found == {"SECURE_PROXY_SSL_HEADER": [believed, "https"] if believed else None}


def test_nothing_inline_and_nothing_from_elsewhere_runs_in_a_page() -> None:
    policy = read("CONTENT_SECURITY_POLICY")["CONTENT_SECURITY_POLICY"]
    assert isinstance(policy, dict)
    sources = {source for values in policy["DIRECTIVES"].values() for source in values}
    assert sources == {"'none'", "'self'"}
