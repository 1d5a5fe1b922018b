"""The library: topics in plain words, found offline, each with something to do."""
