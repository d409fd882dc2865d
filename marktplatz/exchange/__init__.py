"""Taking entries over from public registers, and giving ours away."""
