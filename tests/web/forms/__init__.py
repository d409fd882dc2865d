"""From a Field to what a form shows."""
