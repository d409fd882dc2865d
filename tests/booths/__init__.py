"""Tests of booths."""
