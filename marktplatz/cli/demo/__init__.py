"""The demo event: its texts in ``event.json`` and ``booths/``, its pictures and slides, and the loader."""
