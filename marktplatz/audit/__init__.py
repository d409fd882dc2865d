"""The log of every step: append only."""
