"""Stands: which booth stands where, and how often its code was scanned."""
