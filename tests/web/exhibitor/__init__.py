"""The exhibitor's desk, as its members meet it."""
