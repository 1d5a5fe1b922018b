"""Keys: derivation, the key header, recovery words, and a process nobody can look into."""
