"""Photos of entries, kept in the encrypted file."""
