"""Tests of stands."""
