"""Tests, in the order of the package, and what all of them share."""
