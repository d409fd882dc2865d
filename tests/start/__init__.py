"""Installing, starting, checking: what the Makefile promises."""
