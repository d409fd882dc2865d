"""The demo event: its texts in ``event.json``, and the loader that lives through its weeks."""
