"""Companion: a private place for people living with metastatic breast cancer.

The map of the house. A room may use the rooms of the lines below its own, never those
above; rooms on one line do not know each other.

    __main__
    showroom
    app
    session
    exchange | today
    journal | guidance | coverage
    appointments
    contacts
    helplines
    ui | storage | security
    core

``app`` and ``session`` introduce the others to each other: ``app`` for the life of the
process, ``session`` for the time the vault is open. The contracts in ``pyproject.toml``
hold the map, and a test holds it to them.
"""

__version__ = "0.1.0"
