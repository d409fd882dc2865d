"""Review: the queue, decisions, remarks on fields."""
