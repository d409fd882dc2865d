"""What is printed: codes now; signs, booklet and folder build on them."""
