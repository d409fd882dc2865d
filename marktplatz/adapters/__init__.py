"""One file per outside product. An adapter knows its port and nothing of the fair."""
