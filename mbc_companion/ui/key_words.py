"""What every key does, in words, in the order people read it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from mbc_companion.ui import keys as declared
from mbc_companion.ui.keys import Key, Keys


def key_words() -> tuple[tuple[Key, str], ...]:
    """The keys that can be changed."""
    return (*_help_words(), *_page_words(), *_act_words(), *_move_words())


def _help_words() -> tuple[tuple[Key, str], ...]:
    return (
        (declared.HELP, QCoreApplication.translate("Keys", "Help now")),
        (declared.HIDE, QCoreApplication.translate("Keys", "Hide, and come back")),
        (declared.LOCK, QCoreApplication.translate("Keys", "Lock")),
        (declared.FIND, QCoreApplication.translate("Keys", "Find")),
        (declared.WHERE, QCoreApplication.translate("Keys", "Where was I?")),
        (declared.KEYS, QCoreApplication.translate("Keys", "This list of keys")),
    )


def _page_words() -> tuple[tuple[Key, str], ...]:
    return (
        (declared.TODAY, QCoreApplication.translate("Keys", "Today")),
        (declared.JOURNAL, QCoreApplication.translate("Keys", "Journal")),
        (declared.INSIGHTS, QCoreApplication.translate("Keys", "Insights")),
        (declared.VISITS, QCoreApplication.translate("Keys", "Visits")),
        (declared.COVERAGE, QCoreApplication.translate("Keys", "Coverage")),
        (declared.CONTACTS, QCoreApplication.translate("Keys", "Contacts")),
        (declared.LIBRARY, QCoreApplication.translate("Keys", "Library")),
        (declared.SETTINGS, QCoreApplication.translate("Keys", "Settings")),
    )


def _act_words() -> tuple[tuple[Key, str], ...]:
    return (
        (declared.CHECK_IN, QCoreApplication.translate("Keys", "Check-in, then 1 to 5")),
        (declared.NEW_ENTRY, QCoreApplication.translate("Keys", "New journal entry")),
        (declared.NEW_VISIT, QCoreApplication.translate("Keys", "New visit")),
        (declared.NEW_CONTACT, QCoreApplication.translate("Keys", "New contact")),
        (declared.FIND_HERE, QCoreApplication.translate("Keys", "Find on this page")),
        (declared.PRINT, QCoreApplication.translate("Keys", "Print this")),
        (declared.UNDO, QCoreApplication.translate("Keys", "Undo, marks and removals too")),
        (declared.REDO, QCoreApplication.translate("Keys", "Redo")),
        (declared.GO_TO_DAY, QCoreApplication.translate("Keys", "Go to a day in the journal")),
        (declared.SPELLING, QCoreApplication.translate("Keys", "Next word to look at")),
    )


def _move_words() -> tuple[tuple[Key, str], ...]:
    return (
        (declared.BIGGER, QCoreApplication.translate("Keys", "Bigger text")),
        (declared.SMALLER, QCoreApplication.translate("Keys", "Smaller text")),
        (declared.USUAL, QCoreApplication.translate("Keys", "Text at 100 %")),
        (declared.NEXT_REGION, QCoreApplication.translate("Keys", "Next part of the window")),
        (
            declared.PREVIOUS_REGION,
            QCoreApplication.translate("Keys", "Part of the window before"),
        ),
        (declared.BACK, QCoreApplication.translate("Keys", "Back")),
        (declared.QUIT, QCoreApplication.translate("Keys", "Quit")),
    )


def fixed_words() -> tuple[tuple[str, str], ...]:
    """Keys that are the same everywhere and cannot be changed."""
    return (
        (
            QCoreApplication.translate("Keys", "Tab, Shift Tab"),
            QCoreApplication.translate("Keys", "Next or previous control"),
        ),
        (
            QCoreApplication.translate("Keys", "Enter or Space"),
            QCoreApplication.translate("Keys", "Press what has the ring"),
        ),
        (
            QCoreApplication.translate("Keys", "Arrows"),
            QCoreApplication.translate("Keys", "Inside marks, feelings, lists and the month"),
        ),
        (
            QCoreApplication.translate("Keys", "Home, End"),
            QCoreApplication.translate("Keys", "First or last of a list"),
        ),
        (
            QCoreApplication.translate("Keys", "Page Up, Page Down"),
            QCoreApplication.translate("Keys", "Through lists; another month in the month"),
        ),
        (
            QCoreApplication.translate("Keys", "Esc"),
            QCoreApplication.translate("Keys", "Close a sheet, Find or a menu"),
        ),
    )


def every_line(keys: Keys) -> list[tuple[str, str]]:
    """Key and what it does, as in the list and on paper."""
    return [*((keys.cap(key), words) for key, words in key_words()), *fixed_words()]
