"""What the repositories of this room share."""
