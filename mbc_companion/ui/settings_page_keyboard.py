"""Settings, Keyboard: every key, and another one for it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QWidget

from mbc_companion.core.settings import CHANGED_KEYS, Preferences
from mbc_companion.ui.announce import announce
from mbc_companion.ui.key_words import key_words
from mbc_companion.ui.keys import Key, Keys, cap_words, usable
from mbc_companion.ui.settings_page_rows import SectionCard, SettingRow
from mbc_companion.ui.sheet import Sheet
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.own_layout import nest
from mbc_companion.ui.widgets.text import Text

KEYBOARD = "keyboard"
_ALONE = {
    Qt.Key.Key_Control,
    Qt.Key.Key_Shift,
    Qt.Key.Key_Alt,
    Qt.Key.Key_Meta,
    Qt.Key.Key_AltGr,
    Qt.Key.Key_CapsLock,
}
_LEAVES = {Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab}


class ChangeKeySheet(Sheet):
    """Hears one press; ``chosen`` carries it (portable) once it is free and usable."""

    chosen = Signal(str)

    def __init__(self, host: QWidget, keys: Keys, key: Key, act: str) -> None:
        super().__init__(host, act, width=620, height=0)
        self.title.set_text_style("title")
        self._keys = keys
        self._key = key
        self._act = act
        self._heard = ""
        now = self.tr("Now it is {key}. Press the new one.").format(key=keys.cap(key))
        self.now = Text(now, parent=self)
        self.said = Text("", "h3", parent=self)
        self.said.hide()
        self.use_button = Button(self.tr("Use this key"), "primary", parent=self)
        self.use_button.clicked.connect(self._use)
        self.use_button.hide()
        self.default_button = Button(self.tr("As it was at first"), "quiet", parent=self)
        self.default_button.clicked.connect(lambda: self._choose(key.default))
        self.default_button.setVisible(keys.portable(key) != key.default)
        self.body.addWidget(self.now)
        self.body.addWidget(self.said)
        row = QHBoxLayout()
        row.addWidget(self.default_button)
        row.addStretch(1)
        row.addWidget(self.use_button)
        nest(self.body, row)

    def focus_first(self) -> None:
        self.close_button.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _LEAVES:
            super().keyPressEvent(event)
            return
        event.accept()
        if event.key() not in _ALONE and not event.isAutoRepeat():
            press = QKeySequence(event.keyCombination())
            self.hear(press.toString(QKeySequence.SequenceFormat.PortableText))

    def hear(self, press: str) -> None:
        """Say what the press would mean; offer it if it can be used."""
        self._heard = ""
        taken = self._keys.taken(self._key, press)
        shown = cap_words(QKeySequence(press))
        if not usable(press):
            words = self.tr("That one types or moves. Take a function key, or add Ctrl or Alt.")
        elif taken is not None:
            other = dict(key_words())[taken]
            words = self.tr("{key} is for “{act}” already. Choose another, or change that first.")
            words = words.format(key=shown, act=other)
        else:
            self._heard = press
            words = self.tr("{key} is free.").format(key=shown)
        self.said.set_words(words)
        self.said.show()
        self.use_button.setVisible(bool(self._heard))
        if self._heard:
            self.use_button.setFocus(Qt.FocusReason.TabFocusReason)
        announce(self.said, words)
        self._fill()

    def _use(self) -> None:
        self._choose(self._heard)

    def _choose(self, press: str) -> None:
        taken = self._keys.taken(self._key, press)
        if taken is not None:
            self.hear(press)
            return
        self.chosen.emit(press)
        self.close()


class KeyboardSection(SectionCard):
    """``changed`` carries all changes there are now; ``list_wanted`` the list of keys."""

    changed = Signal(object)
    list_wanted = Signal()

    def __init__(self, keys: Keys, public: Preferences) -> None:
        super().__init__()
        self._keys = keys
        self._public = public
        self.resets = ((public, CHANGED_KEYS),)
        self.buttons: dict[str, Button] = {}
        self.list_button = Button(self.tr("Show the list"), icon="keyboard")
        self.list_button.clicked.connect(self.list_wanted)
        about = self.tr("All keys on one page, which can be printed")
        self.add_row(SettingRow(self.tr("List of keys"), about, self.list_button))
        for key, act in key_words():
            button = Button("")
            button.clicked.connect(partial(self.ask, key, act))
            self.buttons[key.name] = button
            self.add_row(SettingRow(act, "", button))
        self._show_keys()
        keys.told.changed.connect(self._show_keys)

    def show_kept(self) -> None:
        changed: dict[str, str] = self._public.get(CHANGED_KEYS)
        self._keys.change(changed)

    def _show_keys(self) -> None:
        """Every button says its key."""
        for key, act in key_words():
            cap = self._keys.cap(key)
            name = self.tr("{key}, change the key of {act}").format(key=cap, act=act)
            self.buttons[key.name].set_words(cap, name=name)

    def ask(self, key: Key, act: str) -> None:
        """Hear another press for ``key``."""
        sheet = ChangeKeySheet(self, self._keys, key, act)
        sheet.chosen.connect(partial(self._chosen, key))
        sheet.open()

    def _chosen(self, key: Key, press: str) -> None:
        now = {one.name: self._keys.portable(one) for one, _act in key_words()}
        now[key.name] = press
        defaults = {one.name: one.default for one, _act in key_words()}
        self.changed.emit({name: text for name, text in now.items() if text != defaults[name]})
