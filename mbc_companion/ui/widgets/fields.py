"""A line to type in: label above, help below, one sentence when something is not right."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from mbc_companion.ui.announce import announce
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.own_layout import nest
from mbc_companion.ui.widgets.surfaces import Icon, reveal
from mbc_companion.ui.widgets.text import Text

PRIVATE_INPUT = (
    Qt.InputMethodHint.ImhSensitiveData
    | Qt.InputMethodHint.ImhNoPredictiveText
    | Qt.InputMethodHint.ImhNoAutoUppercase
)


_COMES_BACK = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)


class _Trouble(QWidget):
    """The icon and the sentence under a field that needs another look."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self._mark = Icon("warning-circle-fill", "danger", 22, parent=self)
        self.words = Text("", "body", "danger", parent=self)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.words, 1)


class _Line(QLineEdit):
    """What is longer than the line shows its beginning until somebody is in it."""

    def show_start(self) -> None:
        if not self.hasFocus():
            self.setCursorPosition(0)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() is Qt.FocusReason.OtherFocusReason:
            self.end(False)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        # After a menu or another window she goes on where she was.
        if event.reason() not in _COMES_BACK:
            self.setCursorPosition(0)


class Field(QWidget):
    """``help`` stays visible; ``placeholder`` is an example only, never the label."""

    changed = Signal(str)

    def __init__(
        self,
        label: str,
        *,
        help: str = "",
        placeholder: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._high = 48
        self.edit = _Line(self)
        self.label = Text(label, "label", parent=self)
        self._help = Text(help, "caption", "text2", parent=self)
        self._trouble = _Trouble(self)
        self.edit.setPlaceholderText(placeholder)
        self.edit.setInputMethodHints(PRIVATE_INPUT)
        self.edit.setAccessibleName(label)
        self.label.setBuddy(self.edit)
        self.edit.textChanged.connect(self.changed)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._line = QHBoxLayout()
        self._line.addWidget(self.edit, 1)
        self._column.addWidget(self.label)
        nest(self._column, self._line)
        self._column.addWidget(self._trouble)
        self._column.addWidget(self._help)
        self._trouble.hide()
        self._help.setVisible(bool(help))
        self._describe()
        theme().follow(self._dress)

    # No focus proxy: a screen reader would be told that two things have the focus.

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        self.edit.setFocus(reason)

    def hasFocus(self) -> bool:
        return self.edit.hasFocus()

    def text(self) -> str:
        return self.edit.text()

    def set_text(self, words: str) -> None:
        self.edit.setText(words)
        self.edit.show_start()

    def set_label(self, label: str) -> None:
        self.label.set_words(label)
        self.edit.setAccessibleName(label)

    def put_beside(self, control: QWidget) -> None:
        """A control at the right end of the line, such as a calendar button."""
        self._line.addWidget(control)

    def set_large(self) -> None:
        """52 px high, for the one field a screen is about."""
        self._high = 52
        self._dress()

    def set_help(self, words: str) -> None:
        self._help.set_words(words)
        self._help.setVisible(bool(words))
        self._describe()

    def error(self) -> str:
        """The sentence shown, or an empty text."""
        return self._trouble.words.text()

    def set_error(self, words: str) -> None:
        """Show one sentence under the field and speak it; an empty text takes it away."""
        if words and words != self.error():
            announce(self.edit, words)
        self._trouble.words.set_words(words)
        self._trouble.setVisible(bool(words))
        self.edit.setProperty("trouble", bool(words))
        self.edit.style().unpolish(self.edit)
        self.edit.style().polish(self.edit)
        self._dress()
        self._describe()
        if words:
            reveal(self)

    def _describe(self) -> None:
        said = [words for words in (self.error(), self._help.text()) if words]
        self.edit.setAccessibleDescription(" ".join(said))

    def _dress(self) -> None:
        look = theme()
        self.edit.setFont(look.font("nav", 400))
        self.edit.setMinimumHeight(max(look.px(self._high), look.target))
        self._column.setSpacing(look.px(6))
        self._line.setSpacing(look.px(8))


class PassphraseField(Field):
    """A Field that conceals what is typed, shows it on request and tells of Caps Lock."""

    turned = Signal(bool)

    def __init__(
        self,
        label: str,
        *,
        show_words: str,
        conceal_words: str,
        help: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, help=help, parent=parent)
        self._words = {False: show_words, True: conceal_words}
        self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        # Beside the line for assistive technology, inside its edge for the eye.
        self.show_button = Button(show_words, "quiet", icon="eye", parent=self)
        self.show_button.clicked.connect(self._turn)
        self._caps = Text("", "caption", "text2", parent=self)
        self._column.addWidget(self._caps)
        self._caps.hide()
        self.edit.installEventFilter(self)
        theme().follow(self._place_button)

    def shown(self) -> bool:
        return self.edit.echoMode() == QLineEdit.EchoMode.Normal

    def show_words(self) -> None:
        """Show what is typed, for example after words were suggested."""
        if not self.shown():
            self._turn()

    def conceal(self) -> None:
        """Go back to dots, for example when the field is left."""
        if self.shown():
            self._turn()

    def _turn(self) -> None:
        shown = not self.shown()
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.edit.setEchoMode(mode)
        self.show_button.set_words(self._words[shown])
        self.show_button.set_icon("eye-slash" if shown else "eye")
        self._place_button()
        self.turned.emit(shown)

    def _place_button(self) -> None:
        size = self.show_button.sizeHint()
        inside = self.edit.geometry()
        left = inside.right() - 3 - size.width()
        top = inside.top() + (inside.height() - size.height()) // 2
        self.show_button.setGeometry(left, top, size.width(), size.height())
        self.show_button.raise_()
        self.edit.setTextMargins(0, 0, size.width() - theme().px(10), 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in (QEvent.Type.Resize, QEvent.Type.Move):
            self._place_button()
        elif kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.FocusIn):
            self._look_at_caps_lock(event)
        return super().eventFilter(watched, event)

    def _look_at_caps_lock(self, event: QEvent) -> None:
        from mbc_companion.ui import caps_lock

        on = caps_lock.state()
        if on is None and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_CapsLock:
                on = False if not self._caps.isHidden() else None
            else:
                shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
                on = caps_lock.told_by(event.text(), shift=shift)
        if on is not None:
            self.set_caps_lock(on)

    def caps_lock_line(self) -> str:
        """What is said about Caps Lock right now; empty while it is off or not known."""
        return "" if self._caps.isHidden() else self._caps.text()

    def set_caps_lock(self, on: bool) -> None:  # noqa: FBT001
        """Show or take away the line about Caps Lock."""
        if on and self._caps.isHidden():
            self._caps.set_words(self.tr("Caps Lock is on."))
            announce(self.edit, self._caps.text())
        self._caps.setVisible(on)
