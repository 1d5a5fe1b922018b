"""What every room may lean on: errors, events, clock, paths, settings, quiet logging."""
