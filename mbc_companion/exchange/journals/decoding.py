"""Bytes of other programs as words and records, one at a time, however broken they are."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from mbc_companion.core.errors import FileNotKnown, FileTooLarge
from mbc_companion.exchange.limits import MOST_DEPTH, MOST_RECORD_BYTES
from mbc_companion.exchange.unpacking import Source, whole

_BLOCK = 1 << 16
_MOST_SEPARATORS = ",;\t"
_MOST_FIELDS = 200
_DIGITS = 4_000
_LONG_NUMBER = re.compile(rb"[0-9]{%d}" % _DIGITS)


def words_of(data: bytes) -> str:
    """UTF-8 or UTF-16 by its mark, else UTF-8, else the usual one of Windows."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def whole_words(source: Source, name: str, most: int = MOST_RECORD_BYTES) -> str:
    """One file's words with ``\\n`` at the ends of lines. Raises FileTooLarge."""
    return words_of(whole(source, name, most)).replace("\r\n", "\n").replace("\r", "\n")


def opened_words(source: Source, name: str) -> io.TextIOWrapper:
    """One file for reading line by line, line ends as they are."""
    with source.open(name) as stream:
        encoding = _encoding(stream)
    return io.TextIOWrapper(source.open(name), encoding, "replace", newline="")


def _encoding(stream: BinaryIO) -> str:
    head = stream.read(_BLOCK)
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        while head:
            decoder.decode(head)
            head = stream.read(_BLOCK)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig"


def lines(source: Source, name: str) -> Iterator[str]:
    """Lines without their ends. Raises FileTooLarge over a line without end."""
    with opened_words(source, name) as stream:
        while line := stream.readline(MOST_RECORD_BYTES):
            if len(line) >= MOST_RECORD_BYTES:
                raise FileTooLarge("RECORD")
            yield line.rstrip("\r\n")


class Rows:
    """A table in a file: ``header``, then rows with the number of the line they end on.

    ``broken`` is set once a row cannot be read; nothing after it is.
    """

    def __init__(self, source: Source, name: str) -> None:
        csv.field_size_limit(MOST_RECORD_BYTES)
        self._stream = opened_words(source, name)
        first = self._stream.readline(_BLOCK)
        separator = max(_MOST_SEPARATORS, key=first.count)
        self.header = tuple(next(iter(csv.reader([first], delimiter=separator)), ()))
        self._reader = csv.reader(self._stream, delimiter=separator)
        self.broken = False

    def __iter__(self) -> Iterator[tuple[int, tuple[str, ...]]]:
        try:
            for row in self._reader:
                if len(row) > _MOST_FIELDS:
                    raise FileTooLarge("FIELDS")
                if any(cell.strip() for cell in row):
                    yield self._reader.line_num + 1, tuple(row)
        except csv.Error:
            self.broken = True

    def close(self) -> None:
        self._stream.close()


class _Guarded:
    """What a JSON reader reads; one record may only take so much of it."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._since = 0
        head = stream.read(len(codecs.BOM_UTF8))
        self._head = b"" if head == codecs.BOM_UTF8 else head
        self._last = b""

    def read(self, size: int = -1) -> bytes:
        if size == 0:
            return b""
        if self._head:
            head, self._head = self._head, b""
            return head
        self._since += size
        if self._since > MOST_RECORD_BYTES:
            raise FileTooLarge("RECORD")
        data = self._stream.read(size)
        # The reader ends the whole program over a number that Python refuses to read.
        if _LONG_NUMBER.search(self._last + data):
            raise FileTooLarge("NUMBER")
        self._last = data[-_DIGITS:]
        return data

    def next_record(self) -> None:
        self._since = 0


class Broken(Exception):
    """The rest of a JSON file cannot be read; what came before it is fine."""


def json_records(stream: BinaryIO, prefix: str) -> Iterator[Any]:
    """The values of the list at ``prefix`` ("entries.item"). Raises Broken, FileTooLarge."""
    import ijson

    guarded = _Guarded(stream)
    yield from _guarded(guarded, ijson.items(guarded, prefix, use_float=True))


def json_pairs(stream: BinaryIO, prefix: str) -> Iterator[tuple[str, Any]]:
    """Names and values of the object at ``prefix``. Raises Broken, FileTooLarge."""
    import ijson

    guarded = _Guarded(stream)
    yield from _guarded(guarded, ijson.kvitems(guarded, prefix, use_float=True))


def json_events(stream: BinaryIO) -> Iterator[tuple[str, str, Any]]:
    """Place, kind and value of each part. Raises Broken, FileTooLarge."""
    import ijson

    guarded = _Guarded(stream)
    yield from _guarded(guarded, ijson.parse(guarded, use_float=True))


def _guarded(guarded: _Guarded, values: Iterator[Any]) -> Iterator[Any]:
    import ijson

    try:
        for value in values:
            guarded.next_record()
            yield value
    except (ijson.JSONError, ValueError, OverflowError, RecursionError, ArithmeticError):
        raise Broken from None


def safe_yaml(words: str, *, most_parts: int = 200_000) -> Any:
    """Plain values of YAML. Raises FileNotKnown for what is none, or no plain one.

    Aliases are refused: nine lines of them make billions of values.
    """
    import yaml

    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    depth = parts = 0
    try:
        for event in yaml.parse(words, Loader=loader):
            parts += 1
            depth += isinstance(event, yaml.CollectionStartEvent)
            depth -= isinstance(event, yaml.CollectionEndEvent)
            if isinstance(event, yaml.AliasEvent) or depth > MOST_DEPTH or parts > most_parts:
                raise FileNotKnown("YAML")
        return yaml.load(words, Loader=loader)  # noqa: S506 - both are safe loaders
    except (yaml.YAMLError, ValueError, TypeError, AttributeError, OverflowError, RecursionError):
        raise FileNotKnown("YAML") from None


def text_in(value: object) -> str:
    """A text, or nothing."""
    return value if isinstance(value, str) else ""


def texts_in(value: object) -> tuple[str, ...]:
    """The texts of a list."""
    return tuple(one for one in value if isinstance(one, str)) if isinstance(value, list) else ()
