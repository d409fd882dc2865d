"""KI-Marktplatz: an exhibition of artificial intelligence in public administration."""
