"""Events: what, when, where, programme, and what is open when."""
