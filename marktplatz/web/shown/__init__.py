"""Booths as visitors see them, for every surface that shows one: page, card, preview."""
