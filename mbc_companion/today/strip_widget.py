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

    def __init__(self, *, display: bool, tone: str, heading: int = 0) -> None:
        self._display = display
        self._px = _SIZE if display else _DATE
        super().__init__("", "display" if display else "body", tone, heading=heading)

    def set_size(self, px: float) -> None:
        self._px = px
        font = theme().font("display" if self._display else "body")
        font.setPixelSize(theme().text_px(px))
        self.setFont(font)

    def _dress(self) -> None:
        super()._dress()
        self.set_size(self._px)

    def line_height(self) -> int:
        return QFontMetrics(self.font()).height()

    def width_wanted(self) -> int:
        return QFontMetrics(self.font()).horizontalAdvance(self.text()) + 4

    def lines_high(self, width: int) -> int:
        """With the line height of the design, which is less than the face's own."""
        count = max(1, self.heightForWidth(width) // self.line_height())
        return round(count * self.font().pixelSize() * (1.2 if self._display else 1.4))


class GreetingStrip(Band):
    """``fit`` places the words beside the acts of the top bar, or under them."""

    def __init__(self) -> None:
        super().__init__()
        self._greeting = _Sized(display=True, tone="text", heading=1)
        self._date = _Sized(display=False, tone="text2")
        self._late = _Sized(display=False, tone="text2")
        self._said = ("", "", "", "")
        for words in (self._greeting, self._date, self._late):
            words.setParent(self)
        self._greeting.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def say(self, moment: datetime, first_name: str) -> bool:
        """Greet for ``moment`` (local); True if the words are others than before."""
        greeting = greeting_at(moment)
        short = {
            Greeting.MORNING: self.tr("Good morning"),
            Greeting.AFTERNOON: self.tr("Good afternoon"),
            Greeting.EVENING: self.tr("Good evening"),
            Greeting.LATE: self.tr("Hello"),
        }[greeting]
        name = " ".join(first_name.split())
        named = self.tr("{greeting}, {name}").format(greeting=short, name=name)
        late = greeting is Greeting.LATE
        said = self.tr("It is late. You are not the only one awake.") if late else ""
        shown = (named if name else short, short, day_words(moment.date()), said)
        if shown == self._said:
            return False
        self._said = shown
        self._greeting.set_words(shown[0])
        self._date.set_words(shown[2])
        self._late.set_words(said)
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
        self._shorten(width - 2 * side)
        beside = side + self._greeting.width_wanted() + now.px(16) <= acts.left()
        block = sum(words.lines_high(width - 2 * side) for words in lines) + now.px(_GAP)
        top, high = self._place(acts, block, narrow=narrow, beside=beside)
        reach, y = side, top
        for words in lines:
            right = acts.left() - now.px(16) if y <= acts.bottom() else width - side
            wide = min(words.width_wanted(), right - side)
            tall, lines_high = words.heightForWidth(wide), words.lines_high(wide)
            words.setGeometry(side, y - (tall - lines_high) // 2, wide, tall)
            y += lines_high + (now.px(_GAP) if words is self._greeting else 0)
            reach = max(reach, side + wide)
        self.set_plain(reach > width * _PLAIN_PART)
        self.set_bare(bare=room is not Breadth.WIDE)
        return max(high, y + now.px(12))

    def _shorten(self, room: int) -> None:
        """A name that would take the greeting beyond two lines is left out of it."""
        named, short = self._said[0], self._said[1]
        self._greeting.set_words(named)
        if self._greeting.heightForWidth(room) > 2 * self._greeting.line_height():
            self._greeting.set_words(short)

    def _place(self, acts: QRect, block: int, *, narrow: bool, beside: bool) -> tuple[int, int]:
        """Where the words begin, and the least height of the strip."""
        now = theme()
        if narrow:
            if not beside:
                return acts.bottom() + now.px(12), 0
            high = max(now.px(96), block + 2 * now.px(12), acts.bottom() + now.px(12))
            return (high - block) // 2, high
        # Three lines begin higher, so that the last one stays above the hills.
        first = now.px(44 if self._late.text() else 54)
        return (first if beside else max(first, acts.bottom() + now.px(12))), now.px(164)
