"""The surfaces: routes, forms and the answers to them."""
