"""Papers that are made of more than one room."""
