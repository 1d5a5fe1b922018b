"""Marks words in sight that the dictionary does not know, in slices of two milliseconds."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import NamedTuple

from PySide6.QtCore import QObject, QPoint, QTimer, Signal
from PySide6.QtGui import QTextBlock

from mbc_companion.core.errors import KnownError
from mbc_companion.journal.own.domain import KnownWords
from mbc_companion.journal.spelling.dictionary import Speller, load
from mbc_companion.journal.spelling.spelled_words import Spot, spots, straight
from mbc_companion.journal.text_editor import TextEditor
from mbc_companion.ui import tasks
from mbc_companion.ui.theme import theme

SLICE = 0.002
"""Seconds of looking up before the window may paint again."""

_LATE = 2500
_REST = 400


class Marked(NamedTuple):
    """A word of the document nobody knows: positions count UTF-16 units."""

    start: int
    end: int
    word: str


class Spelling(QObject):
    """``begin`` reads the dictionary late; until then, and while ``on`` is off, nothing is marked.

    ``suggested`` carries a word and what it may have been meant to be.
    """

    suggested = Signal(str, object)

    def __init__(self, editor: TextEditor, known: KnownWords, on: Callable[[], bool]) -> None:
        super().__init__(editor)
        self._editor = editor
        self._known = known
        self._on = on
        self._own: frozenset[str] = frozenset()
        self._speller: Speller | None = None
        self._loading = False
        self._ended = False
        self._work: Iterator[None] | None = None
        self.marked: list[Marked] = []
        self._late = self._timer(_LATE, self._load)
        self._rest = self._timer(_REST, self._look)
        self._slice = self._timer(0, self._go_on)
        editor.document().contentsChange.connect(self._changed)
        editor.verticalScrollBar().valueChanged.connect(self._again)
        editor.resized.connect(self._again)
        theme().changed.connect(self._again)

    def _timer(self, wait: int, act: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(wait)
        timer.timeout.connect(act)
        return timer

    def begin(self) -> None:
        """An entry is open: have the dictionary ready before long."""
        if self._ended:
            return
        if self._speller is None and not self._loading and self._on():
            self._late.start()
        self._again()

    def refresh(self) -> None:
        """The setting or the person's own words changed."""
        if self._ended:
            return
        self._read_own()
        if not self._on():
            self._show([])
        self.begin()

    def end(self) -> None:
        """The store closes: nothing is read from it any more."""
        self._ended = True
        for timer in (self._late, self._rest, self._slice):
            timer.stop()
        self._work = None

    def _load(self) -> None:
        self._loading = True
        self._read_own()
        tasks.run(load, self.use, lambda _error: None)

    def use(self, speller: Speller) -> None:
        """The dictionary is there."""
        if self._ended:
            return
        self._speller = speller
        self._again()

    def _read_own(self) -> None:
        try:
            self._own = frozenset(straight(word).casefold() for word in self._known.words())
        except KnownError:
            self._own = frozenset()

    def _knows(self, word: str) -> bool:
        assert self._speller is not None
        return self._speller.knows(word, lambda plain: plain.casefold() in self._own)

    # -- looking ---------------------------------------------------------------------

    def _changed(self, place: int, gone: int, come: int) -> None:
        """Marks move with the words around them; what was touched is looked at again."""
        if self.marked and self.marked[-1].end >= place and (gone or come):
            by, end, before = come - gone, place + gone, len(self.marked)
            self.marked = [
                one if one.end < place else Marked(one.start + by, one.end + by, one.word)
                for one in self.marked
                if one.end < place or one.start > end
            ]
            self._paint(moved=len(self.marked) == before)
        self._again()

    def _again(self) -> None:
        self._work = None
        self._slice.stop()
        if self._speller is not None and not self._ended and self._on():
            self._rest.start()

    def _look(self) -> None:
        if self._speller is not None and self._editor.isVisible():
            self._work = self._find()
            self._slice.start()

    def _go_on(self) -> None:
        if self._work is None:
            return
        ends = time.perf_counter() + SLICE
        for _ in self._work:
            if time.perf_counter() >= ends:
                self._slice.start()
                return
        self._work = None

    def _find(self) -> Iterator[None]:
        """Look up every word in sight; a step is one word."""
        first, last = self._in_sight()
        caret = self._editor.textCursor().position()
        found: list[Marked] = []
        block = self._editor.document().findBlock(first)
        while block.isValid() and block.position() <= last:
            for spot in _spots_of(block, first, last):
                typing = spot.end == caret and self._editor.hasFocus()
                if not typing and not self._knows(spot.word):
                    found.append(spot)
                yield
            block = block.next()
        self._show(found)

    def _in_sight(self) -> tuple[int, int]:
        area = self._editor.viewport().rect()
        first = self._editor.cursorForPosition(area.topLeft()).position()
        last = self._editor.cursorForPosition(QPoint(area.right(), area.bottom())).position()
        return first, last

    def _show(self, found: list[Marked]) -> None:
        if found != self.marked:
            self.marked = found
            self._paint()

    def _paint(self, *, moved: bool = False) -> None:
        """Marks lie over the document and are no part of it: undo and saving see nothing."""
        self._editor.show_marks([(one.start, one.end) for one in self.marked], moved=moved)

    # -- asking ----------------------------------------------------------------------

    def at(self, position: int) -> Marked | None:
        """The marked word at a place of the document."""
        return next((one for one in self.marked if one.start <= position <= one.end), None)

    def next_after(self, position: int) -> Marked | None:
        """The next marked word in sight, from the first again behind the last."""
        behind = [one for one in self.marked if one.start >= position]
        return next(iter(behind or self.marked), None)

    def ask(self, word: str) -> None:
        """Look for what was meant; the answer comes as ``suggested``."""
        if self._speller is not None:
            speller = self._speller
            asked = tasks.run(
                lambda: speller.suggest(word),
                lambda found: self.suggested.emit(word, found),
                lambda _error: self.suggested.emit(word, ()),
            )
            # The page may be gone before the dictionary has been gone through.
            self.destroyed.connect(asked.cancel)

    def learn(self, word: str) -> None:
        """The person says it is right. Raises a KnownError."""
        self._known.add(straight(word))
        self.refresh()


def _spots_of(block: QTextBlock, first: int, last: int) -> Iterator[Marked]:
    """The words of a block that lie between two places of the document."""
    text, start = block.text(), block.position()
    # Nearly every line is one unit a character; the others are counted.
    plain = len(text) == block.length() - 1
    if plain:
        text_first = max(0, first - start - 60)
        text = text[text_first : max(0, last - start + 60)]
    else:
        text_first = 0
    for spot in spots(text):
        placed = _placed(spot, text, start + text_first, plain=plain)
        if placed.end >= first and placed.start <= last:
            yield placed


def _placed(spot: Spot, text: str, start: int, *, plain: bool) -> Marked:
    before = spot.start if plain else len(text[: spot.start].encode("utf-16-le")) // 2
    return Marked(start + before, start + before + len(spot.word), spot.word)
