"""One revision beside another, for the desks that read both: answer by answer, word by word."""
