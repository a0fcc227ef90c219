"""Every setting, read from the environment with a default that works locally; knows nothing of any page.

Each variable has its line in docs/operations.md, and a test holds the two together.
"""

import os
import secrets
import tempfile
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import environ
from django.utils.csp import CSP

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()
env.ENVIRON = {name: value for name, value in os.environ.items() if value}  # empty, as compose files write it: not set


def kept_secret_key(path: Path) -> str:
    """The key kept in this file: made on first use, readable by its owner only, never changed after.

    Of two processes that start at once, both get the same key: a whole file is linked into place, and only once.
    """
    if not path.exists():
        with tempfile.NamedTemporaryFile("w", dir=path.parent) as fresh:  # mode 0600 from the start
            fresh.write(secrets.token_urlsafe(64))
            fresh.flush()
            with suppress(FileExistsError):  # the other process was quicker: its key is the one
                os.link(fresh.name, path)
    return path.read_text()


# Where things are
VAR_DIR = Path(env.str("VAR_DIR", default=str(BASE_DIR / "var"))).absolute()
VAR_DIR.mkdir(parents=True, exist_ok=True)
HOST = env.str("HOST", default="127.0.0.1")
PORT = env.int("PORT", default=8000)
SITE_URL = env.str("SITE_URL", default=f"http://{HOST}:{PORT}").rstrip("/")
CONTACT_EMAIL = env.str("CONTACT_EMAIL", default="")

# Who may ask
DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = env.str("SECRET_KEY", default="") or kept_secret_key(VAR_DIR / "secret_key")
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
ALLOWED_HOSTS = [*env.list("ALLOWED_HOSTS", default=[]), urlsplit(SITE_URL).hostname, HOST]
ALLOWED_HOSTS += ["localhost", "127.0.0.1", "[::1]"]

# The application
INSTALLED_APPS = [
    "policyatlas.records",
    "policyatlas.dossiers",
    "policyatlas.curate",
    "policyatlas.watching",
    "policyatlas.keeping",
    "django_htmx",
    "axes",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "django.contrib.postgres",  # columns that modelsearch declares; at rest on SQLite
    "modelsearch",
]
MIDDLEWARE = [
    "policyatlas.running.middleware.request_ids",
    "policyatlas.middleware.health",
    "policyatlas.running.middleware.metrics",
    "policyatlas.middleware.reader_address",
    "policyatlas.caching.middleware.PublicPages",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "policyatlas.middleware.permissions_policy",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",  # for those who take no Brotli
    "django_brotli.middleware.BrotliMiddleware",
    "policyatlas.caching.middleware.outage_page",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "policyatlas.curate.signing_in.middleware.DeskMiddleware",  # before a form without its token is refused
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
]
os.environ.setdefault("BROTLI_QUALITY", "9")  # its only place for settings; a fiftieth of a second for our largest page
ROOT_URLCONF = "policyatlas.urls"
WSGI_APPLICATION = "policyatlas.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["policyatlas.templatetags"],
            "context_processors": [  # none of them touches the session unless a template asks
                "django.template.context_processors.request",
                "policyatlas.browse.context.site",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]

# Records. In SQLite a transaction takes the write lock when it begins, since one that upgrades later fails at once.
SQLITE: dict[str, Any] = {
    "CONN_MAX_AGE": None,  # to open the file takes longer than most of what is asked of it
    "OPTIONS": {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,  # seconds to wait for the writer before us
        "init_command": "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL",
    },
}
POSTGRESQL: dict[str, Any] = {
    "OPTIONS": {
        "pool": {"min_size": 1, "max_size": env.int("DATABASE_POOL", default=4), "timeout": 5},
        # A server that is gone is known to be in seconds.
        "connect_timeout": 3,
        "tcp_user_timeout": 5000,
        # Indexes lie in memory or on disks without a head: let them be used. A query of many parts is not worth
        # compiling.
        "options": "-c random_page_cost=1.1 -c jit=off",
    },
}


def database(url: str) -> dict[str, Any]:
    """What Django has to know of the database at this address."""
    found: dict[str, Any] = env.db_url_config(url)
    fitting = POSTGRESQL if found["ENGINE"].endswith("postgresql") else SQLITE
    return {**found, **fitting, "OPTIONS": {**found.get("OPTIONS", {}), **fitting["OPTIONS"]}}


DATABASES = {"default": database(env.str("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'atlas.sqlite3'}"))}
REPLICA_URL = env.str("REPLICA_URL", default="")
DATABASE_ROUTERS: list[str] = []
if REPLICA_URL:
    DATABASES["replica"] = {**database(REPLICA_URL), "TEST": {"MIRROR": "default"}}
    DATABASE_ROUTERS = ["policyatlas.replicas.ReplicaRouter"]

# What is kept to be sent again: in a cache that processes share, and in the memory of each
CACHES = {"default": env.cache_url("CACHE_URL", default="locmemcache://")}
if CACHES["default"]["BACKEND"].endswith("RedisCache"):
    CACHES["default"]["BACKEND"] = "policyatlas.caching.backends.PatientRedisCache"
PAGE_CACHE_BYTES = env.int("PAGE_CACHE_BYTES", default=32_000_000)

# Full text: in the database, unless SEARCH_URL names a server of OpenSearch
SEARCH_URL = env.str("SEARCH_URL", default="")
MODELSEARCH_BACKENDS: dict[str, dict[str, Any]] = {"default": {"BACKEND": "policyatlas.finding.backends"}}
if SEARCH_URL:
    MODELSEARCH_BACKENDS["default"] = {
        "BACKEND": "policyatlas.finding.backends.opensearch",
        "URLS": [SEARCH_URL],
        "INDEX_PREFIX": env.str("SEARCH_INDEX", default="policyatlas_"),
        "TIMEOUT": 5,
        "OPTIONS": {"max_retries": 1},
    }

# What is fetched from the web: pages for the inbox, and to see whether links still hold
FETCHING = env.bool("FETCHING", default=True)
FETCH_SECONDS = env.float("FETCH_SECONDS", default=20.0)
FETCH_BYTES = env.int("FETCH_BYTES", default=10_000_000)
FETCH_REDIRECTS = env.int("FETCH_REDIRECTS", default=5)
FETCH_ALLOWED = env.list("FETCH_ALLOWED", default=[])

# What is sent to us: files are kept in memory while they are read, and nowhere else
INBOX_BYTES = env.int("INBOX_BYTES", default=20_000_000)
FILE_UPLOAD_HANDLERS = ["policyatlas.curate.inbox.uploads.BoundedUploadHandler"]
DATA_UPLOAD_MAX_MEMORY_SIZE = 10_000_000  # of what is typed or pasted into one form

# Words
LANGUAGE_CODE = "en"
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "UTC"
USE_TZ = True

# Static files: minified, compressed once, served under hashed names by the application itself
STATIC_URL = "/static/"
STATIC_ROOT = Path(env.str("STATIC_ROOT", default=str(VAR_DIR / "static"))).absolute()
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "policyatlas.minifying.MinifiedStaticFilesStorage"},
}
WHITENOISE_ALLOW_ALL_ORIGINS = False
WHITENOISE_ROOT = BASE_DIR / "static" / "root"  # icons that programs ask for without being told
WHITENOISE_MAX_AGE = 86_400  # of these, and of what has no hash in its name

# Security: pages of our own files only, nothing inline, and HTTPS throughout once the site's address says https
SECURE_CSP = {
    "default-src": [CSP.SELF],
    "object-src": [CSP.NONE],
    "base-uri": [CSP.NONE],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.NONE],
}
HTTPS = SITE_URL.startswith("https://")
SECURE_SSL_REDIRECT = HTTPS
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
CSRF_FAILURE_VIEW = "policyatlas.browse.views.form_refused"
CSRF_TRUSTED_ORIGINS = [SITE_URL]
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS and env.bool("HSTS_PRELOAD", default=False)
BEHIND_PROXY = env.bool("BEHIND_PROXY", default=False)
PROXIES = env.int("PROXIES", default=1)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None

# Signing in: who is let in, for how long, and when the door is shut for a while
LOGIN_URL, LOGIN_REDIRECT_URL, LOGOUT_REDIRECT_URL = "desk:sign-in", "desk:home", "browse:home"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
AUTH_PASSWORD_VALIDATORS: list[dict[str, Any]] = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "CommonPasswordValidator", "NumericPasswordValidator")
]
AUTH_PASSWORD_VALIDATORS.append(
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    }
)
SESSION_COOKIE_AGE = int(3600 * env.float("SESSION_HOURS", default=8))  # without a click or a key, see DeskMiddleware
EDITORS_NEED_SECOND_STEP = env.bool("EDITORS_NEED_SECOND_STEP", default=False)
OTP_TOTP_ISSUER = "Policy Atlas"
OTP_ADMIN_HIDE_SENSITIVE_DATA = True
AXES_HANDLER = "policyatlas.curate.signing_in.lockout.LockoutHandler"
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"], "ip_address"]
AXES_FAILURE_LIMIT = env.int("SIGN_IN_FAILURES", default=5)
FAILURES_OF_ADDRESS = 4 * AXES_FAILURE_LIMIT  # an office behind one address has several people who mistype
AXES_COOLOFF_TIME = timedelta(minutes=env.int("SIGN_IN_PAUSE", default=15))
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_RESET_ON_SUCCESS = True
AXES_CLIENT_IP_CALLABLE = "policyatlas.curate.signing_in.lockout.address_of"
AXES_LOCKOUT_CALLABLE = "policyatlas.curate.signing_in.views.locked"
AXES_SENSITIVE_PARAMETERS = ["username", "ip_address", "typed", "code"]
AXES_DISABLE_ACCESS_LOG = True  # who signed in when is nobody's business
AXES_VERBOSE = False

# Mail
SENDS_MAIL = "EMAIL_URL" in env.ENVIRON
MAIL = env.email_url("EMAIL_URL", default="consolemail://")
MAIL_OPTIONS = {
    "host": MAIL["EMAIL_HOST"],
    "port": MAIL["EMAIL_PORT"],
    "username": MAIL["EMAIL_HOST_USER"],
    "password": MAIL["EMAIL_HOST_PASSWORD"],
    "use_tls": MAIL.get("EMAIL_USE_TLS"),
    "use_ssl": MAIL.get("EMAIL_USE_SSL"),
}
MAILERS = {
    "default": {
        "BACKEND": MAIL["EMAIL_BACKEND"],
        "OPTIONS": {name: value for name, value in MAIL_OPTIONS.items() if value},
    }
}
DEFAULT_FROM_EMAIL = SERVER_EMAIL = CONTACT_EMAIL or "atlas@localhost"

ADMINS = env.list("ADMINS", default=[])

# What is measured: only where somebody may look at it
METRICS_TOKEN = env.str("METRICS_TOKEN", default="")
if METRICS_TOKEN:
    counted = Path(env.str("PROMETHEUS_MULTIPROC_DIR", default=str(VAR_DIR / "metrics")))
    counted.mkdir(parents=True, exist_ok=True)
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = str(counted)  # its only place for settings

# What the process says goes to standard error; whoever runs it decides where that is kept
LOG_REQUESTS = env.bool("LOG_REQUESTS", default=False)
LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "text": {
            "()": "policyatlas.running.logs.OneLine",
            "format": "{asctime} {levelname} {name} {request_id}: {message}",
            "style": "{",
        },
        "json": {
            "()": "pythonjsonlogger.json.JsonFormatter",
            "format": "{asctime}{levelname}{name}{request_id}{message}",
            "style": "{",
        },
    },
    "filters": {
        "request": {"()": "policyatlas.running.logs.NameOfRequest"},
        "few": {"()": "policyatlas.running.logs.FewMails"},
    },
    "handlers": {
        "stderr": {
            "class": "logging.StreamHandler",
            "filters": ["request"],
            "formatter": env.str("LOG_FORMAT", default="text"),
        }
    },
    "root": {"handlers": ["stderr"], "level": env.str("LOG_LEVEL", default="INFO")},
    "loggers": {
        "django": {"handlers": []},  # what Django logs goes the same way as the rest
        "axes": {"level": "WARNING"},
        "opensearch": {"level": "CRITICAL"},  # what it fails at is said where it is asked
        "opensearchpy": {"level": "WARNING"},  # it would write every request down
        "django.security.DisallowedHost": {"level": "CRITICAL"},  # passing robots; they get their 400
    },
}
if ADMINS and SENDS_MAIL:
    LOGGING["root"]["handlers"].append("mail")
    LOGGING["handlers"]["mail"] = {
        "class": "django.utils.log.AdminEmailHandler",
        "level": "ERROR",
        "filters": ["few"],
        "reporter_class": "policyatlas.running.logs.PlainReporter",
    }
