"""Entry point for a WSGI server: ``gunicorn wsgi:app``, and for ``flask --app wsgi``."""

from click import ClickException

from marktplatz.app import create_app
from marktplatz.settings import SettingRefused

try:
    app = create_app()
except SettingRefused as refused:
    # The command line shows this as one sentence; a server stops with it in its log.
    raise ClickException(str(refused)) from None
