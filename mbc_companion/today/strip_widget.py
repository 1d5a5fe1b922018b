"""The strip at the top of Today: the greeting, the date, hills at the right."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QWidget

from mbc_companion.today.greeting import Greeting, greeting_at
from mbc_companion.ui.breadth import Breadth, breadth
from mbc_companion.ui.moments import day_words
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.scenery import Band
from mbc_companion.ui.widgets.text import Text

_SIZE, _SIZE_NARROW = 33.2, 25.0
_DATE, _DATE_NARROW = 17.5, 16.0
# Room for the focus ring between the greeting and the date.
_GAP = 7
# Beyond this part of the strip the hills begin; text keeps off them (design section 3).
_PLAIN_PART = 0.55


class _Sized(Text):
    """Words in the face of a style at a size the scale does not have, px at 100 %."""

    def set_size(self, px: float) -> None:
        font = theme().font("display" if self._display else "body")
        font.setPixelSize(theme().text_px(px))
        self.setFont(font)

    def __init__(self, *, display: bool, tone: str, heading: int = 0) -> None:
        self._display = display
        super().__init__("", "display" if display else "body", tone, heading=heading)

    def width_wanted(self) -> int:
        return QFontMetrics(self.font()).horizontalAdvance(self.text()) + 4

    def height_at(self, width: int) -> int:
        wrap = int(Qt.TextFlag.TextWordWrap)
        room = QRect(0, 0, width, 1 << 15)
        return QFontMetrics(self.font()).boundingRect(room, wrap, self.text()).height()

    def lines_high(self, width: int) -> int:
        """With the line height of the design, which differs from the face's own."""
        lines = round(self.height_at(width) / QFontMetrics(self.font()).lineSpacing())
        return round(max(1, lines) * self.font().pixelSize() * (1.2 if self._display else 1.4))


class GreetingStrip(Band):
    """``fit`` places the words beside the acts of the top bar, or under them."""

    def __init__(self) -> None:
        super().__init__()
        self._greeting = _Sized(display=True, tone="text", heading=1)
        self._date = _Sized(display=False, tone="text2")
        self._late = _Sized(display=False, tone="text2")
        for words in (self._greeting, self._date, self._late):
            words.setParent(self)
        self._greeting.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def say(self, moment: datetime, first_name: str) -> bool:
        """Greet for ``moment`` (local); True if the words are others than before."""
        greeting = greeting_at(moment)
        words = {
            Greeting.MORNING: self.tr("Good morning"),
            Greeting.AFTERNOON: self.tr("Good afternoon"),
            Greeting.EVENING: self.tr("Good evening"),
            Greeting.LATE: self.tr("Hello"),
        }[greeting]
        name = " ".join(first_name.split())
        if name:
            words = self.tr("{greeting}, {name}").format(greeting=words, name=name)
        late = greeting is Greeting.LATE
        said = self.tr("It is late. You are not the only one awake.") if late else ""
        date = day_words(moment.date())
        shown = (words, date, said)
        if shown == (self._greeting.text(), self._date.text(), self._late.text()):
            return False
        for label, text in zip((self._greeting, self._date, self._late), shown, strict=True):
            label.set_words(text)
        self._late.setVisible(late)
        return True

    def _dress(self) -> None:
        """No least height of its own: ``fit`` gives it one."""
        super()._dress()
        self.setMinimumHeight(0)

    def heading(self) -> QWidget:
        return self._greeting

    def fit(self, width: int, acts: QRect) -> int:
        """Lay out for ``width``; gives the height. See ``ui.top_bar.Strip``."""
        now = theme()
        room = breadth(self.window().width(), now.scale)
        narrow = room is Breadth.NARROW
        self._greeting.set_size(_SIZE_NARROW if narrow else _SIZE)
        lines = [self._greeting, self._date]
        if self._late.text():
            lines.append(self._late)
        for words in lines[1:]:
            words.set_size(_DATE_NARROW if narrow else _DATE)
        side = now.px(32)
        wanted = max(words.width_wanted() for words in lines)
        beside = side + wanted + now.px(16) <= acts.left()
        wide = wanted if beside else width - 2 * side
        block = sum(words.lines_high(wide) for words in lines) + now.px(_GAP)
        top, high = self._place(acts, block, narrow=narrow, beside=beside)
        y = top
        for words in lines:
            tall, lines_high = words.height_at(wide), words.lines_high(wide)
            words.setGeometry(side, y - (tall - lines_high) // 2, wide, tall)
            y += lines_high + (now.px(_GAP) if words is self._greeting else 0)
        reach = side + min(wide, wanted)
        self.set_plain(reach > width * _PLAIN_PART)
        self.set_bare(bare=room is not Breadth.WIDE)
        return high

    def _place(self, acts: QRect, block: int, *, narrow: bool, beside: bool) -> tuple[int, int]:
        """Where the words begin, and the height of the strip."""
        now = theme()
        pad = now.px(12)
        if beside and narrow:
            high = max(now.px(96), block + 2 * pad, acts.bottom() + 1 + pad)
            return (high - block) // 2, high
        top = now.px(54) if beside else max(now.px(54), acts.bottom() + now.px(8))
        if narrow:
            top = acts.bottom() + now.px(4)
            return top, top + block + pad
        return top, max(now.px(164), top + block + now.px(16))
