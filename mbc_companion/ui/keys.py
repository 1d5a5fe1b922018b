"""Every key of the program, declared once (design section 16); people may change them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

import shiboken6
from PySide6.QtCore import QKeyCombination, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


class Key(NamedTuple):
    """``name`` is what ``public.json`` calls it; ``also`` are spellings of the same press."""

    name: str
    default: str
    also: tuple[str, ...] = ()


HELP = Key("help", "F1")
HIDE = Key("hide", "F9")
LOCK = Key("lock", "Ctrl+L")
BIGGER = Key("text_bigger", "Ctrl++", ("Ctrl+=",))
SMALLER = Key("text_smaller", "Ctrl+-", ("Ctrl+_",))
USUAL = Key("text_reset", "Ctrl+0")
QUIT = Key("quit", "Ctrl+Q")
NEXT_REGION = Key("next_region", "F6")
PREVIOUS_REGION = Key("previous_region", "Shift+F6")
BACK = Key("back", "Alt+Left")
CHECK_IN = Key("check_in", "Ctrl+M")
NEW_ENTRY = Key("new_entry", "Ctrl+N")
FIND = Key("find", "Ctrl+K")
KEYS = Key("keys", "Ctrl+/")
WHERE = Key("where_was_i", "Ctrl+J")
FIND_HERE = Key("find_here", "Ctrl+F")
GO_TO_DAY = Key("go_to_day", "Ctrl+G")
SPELLING = Key("spelling", "F7")
UNDO = Key("undo", "Ctrl+Z")
REDO = Key("redo", "Ctrl+Shift+Z")
TODAY = Key("page_today", "Ctrl+1")
JOURNAL = Key("page_journal", "Ctrl+2")
COVERAGE = Key("page_coverage", "Ctrl+5")
VISITS = Key("page_visits", "Ctrl+4")
NEW_VISIT = Key("new_visit", "Ctrl+Shift+N")
CONTACTS = Key("page_contacts", "Ctrl+6")
LIBRARY = Key("page_library", "Ctrl+7")
NEW_CONTACT = Key("new_contact", "Ctrl+Shift+C")
PRINT = Key("print", "Ctrl+P")
INSIGHTS = Key("page_insights", "Ctrl+3")
SETTINGS = Key("page_settings", "Ctrl+,")

ALL: tuple[Key, ...] = (
    HELP,
    HIDE,
    LOCK,
    BIGGER,
    SMALLER,
    USUAL,
    QUIT,
    NEXT_REGION,
    PREVIOUS_REGION,
    BACK,
    CHECK_IN,
    NEW_ENTRY,
    FIND,
    KEYS,
    WHERE,
    FIND_HERE,
    GO_TO_DAY,
    SPELLING,
    UNDO,
    REDO,
    TODAY,
    JOURNAL,
    VISITS,
    NEW_VISIT,
    COVERAGE,
    CONTACTS,
    LIBRARY,
    NEW_CONTACT,
    PRINT,
    INSIGHTS,
    SETTINGS,
)


# Help, Hide, Lock and the text size work above any sheet; a window adds the changed keys.
PASSING_KEYS = {"F1", "F9", "Ctrl+L", "Ctrl++", "Ctrl+=", "Ctrl+-", "Ctrl+0", "Ctrl+Q"}
_SIGNS = {Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus, Qt.Key.Key_Underscore}


def passes(event: QKeyEvent) -> bool:
    """Whether a press means one of ``PASSING_KEYS``.

    Plus is typed with Shift on many keyboards and may then arrive with it.
    """
    pressed = event.keyCombination()
    plain = pressed.keyboardModifiers() & ~Qt.KeyboardModifier.ShiftModifier
    spellings = [pressed]
    if event.key() in _SIGNS:
        spellings.append(QKeyCombination(plain, pressed.key()))
    return any(QKeySequence(one).toString() in PASSING_KEYS for one in spellings)


class _Told(QObject):
    changed = Signal()


class Keys:
    """The keys in force: the declared ones, with the person's changes that can be used.

    A change is passed over if it is unreadable, would catch ordinary typing (a letter
    or digit without Ctrl, Alt or Meta, or a key that moves the caret), or is taken by
    a key declared earlier or still in force. F1 and F9 must never stop working
    because of a damaged file. ``told.changed`` comes after a change.
    """

    def __init__(self, changed: Mapping[str, str] | None = None) -> None:
        self.told = _Told()
        self._bound: list[tuple[QShortcut, Key]] = []
        self._read(changed or {})

    def change(self, changed: Mapping[str, str]) -> None:
        """Other changes from now on, for what is bound already as well."""
        self._read(changed)
        self._bound = [(short, key) for short, key in self._bound if shiboken6.isValid(short)]
        for shortcut, key in self._bound:
            shortcut.setKeys(self.sequences(key))
        self.told.changed.emit()

    def taken(self, key: Key, wanted: str) -> Key | None:
        """Which other key's press ``wanted`` (portable) is; None if it is free."""
        for other in ALL:
            if other is not key:
                presses = {one.toString() for one in self.sequences(other)}
                if _tidy(wanted) in presses | {_tidy(text) for text in other.also}:
                    return other
        return None

    def portable(self, key: Key) -> str:
        """The press in force, as ``public.json`` keeps it."""
        return self._words[key.name]

    def _read(self, changed: Mapping[str, str]) -> None:
        self._words = {key.name: _tidy(key.default) for key in ALL}
        for key in ALL:
            wanted = _tidy(changed.get(key.name, ""))
            others = {text for name, text in self._words.items() if name != key.name}
            if wanted and usable(wanted) and wanted not in others | _spellings(but=key):
                self._words[key.name] = wanted

    def sequences(self, key: Key) -> list[QKeySequence]:
        """Every press that means ``key``; the extra spellings only of an unchanged one."""
        words = self._words[key.name]
        texts = [words, *(key.also if words == _tidy(key.default) else ())]
        return [QKeySequence(text, QKeySequence.SequenceFormat.PortableText) for text in texts]

    def words(self, key: Key) -> str:
        """The key as the platform writes it, for a key cap ("F9")."""
        return self.sequences(key)[0].toString(QKeySequence.SequenceFormat.NativeText)

    def cap(self, key: Key) -> str:
        """As drawn on a key cap, with spaces between ("Ctrl K")."""
        return cap_words(self.sequences(key)[0])

    def bind(self, owner: QWidget, key: Key, act: Callable[[], object]) -> QShortcut:
        """``act`` runs while ``owner`` is visible in the active window."""
        shortcut = QShortcut(owner)
        shortcut.setKeys(self.sequences(key))
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(act)
        self._bound.append((shortcut, key))
        return shortcut


def cap_words(press: QKeySequence) -> str:
    """A press as it stands on a key cap."""
    return re.sub(r"\+(?=.)", " ", press.toString(QKeySequence.SequenceFormat.NativeText))


_MODIFIERS = ("Meta+", "Ctrl+", "Alt+", "Shift+", "Num+")
_FUNCTION_KEY = r"F([1-9]|[12]\d|3[0-5])"
_MOVES_OR_EDITS = {
    "Left",
    "Right",
    "Up",
    "Down",
    "Home",
    "End",
    "PgUp",
    "PgDown",
    "Tab",
    "Backtab",
    "Backspace",
    "Del",
    "Return",
    "Enter",
    "Esc",
}


def usable(text: str) -> bool:
    """Whether ``text`` (portable) is one press that cannot be meant as typing."""
    sequence = QKeySequence(text, QKeySequence.SequenceFormat.PortableText)
    key = _tidy(text)
    if sequence.count() != 1 or not key:
        return False
    held = set()
    while key.startswith(_MODIFIERS):
        modifier, key = key.split("+", 1)
        held.add(modifier)
    if re.fullmatch(_FUNCTION_KEY, key):
        return True
    if key in _MOVES_OR_EDITS:
        return "Alt" in held and not held & {"Ctrl", "Meta"}
    return bool(key) and bool(held & {"Ctrl", "Alt", "Meta"})


def _tidy(text: str) -> str:
    sequence = QKeySequence(text, QKeySequence.SequenceFormat.PortableText)
    return sequence.toString(QKeySequence.SequenceFormat.PortableText)


def _spellings(*, but: Key) -> set[str]:
    return {_tidy(text) for key in ALL if key is not but for text in key.also}
