"""Every adapter of a port goes through one class of tests, against real folders and real servers on loopback."""
