"""The exhibitor's desk."""
