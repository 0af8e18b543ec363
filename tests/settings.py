"""The real settings on a throw-away folder, with the two things a test must not wait for: HTTPS and slow hashes."""

import atexit
import os
import shutil
import tempfile

_DATA = tempfile.mkdtemp(prefix="triwulan-test-")
atexit.register(shutil.rmtree, _DATA, ignore_errors=True)
os.environ |= {
    "SECRET_KEY": "only-for-tests-and-long-enough-for-the-deployment-check-0123456789",
    "TRIWULAN_DATA": _DATA,
    "TRIWULAN_URL": "http://testserver",
}

from triwulan.config.settings import *

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
# `triwulan run` fills it; WhiteNoise only wants it to be there.
STATIC_ROOT.mkdir()
# A file and not memory: only there do two connections wait for each other as they will in the office.
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["TEST"] = {"NAME": f"{_DATA}/test.sqlite3"}
