"""How each address answers each identity."""
