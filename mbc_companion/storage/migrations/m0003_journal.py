"""Schema 3: an earlier version of an entry keeps what stood beside its words too.

``details`` is NULL in rows of schema 2, which kept the words alone.
"""

from __future__ import annotations

STATEMENTS = (
    "ALTER TABLE entry_version ADD COLUMN mood INTEGER CHECK (mood BETWEEN 1 AND 5)",
    "ALTER TABLE entry_version ADD COLUMN feelings TEXT",
    "ALTER TABLE entry_version ADD COLUMN details TEXT",
)
