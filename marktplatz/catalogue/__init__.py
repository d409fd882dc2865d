"""The catalogue: what is public, ready to be listed, filtered and found."""
