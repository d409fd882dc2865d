"""Import: files, records, entries taken over."""
