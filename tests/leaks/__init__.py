"""What must never come out."""
