"""All settings, from the environment; the README holds the table of variables."""

from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured
from django.utils.csp import CSP
from django.utils.translation import gettext_lazy as _

from aesthetica import environment, mail_provider
from aesthetica.admin_navigation import UNFOLD  # noqa: F401  (read by django-unfold)
from aesthetica.logs import configure_structlog, logging_config

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = Path(environ.Env()("VAR_DIR", default=str(BASE_DIR / "var")))

env = environ.Env()
DEBUG = env.bool("DEBUG", default=False)
TESTING = env.bool("TESTING", default=False)

# --- who we are -------------------------------------------------------------------------------------------------
SITE_NAME = env("SITE_NAME", default="Aesthetica")
SITE_URL = env("SITE_URL", default="http://127.0.0.1:8000").rstrip("/")
JURISDICTIONS = env.list("JURISDICTIONS", default=["UK"])
if unknown := set(JURISDICTIONS) - {"UK", "EU", "US", "AU"}:
    raise ImproperlyConfigured(f"JURISDICTIONS knows UK, EU, US and AU, not {', '.join(sorted(unknown))}.")
AI_DISCLOSURE = env("AI_DISCLOSURE", default="always")
if AI_DISCLOSURE not in ("always", "never"):
    raise ImproperlyConfigured(f"AI_DISCLOSURE must be always or never, not {AI_DISCLOSURE}.")
# Readers of a page whose medical review is overdue are told so, or told nothing of a review; a badge they never see.
OVERDUE_REVIEW = env("OVERDUE_REVIEW", default="told")
if OVERDUE_REVIEW not in ("told", "quiet"):
    raise ImproperlyConfigured(f"OVERDUE_REVIEW must be told or quiet, not {OVERDUE_REVIEW}.")
IS_HTTPS = SITE_URL.startswith("https://")
# On this machine alone nothing has to be set; behind HTTPS nothing is taken for granted.
LOOPBACK = ["127.0.0.1", "localhost", "[::1]"]
ALLOWED_HOSTS = env.list(
    "ALLOWED_HOSTS", default=[] if IS_HTTPS else [*LOOPBACK, str(urlsplit(SITE_URL).hostname)]
)
if not ALLOWED_HOSTS:
    raise ImproperlyConfigured(
        "ALLOWED_HOSTS is empty: name the site's host, for example ALLOWED_HOSTS=clinic.example."
    )
CSRF_TRUSTED_ORIGINS = [SITE_URL]
TRUSTED_PROXY_HOPS = env.int("TRUSTED_PROXY_HOPS", default=0)
if TRUSTED_PROXY_HOPS:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# --- the program ------------------------------------------------------------------------------------------------
INSTALLED_APPS = [
    "aesthetica.apps.AestheticaConfig",
    "articles",
    "clinics",
    "unfold.apps.BasicAppConfig",
    "unfold.contrib.filters",
    "aesthetica.apps.AdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "taggit",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
]
MIDDLEWARE = [
    "aesthetica.request_log.RequestLogMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "aesthetica.security_headers.SecurityHeadersMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "aesthetica.sign_in.policy.SecondFactorMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
    "articles.due_changes.DueChangesMiddleware",
]
ROOT_URLCONF = "aesthetica.urls"
WSGI_APPLICATION = "aesthetica.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.csp",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "aesthetica.site_context.site",
            ],
        },
    },
]

# --- where data lives -------------------------------------------------------------------------------------------
DATABASES = {
    "default": environment.database(env.db("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'db.sqlite3'}"))
}
REDIS_URL = env("REDIS_URL", default="")
CACHES = environment.caches(REDIS_URL)
SESSION_ENGINE = "django.contrib.sessions.backends.db"
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR_DIR / "media"
STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
# What is handed over to be imported, until the worker has read it; never served.
IMPORTS_ROOT = VAR_DIR / "imports"
IMPORT_MAX_MB = env.int("IMPORT_MAX_MB", default=2048)
for folder in (VAR_DIR, MEDIA_ROOT, STATIC_ROOT, IMPORTS_ROOT):
    folder.mkdir(parents=True, exist_ok=True)
SECRET_KEY = environment.secret_key(
    env("SECRET_KEY", default=""), kept_in=None if IS_HTTPS else VAR_DIR / "secret-key"
)
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_URL_S3 = env("MEDIA_URL_S3", default="")
STORAGES = {
    "default": environment.storage(MEDIA_URL_S3, MEDIA_ROOT),
    # Uploads as they came, with all that cameras write into them: never served.
    "originals": environment.storage(MEDIA_URL_S3, VAR_DIR / "originals"),
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG or TESTING
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = False
FETCH_PICTURES = env.bool("FETCH_PICTURES", default=True)
PICTURE_HOSTS_INSIDE = env.list("PICTURE_HOSTS_INSIDE", default=[])
REMOTE_IMAGE_HOSTS = env.list("REMOTE_IMAGE_HOSTS", default=["images.unsplash.com"])

# --- mail -------------------------------------------------------------------------------------------------------
EMAIL_URL = env("EMAIL_URL", default="" if IS_HTTPS else f"file://{VAR_DIR / 'mail'}")
MAILERS = {"default": environment.mailer(EMAIL_URL)}
MAIL_PROVIDER = mail_provider.name_of(EMAIL_URL)
ANYMAIL = mail_provider.anymail(EMAIL_URL, env("ANYMAIL_WEBHOOK_SECRET", default=""))
DEFAULT_FROM_EMAIL = env("DEFAULT_FROM_EMAIL", default="Aesthetica <hello@example.org>")

# --- papers ------------------------------------------------------------------------------------------------------
# Where a DOI is looked up, in the format of Crossref's REST API; blank: nowhere. Tests ask a server of their own.
CITATION_LOOKUP_URL = env(
    "CITATION_LOOKUP_URL",
    default="" if env.bool("TESTING", default=False) else "https://api.crossref.org/works/",
)
CITATION_LOOKUP_MAIL = env("CITATION_LOOKUP_MAIL", default="")
if CITATION_LOOKUP_URL and not CITATION_LOOKUP_URL.startswith(("https://", "http://")):
    raise ImproperlyConfigured(
        "CITATION_LOOKUP_URL must begin with https://, or with http:// for a server of your own network."
    )

# --- search engines ----------------------------------------------------------------------------------------------
# The key by which they know us when they are told what changed (IndexNow); blank: they are told nothing.
INDEXNOW_KEY = environment.indexnow_key(env("INDEXNOW_KEY", default=""))
INDEXNOW_URL = environment.outside_url(
    "INDEXNOW_URL", env("INDEXNOW_URL", default="https://api.indexnow.org/indexnow")
)

# --- new clients -------------------------------------------------------------------------------------------------
LEADS_PER_ADDRESS = env.int("LEADS_PER_ADDRESS", default=60)
LEADS_WITHOUT_PROOF = env.int("LEADS_WITHOUT_PROOF", default=30)
LEAD_ANSWER_STEP = env.float("LEAD_ANSWER_STEP", default=0.1)
# Hosts that webhooks may reach although they are not public: none. Only tests name one.
WEBHOOK_TRUSTED_HOSTS: list[str] = []
LEAD_RETENTION_DAYS = env.int("LEAD_RETENTION_DAYS", default=365)

# --- people and languages ---------------------------------------------------------------------------------------
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
LOGIN_URL = "admin:login"
LOGIN_REDIRECT_URL = "admin:index"
STAFF_SECOND_FACTOR = environment.one_of(
    "STAFF_SECOND_FACTOR", env("STAFF_SECOND_FACTOR", default="offered"), ("off", "offered", "required")
)
MFA_ADAPTER = "aesthetica.sign_in.mfa_adapter.MFAAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_TOLERANCE = 1  # a telephone's clock may be half a minute off
# Browsers offer passkeys under HTTPS and on this machine alone; there the scheme is all that differs.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not IS_HTTPS
# So many failed sign-ins of one name from one address, and it has to wait; from elsewhere its owner gets in.
AXES_FAILURE_LIMIT = 8
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_CALLABLE = "aesthetica.sign_in.throttle.wait_page"
AXES_CLIENT_IP_CALLABLE = "aesthetica.sign_in.throttle.address"
AXES_USERNAME_CALLABLE = "aesthetica.sign_in.throttle.name_key"
AXES_SENSITIVE_PARAMETERS = ["username", "ip_address", "code", "credential", "csrfmiddlewaretoken"]
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = False
LANGUAGE_CODE = env("LANGUAGE_CODE", default="en-gb")
LANGUAGES = [("en-gb", _("English")), ("es", _("Spanish"))]
LOCALE_PATHS = [BASE_DIR / "aesthetica" / "locale"]
FORMAT_MODULE_PATH = "aesthetica.formats"
TIME_ZONE = env("TIME_ZONE", default="Europe/London")
USE_TZ = True
TAGGIT_CASE_INSENSITIVE = True

# --- security ---------------------------------------------------------------------------------------------------
SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:", *(f"https://{host}" for host in REMOTE_IMAGE_HOSTS)],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "manifest-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "object-src": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
}
# django-unfold's Alpine expressions need eval and its widgets inline styles; nothing else gets them.
ADMIN_CSP = SECURE_CSP | {
    "script-src": [CSP.SELF, CSP.UNSAFE_EVAL, CSP.NONCE],
    "style-src": [CSP.SELF, CSP.UNSAFE_INLINE],
    "img-src": [CSP.SELF, "data:", "blob:", *(f"https://{host}" for host in REMOTE_IMAGE_HOSTS)],
    "frame-src": [CSP.SELF],
    "frame-ancestors": [CSP.SELF],
}
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_HSTS_SECONDS = 31536000 if IS_HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = IS_HTTPS
SECURE_SSL_REDIRECT = IS_HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IS_HTTPS
SESSION_COOKIE_AGE = 12 * 60 * 60
CSRF_COOKIE_HTTPONLY = True
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000

# --- logs -------------------------------------------------------------------------------------------------------
LOG_LEVEL = env("LOG_LEVEL", default="INFO")
LOGGING = logging_config(LOG_LEVEL, as_json=not DEBUG)
configure_structlog(as_json=not DEBUG)
