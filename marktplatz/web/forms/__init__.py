"""Shared form pieces: how a Field becomes what a template draws, and what stands beside it when something is wrong."""
