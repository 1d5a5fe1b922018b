"""Our own export brought back: every row of ``everything.json`` with its photos."""
