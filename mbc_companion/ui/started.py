"""What was typed into a sheet and is not written down yet: kept in the vault, brought back."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from PySide6.QtCore import QObject, QTimer

from mbc_companion.core.clock import Clock, local_now
from mbc_companion.core.errors import KnownError
from mbc_companion.ui.entry_sheet import EntrySheet, Value, on_change, put_value, value_of
from mbc_companion.ui.moments import day_words, time_words
from mbc_companion.ui.toast import Toasts
from mbc_companion.ui.widgets.fields import Field

KEY = "started"
REST_MS = 1000
"""Kept after a second of rest, well within the two that may be lost."""
_log = logging.getLogger(__name__)


class Keeps(Protocol):
    """Small values in the vault."""

    def get_value(self, key: str, default: Any = None) -> Any: ...

    def set_value(self, key: str, value: Any) -> None: ...


@dataclass(frozen=True)
class Begun:
    """What differs from how the sheet was opened, and since when."""

    at: datetime
    typed: dict[str, Value]


class Started(QObject):
    """``follow`` a sheet before it opens, ``forget`` its key once all of it is written."""

    def __init__(self, keeps: Keeps, clock: Clock, toasts: Toasts) -> None:
        super().__init__()
        self._keeps = keeps
        self._clock = clock
        self._toasts = toasts
        self._open: list[_Writing] = []
        self._unwritten: dict[str, tuple[Begun, str]] = {}
        self._ended = False

    def follow(self, sheet: EntrySheet, key: str) -> None:
        """Bring back what was begun under ``key``, and keep what is typed from here on."""
        writing = _Writing(self, sheet, key)
        self._open.append(writing)
        before = self.begun(key)
        if before is not None:
            writing.bring_back(before)

    def front(self) -> str:
        """The key of the sheet that lies uppermost, or nothing."""
        return self._open[-1].key if self._open else ""

    def begun(self, key: str) -> Begun | None:
        """What is kept under ``key``; None too if it cannot be read."""
        if key in self._unwritten:
            return self._unwritten[key][0]
        try:
            return _read(self._all().get(key))
        except KnownError as error:
            _log.warning("begun words not read: %s", error.code)
            return None

    def forget(self, key: str) -> None:
        """It is written where it belongs, or not wanted any more."""
        for writing in self._open:
            if writing.key == key:
                writing.settled = True
        self.put(key, None, "")

    def keep(self) -> None:
        """Everything that stands in open sheets now, and what could not be kept before."""
        for writing in self._open:
            writing.keep()
        for key, (begun, lines) in tuple(self._unwritten.items()):
            self.put(key, begun, lines)

    def unsaved(self) -> str:
        """What could not be kept, as plain lines."""
        self.keep()
        return "\n\n".join(lines for _begun, lines in self._unwritten.values())

    def now(self) -> datetime:
        """Where the person is."""
        return local_now(self._clock)

    def leave(self, writing: _Writing) -> None:
        """Its sheet closed."""
        self._open.remove(writing)
        if writing.keep():
            said = self.tr("What you typed is kept. It is there when you open this again.")
            self._toasts.show(said)

    def take_back(self, words: str, undo: Callable[[], None]) -> None:
        """A sentence with Undo."""
        self._toasts.show(words, undo=undo)

    def end(self) -> None:
        """The vault closes: nothing is written any more."""
        self._ended = True

    def _all(self) -> dict[str, Any]:
        kept = self._keeps.get_value(KEY, {})
        return dict(kept) if isinstance(kept, dict) else {}

    def put(self, key: str, begun: Begun | None, lines: str) -> None:
        """Keep it, or with None nothing; ``lines`` say the same to a reader.

        Written only if it changed: nothing may change once new keys are staged.
        """
        if self._ended:
            return
        try:
            known = self._all()
            wanted = {name: value for name, value in known.items() if name != key}
            if begun is not None:
                wanted[key] = {"at": begun.at.isoformat(), "typed": begun.typed}
            if wanted != known:
                self._keeps.set_value(KEY, wanted)
        except KnownError as error:
            _log.warning("begun words not kept: %s", error.code)
            if begun is not None:
                self._unwritten[key] = (begun, lines)
            return
        self._unwritten.pop(key, None)


class _Writing(QObject):
    """One open sheet."""

    def __init__(self, started: Started, sheet: EntrySheet, key: str) -> None:
        super().__init__(sheet)
        self.key = key
        self.settled = False
        self._started = started
        self._sheet = sheet
        self._inputs = dict(sheet.inputs())
        self._opened = self._now()
        self._since: datetime | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REST_MS)
        self._timer.timeout.connect(self.keep)
        for one in self._inputs.values():
            on_change(one, self._timer.start)
        sheet.closed.connect(self._leave)

    def bring_back(self, before: Begun) -> None:
        """Fill in what was begun, and say so."""
        self._since = before.at
        self._fill(before.typed)
        if not self._typed():
            return
        local = before.at.astimezone(self._started.now().tzinfo)
        words = self.tr("You started this on {day}, {time}. It is not written down yet.")
        said = words.format(day=day_words(local.date()), time=time_words(local))
        self._sheet.say_came_back(said).again.clicked.connect(self._start_over)

    def keep(self) -> bool:
        """True if something stands here that is not written down."""
        self._timer.stop()
        if self.settled:
            return False
        typed = self._typed()
        if not typed:
            self._started.put(self.key, None, "")
            return False
        self._since = self._since or self._started.now()
        self._started.put(self.key, Begun(self._since, typed), self._lines(typed))
        return True

    def _leave(self) -> None:
        self._timer.stop()
        self._started.leave(self)

    def _start_over(self) -> None:
        before = self._now()
        self._fill(self._opened)
        self.keep()
        shown = self._sheet.came_back
        if shown is not None:
            shown.hide()
        self._sheet.focus_first()

        def undo() -> None:
            if self._sheet.is_open:
                self._fill(before)
                self.keep()

        self._started.take_back(self.tr("Back to how it was."), undo)

    def _now(self) -> dict[str, Value]:
        return {name: value_of(one) for name, one in self._inputs.items()}

    def _typed(self) -> dict[str, Value]:
        return {name: value for name, value in self._now().items() if value != self._opened[name]}

    def _fill(self, values: dict[str, Value]) -> None:
        for name, value in values.items():
            if name in self._inputs:
                put_value(self._inputs[name], value)
        self._sheet.look_again(tuple(values))

    def _lines(self, typed: dict[str, Value]) -> str:
        fields = ((one, typed[name]) for name, one in self._inputs.items() if name in typed)
        said = [f"{one.edit.accessibleName()}: {v}" for one, v in fields if isinstance(one, Field)]
        return "\n".join((self._sheet.title.text(), *said))


def _read(kept: Any) -> Begun | None:
    """``kept`` may be anything an older or newer program left."""
    if not isinstance(kept, dict) or not isinstance(kept.get("typed"), dict):
        return None
    try:
        at = datetime.fromisoformat(str(kept.get("at")))
    except ValueError:
        return None
    typed = {str(k): v for k, v in kept["typed"].items() if isinstance(v, (str, bool))}
    return Begun(at, typed) if at.tzinfo is not None else None
