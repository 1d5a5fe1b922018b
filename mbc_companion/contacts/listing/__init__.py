"""The tables of contacts, and reading them."""
