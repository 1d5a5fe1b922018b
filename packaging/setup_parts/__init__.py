"""The parts of the set-up script; each knows one thing a computer may be missing."""
