"""What a person noted about helplines, and helplines of their own; kept in the vault."""
