"""Whole journeys in a real browser, per role."""
