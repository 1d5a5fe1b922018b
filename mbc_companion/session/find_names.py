"""What is found by its name: acts and pages, with the other words for them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from mbc_companion.ui.finding import Group, Hit
from mbc_companion.ui.ranking import Name, ranked


@dataclass(frozen=True)
class Deed:
    """``also`` are words people may look for it by; ``key`` is drawn as a key cap."""

    words: str
    about: str
    icon: str
    act: Callable[[], object]
    key: str = ""
    also: str = ""

    def hit(self, group: Group) -> Hit:
        return Hit(group, self.words, self.about, self.icon, self.act, self.key)


def deeds_like(typed: str, acts: Sequence[Deed], pages: Sequence[Deed]) -> list[Hit]:
    """Those that fit, best first. They are weighed together: what is only alike is left out
    where another has the words themselves."""
    every = [*((deed, Group.DO) for deed in acts), *((page, Group.GO) for page in pages)]
    order = ranked(typed, [Name(deed.words, deed.also) for deed, _group in every], enough=1)
    return [every[place][0].hit(every[place][1]) for place in order]


def about_page(key: str) -> tuple[str, str]:
    """The second line of a page, and other words for it, by the page's key."""
    return {
        "today": (
            QCoreApplication.translate("Find", "How is it right now, and what comes next"),
            QCoreApplication.translate("Find", "start home mark check-in"),
        ),
        "journal": (
            QCoreApplication.translate("Find", "Everything you wrote"),
            QCoreApplication.translate("Find", "diary entries words write"),
        ),
        "insights": (
            QCoreApplication.translate("Find", "Marks and feelings over time"),
            QCoreApplication.translate("Find", "chart mood year pattern"),
        ),
        "visits": (
            QCoreApplication.translate("Find", "What is booked and what was"),
            QCoreApplication.translate("Find", "appointments calendar month scan therapy"),
        ),
        "coverage": (
            QCoreApplication.translate("Find", "Visits used, booked and left"),
            QCoreApplication.translate("Find", "insurance insurer plan authorization money claim"),
        ),
        "contacts": (
            QCoreApplication.translate("Find", "People, care team and helplines"),
            QCoreApplication.translate("Find", "phone numbers address book therapist"),
        ),
        "library": (
            QCoreApplication.translate("Find", "Plain words, offline"),
            QCoreApplication.translate("Find", "topics read articles guidance"),
        ),
        "settings": (
            QCoreApplication.translate("Find", "How it looks, locks and keeps"),
            QCoreApplication.translate("Find", "options preferences"),
        ),
    }.get(key, ("", ""))
