"""What scales and feelings are called on screen, and what to say of a name."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from mbc_companion.journal.own.domain import Named
from mbc_companion.journal.own.naming import Trouble


def given_scale_word(key: str) -> str:
    """The program's own word for one of its scales; another key is given back as it is."""
    return {
        "distress": QCoreApplication.translate("Journal", "Distress"),
        "pain": QCoreApplication.translate("Journal", "Pain"),
        "tiredness": QCoreApplication.translate("Journal", "Tiredness"),
        "sleep": QCoreApplication.translate("Journal", "Sleep"),
    }.get(key, key)


def scale_word(scale: Named) -> str:
    return scale.words or given_scale_word(scale.key)


def scale_ends(key: str) -> str:
    """What 0 and 10 mean."""
    if key == "sleep":
        return QCoreApplication.translate("Journal", "0 is no sleep at all, 10 a whole night.")
    return QCoreApplication.translate("Journal", "0 is none at all, 10 as much as there can be.")


def name_trouble(trouble: Trouble, most: int) -> str:
    """One sentence about a name that cannot be taken."""
    if trouble is Trouble.EMPTY:
        return QCoreApplication.translate("Journal", "A name needs at least one letter.")
    if trouble is Trouble.TAKEN:
        return QCoreApplication.translate("Journal", "There is one with this name already.")
    if trouble is Trouble.LONG:
        return QCoreApplication.translate(
            "Journal", "Up to 40 letters fit. Make it a little shorter."
        )
    said = QCoreApplication.translate(
        "Journal", "There is room for {count} of your own. Remove one first."
    )
    return said.format(count=most)
