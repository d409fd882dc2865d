"""Every adapter of a port goes through one class of tests, with real folders and real servers on loopback."""
