"""Finding topics by everyday words, offline and while locked."""
