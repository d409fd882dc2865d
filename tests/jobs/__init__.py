"""The worker and what it does."""
