"""The test client: Flask's own, with a check of every page that comes back."""

from __future__ import annotations

from typing import Any

from flask import Flask, has_app_context
from flask.testing import FlaskClient
from itsdangerous import TimestampSigner
from werkzeug.test import TestResponse

from marktplatz.core.codes import seal
from tests import pages

COOKIE = "marktplatz"


class Client(FlaskClient):
    """A browser without a window. ``secret`` is what its session cookie holds, empty for visitors."""

    secret = ""
    application: Flask

    def open(self, *arguments: Any, **options: Any) -> TestResponse:
        """Send a request and check the page that comes back; ``check=False`` leaves the check out."""
        assert not has_app_context(), "end the unit of work first: the request would share its session"
        assert "Cookie" not in dict(options.get("headers") or ()), "it would be taken out: use set_cookie"
        checked = options.pop("check", True)
        options.setdefault("buffered", True)  # reads to the end and closes what was opened, files too
        response = super().open(*arguments, **options)
        is_page = response.mimetype == "text/html" and response.request.method != "HEAD"
        if checked and is_page and not 300 <= response.status_code < 400:
            pages.check(response.get_data(as_text=True), f"{response.request.method} {response.request.path}")
        return response

    def sign_in(self, secret: str) -> None:
        """Carry the cookie of a session."""
        self.secret = secret
        self.set_cookie(COOKIE, secret)

    @property
    def csrf_token(self) -> str:
        """The token that the forms of this client's pages hold."""
        key: str = self.application.config["SETTINGS"].secret_key
        if self.secret:
            return seal(key, "form", self.secret)
        return TimestampSigner(key, salt="form").sign(b"anonymous").decode()

    def send(self, path: str, values: dict[str, Any] | None = None, **options: Any) -> TestResponse:
        """POST form values with a right token, without fetching the form; ``tests.forms.submit_form`` does fetch it."""
        return self.post(path, data={"csrf_token": self.csrf_token, **(values or {})}, **options)
