"""Pictures and documents of booths: what is taken, what is kept of it, and who may see it."""
