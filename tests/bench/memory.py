"""How much memory a worker has after its first pages, beside a bare Flask app: each in a process of its own.

Read from the kernel's own account of the process: the largest size that ``getrusage`` tells begins with the parent's.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

_OURS = """
import sys
from pathlib import Path
from marktplatz.app import create_app
app = create_app(instance=Path(sys.argv[1]), environment={"PUBLIC_URL": "http://localhost", "SECRET_KEY": sys.argv[2]})
client = app.test_client()
for path in sys.argv[3:]:
    assert client.get(path).status_code == 200, path
"""
_BARE = """
from flask import Flask
app = Flask("bare")
app.add_url_rule("/", view_func=lambda: "x" * 15000)
assert app.test_client().get("/").status_code == 200
"""

_RESIDENT = """
print(next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmRSS:")))
"""


def of_ours(instance: Path, key: str, *paths: str) -> int:
    """Return the memory of our program after these pages, in kilobytes."""
    return _run(_OURS, str(instance), key, *paths)


def of_bare_flask() -> int:
    """Return the memory of a bare Flask app after a page, in kilobytes."""
    return _run(_BARE)


def _run(program: str, *words: str) -> int:
    done = subprocess.run(
        [sys.executable, "-c", program + _RESIDENT, *words], check=True, capture_output=True, text=True
    )
    return int(done.stdout.strip().splitlines()[-1])
