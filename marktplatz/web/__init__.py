"""The surfaces: the only package that imports Flask."""
