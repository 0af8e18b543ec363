"""The one settings file. What an administrator may set is in docs/settings.md; a test holds the two together."""

from pathlib import Path

from triwulan.config import env
from triwulan.config.database import database

PACKAGE = Path(__file__).resolve().parent.parent

# ── where things lie ──────────────────────────────────────────────────────────────────────────────────────────────────
DATA = env.folder("TRIWULAN_DATA", Path("~/.local/share/triwulan"))
FILES_ROOT = DATA / "files"
# Object storage instead of that folder: a bucket, and how it is reached.
FILES_BUCKET = env.text("TRIWULAN_S3_BUCKET")
FILES_ENDPOINT = env.link("TRIWULAN_S3_ENDPOINT").removesuffix("/")
FILES_REGION = env.text("TRIWULAN_S3_REGION", "us-east-1")
FILES_PREFIX = env.text("TRIWULAN_S3_PREFIX").strip("/")
FILES_KEY = env.secret("TRIWULAN_S3_KEY")
FILES_SECRET = env.secret("TRIWULAN_S3_SECRET")
if bool(FILES_KEY) != bool(FILES_SECRET):
    raise env.SettingRefused("TRIWULAN_S3_KEY dan TRIWULAN_S3_SECRET harus diisi bersama.")
FILES_PATH_STYLE = env.flag("TRIWULAN_S3_PATH_STYLE", default=True)
FILES_AUTHORITY = env.existing_file("TRIWULAN_S3_CA")
FILES_SECONDS = env.whole("TRIWULAN_S3_SECONDS", 10, least=1, most=120)
DATABASES = {"default": database(env.text("DATABASE_URL"), DATA)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# ── who we are to the network ─────────────────────────────────────────────────────────────────────────────────────────
DEBUG = env.flag("TRIWULAN_DEBUG", default=False)
# A folder that `triwulan demo` made stays a demo, whichever command starts it.
DEMO_MARK = DATA / "demo"
DEMO = env.flag("TRIWULAN_DEMO", default=False) or DEMO_MARK.exists()
# It exists while the demo's past years are still being written (cli/demo/history.py).
DEMO_HISTORY_MARK = DATA / "demo-history-running"
# Links in mails and QR codes begin with it; https:// here is what turns every HTTPS protection on.
_public = env.address("TRIWULAN_URL", "https://localhost")
PUBLIC_URL = _public.geturl()
HTTPS = _public.scheme == "https"
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", _public.hostname, *env.words("TRIWULAN_HOSTS")]
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL]
WEB_PROCESSES = env.whole("TRIWULAN_PROCESSES", 0, least=0, most=64)
TLS_CERTIFICATE = env.existing_file("TRIWULAN_TLS_CERTIFICATE")
TLS_KEY = env.existing_file("TRIWULAN_TLS_KEY")
if (TLS_CERTIFICATE is None) != (TLS_KEY is None):
    raise env.SettingRefused("TRIWULAN_TLS_CERTIFICATE dan TRIWULAN_TLS_KEY harus diisi bersama.")
# Whether webhooks may lead into the office's own network, and there without HTTPS.
WEBHOOK_PRIVATE = env.flag("TRIWULAN_WEBHOOK_PRIVATE", default=False)
ALLAUTH_TRUSTED_PROXY_COUNT = env.whole("TRIWULAN_PROXIES", 0, least=0, most=9)

# Adds a trusted time to electronic signatures (RFC 3161); empty: the signer's own clock alone.
TSA_URL = env.link("TRIWULAN_TSA_URL")

# Services that sign for people (BSrE): an agency chooses among these, and nobody can name another.
BSRE_URLS = env.links("TRIWULAN_BSRE_URLS")

# Empty is allowed here (`triwulan sop`, tools); Django refuses to sign anything with it, `triwulan run` makes one.
SECRET_KEY = env.secret("SECRET_KEY")
if not SECRET_KEY and (DATA / "secret.key").is_file():
    SECRET_KEY = (DATA / "secret.key").read_text(encoding="ascii").strip()

SECURE_SSL_REDIRECT = HTTPS
# Where TLS ends here and no proxy is said to be in front, what a caller writes into this header counts for nothing.
_proxied = HTTPS and (ALLAUTH_TRUSTED_PROXY_COUNT > 0 or TLS_CERTIFICATE is None)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _proxied else None
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin" if HTTPS else None
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
# No other host of the same domain can set or read cookies of these names; browsers take them over HTTPS only.
SESSION_COOKIE_NAME = f"{'__Host-' if HTTPS else ''}sessionid"
CSRF_COOKIE_NAME = f"{'__Host-' if HTTPS else ''}csrftoken"
SESSION_COOKIE_AGE = env.whole("TRIWULAN_SESSION_HOURS", 12, least=1, most=720) * 3600
SESSION_IDLE_SECONDS = env.whole("TRIWULAN_IDLE_MINUTES", 120, least=5, most=43_200) * 60
CSRF_COOKIE_HTTPONLY = True
X_FRAME_OPTIONS = "DENY"
# Nothing inline, nothing from elsewhere: an office network may have no Internet at all.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "manifest-src": ["'self'"],
        "worker-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}

# ── parts ─────────────────────────────────────────────────────────────────────────────────────────────────────────────
INSTALLED_APPS = [
    "triwulan.audit",
    "triwulan.organisations",
    "triwulan.documents",
    "triwulan.sop",
    "triwulan.indicators",
    "triwulan.reports",
    "triwulan.cycles",
    "triwulan.notices",
    "triwulan.exchange",
    "triwulan.web",
    "triwulan.api",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "rules",
    "django_tasks",
    "django_tasks_db",
    "django_htmx",
    "csp",
]
MIDDLEWARE = [
    "triwulan.config.plain_http.RefusePlainApi",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "triwulan.config.language.ChosenLanguage",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "triwulan.web.account.limits.SessionLimits",
    "django.contrib.messages.middleware.MessageMiddleware",
    "triwulan.config.refused.LogRefusals",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "triwulan.web.uncached.Uncached",
    "django_htmx.middleware.HtmxMiddleware",
    # whose desk this is; needs the person, and stands closest to the views it guards
    "triwulan.web.first_start.FirstStart",
    "triwulan.web.account.given.GivenPassword",
    "triwulan.web.scope.PersonScope",
    # sees what a view has shown its reader, and hands the tables of it out as a file
    "triwulan.web.tables.handing_out.TableFiles",
]
CSRF_FAILURE_VIEW = "triwulan.web.errors.csrf_failure"
ROOT_URLCONF = "triwulan.config.urls"
WSGI_APPLICATION = "triwulan.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            # every template is read once, and what it says alike on every page is folded
            "loaders": [("triwulan.web.folding.Loader", ["django.template.loaders.app_directories.Loader"])],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "triwulan.web.shell.shell",
            ],
        },
    }
]
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
# Rate limits must hold over all processes, so the cache is in the database.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"}}
STATIC_URL = "static/"
STATIC_ROOT = DATA / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "triwulan.config.static.Collected"},
}
# Where nothing has been collected (tests, a bare WSGI start) they are found in their packages.
WHITENOISE_USE_FINDERS = True
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
EVIDENCE_MAX_BYTES = env.whole("TRIWULAN_UPLOAD_MB", 25, least=1, most=500) * 1024 * 1024

# ── people ────────────────────────────────────────────────────────────────────────────────────────────────────────────
AUTH_USER_MODEL = "organisations.Person"
AUTHENTICATION_BACKENDS = [
    "rules.permissions.ObjectPermissionBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
] + [{"NAME": "triwulan.organisations.passwords.OfficeWordsValidator"}]
LOGIN_REDIRECT_URL = "/"
LOGIN_URL = "account_login"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_ADAPTER = "triwulan.web.account.adapter.AccountAdapter"
ACCOUNT_FORMS = {"login": "triwulan.web.account.forms.SignInForm"}
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
# No letters to addresses that belong to nobody here.
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
# Office computers are shared: a session ends with the browser.
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
# An office comes from one address: its many good sign-ins are no attack, so only failures count.
ACCOUNT_RATE_LIMITS = {"login": None, "login_failed": "30/m/ip,5/300s/key"}
MFA_ADAPTER = "triwulan.web.account.adapter.SecondStepAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Triwulan"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS

# ── words and time ────────────────────────────────────────────────────────────────────────────────────────────────────
LANGUAGE_CODE = "id"
LANGUAGES = [("id", "Bahasa Indonesia"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "locale"]
FORMAT_MODULE_PATH = ["triwulan.config.formats"]
USE_TZ = True
# Each agency has its own zone; this one speaks where no agency is meant.
TIME_ZONE = env.choice("TRIWULAN_TIME_ZONE", "Asia/Makassar", ("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura", "UTC"))

# ── mail ──────────────────────────────────────────────────────────────────────────────────────────────────────────────
EMAIL_HOST = env.text("TRIWULAN_SMTP_HOST")
EMAIL_PORT = env.whole("TRIWULAN_SMTP_PORT", 587, least=1, most=65535)
EMAIL_HOST_USER = env.text("TRIWULAN_SMTP_USER")
EMAIL_HOST_PASSWORD = env.secret("TRIWULAN_SMTP_PASSWORD")
_smtp_security = env.choice("TRIWULAN_SMTP_SECURITY", "starttls", ("starttls", "tls", "none"))
EMAIL_USE_TLS = _smtp_security == "starttls"
EMAIL_USE_SSL = _smtp_security == "tls"
EMAIL_TIMEOUT = 20
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if EMAIL_HOST else 'dummy'}.EmailBackend"
DEFAULT_FROM_EMAIL = env.text("TRIWULAN_MAIL_FROM", f"triwulan@{_public.hostname}")
SERVER_EMAIL = DEFAULT_FROM_EMAIL

# ── log ───────────────────────────────────────────────────────────────────────────────────────────────────────────────
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{", "datefmt": "%Y-%m-%dT%H:%M:%S%z"}
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    # lines for each job or file that went well would hide the one that did not
    "loggers": {name: {"level": "WARNING"} for name in ("django_tasks", "django_tasks_db", "bagit")},
    "root": {
        "handlers": ["stderr"],
        "level": env.choice("TRIWULAN_LOG", "INFO", ("DEBUG", "INFO", "WARNING", "ERROR")),
    },
}
