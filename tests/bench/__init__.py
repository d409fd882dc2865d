"""``make bench``: our figures beside honest references, as ratios, in one run."""
