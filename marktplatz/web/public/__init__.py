"""Visitors: start page, catalogue, booths, scanned codes."""
