"""The American dictionary of ``resources/spelling`` with our medical words beside it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any

from spylls.hunspell import Dictionary, readers
from spylls.hunspell.readers.file_reader import FileReader

from mbc_companion.core.paths import resources
from mbc_companion.journal.spelling.spelled_words import straight

OFFERED = 5
_LINES_AT_ONCE = 200
_GIVE_WAY = 0.001


class _Patient(FileReader):  # type: ignore[misc]
    """Gives way every few lines, so that a window in another thread can go on painting."""

    def readlines(self) -> Iterator[Any]:
        for number, line in enumerate(super().readlines(), start=1):
            if number % _LINES_AT_ONCE == 0:
                time.sleep(_GIVE_WAY)
            yield line


class Speller:
    """``knows`` takes microseconds, ``suggest`` up to seconds: that is for a worker."""

    def __init__(self, dictionary: Any, extra: Iterable[str]) -> None:
        self._dictionary = dictionary
        self._extra = {word.casefold() for word in extra}
        self._known: dict[str, bool] = {}

    def knows(self, word: str, own: Callable[[str], bool]) -> bool:
        """``own`` says whether the person calls a word right."""
        plain = straight(word)
        if own(plain):
            return True
        found = self._known.get(plain)
        if found is None:
            found = self._known[plain] = self._look_up(plain)
        return found

    def _look_up(self, word: str) -> bool:
        base = word.removesuffix("'s")
        if base.casefold() in self._extra:
            return True
        return bool(self._dictionary.lookup(word))

    def suggest(self, word: str) -> tuple[str, ...]:
        """At most five, the likeliest first."""
        found = islice(self._dictionary.suggest(straight(word)), OFFERED)
        curly = "\u2019" in word
        return tuple(one.replace("'", "\u2019") if curly else one for one in found)


def load() -> Speller:
    """Read the dictionary; half a second of work, for a worker. Raises OSError."""
    folder = resources() / "spelling"
    aff, context = readers.read_aff(_Patient(str(folder / "en_US.aff")))
    dic = readers.read_dic(
        _Patient(str(folder / "en_US.dic"), encoding=context.encoding), aff=aff, context=context
    )
    medical = (folder / "medical.txt").read_text("utf-8").split()
    return Speller(Dictionary(aff, dic), medical)
