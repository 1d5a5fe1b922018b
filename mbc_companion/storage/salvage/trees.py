"""SQLite's b-trees and records, read around whatever is missing.

Follows the file format of sqlite.org/fileformat2.html, sections 1.6 and 2.1. Every number
that comes from a page is checked before it is used: a page can be whole and yet not what
its place in the tree says, if an older one was put back.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from mbc_companion.storage.page_check import USABLE
from mbc_companion.storage.salvage.pages import Pages

Value: TypeAlias = int | float | str | bytes | None
TABLE_LEAF, TABLE_INNER, INDEX_LEAF, INDEX_INNER = 0x0D, 0x05, 0x0A, 0x02
_INNER = (TABLE_INNER, INDEX_INNER)
_LOWEST, _HIGHEST = -(2**63), 2**63 - 1
_FIXED = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
_LONGEST = 1_000_000_000


class Unreadable(Exception):
    """What stands here is not what it should be."""


@dataclass(frozen=True)
class Row:
    """``rowid`` is 0 for trees that are ordered by their values."""

    rowid: int
    values: tuple[Value, ...]


@dataclass
class Tree:
    """What a walk met: ``holes`` are the ranges of row ids, both ends included, in which
    rows may be missing; ``whole`` is False as soon as anything is."""

    holes: list[tuple[int, int]] = field(default_factory=list)
    whole: bool = True

    def lost(self, low: int, high: int) -> None:
        self.whole = False
        self.holes.append((low, high))


class Reader:
    """Walks trees; ``seen`` are the pages of trees it met, not those long values go on in."""

    def __init__(self, pages: Pages) -> None:
        self.pages = pages
        self.seen: set[int] = set()

    def walk(self, root: int, tree: Tree) -> Iterator[Row]:
        """Every row below ``root`` that can be read, in order. Notes the gaps in ``tree``."""
        return self._below(root, tree, _LOWEST, _HIGHEST, None)

    def _below(
        self, number: int, tree: Tree, low: int, high: int, kind: int | None
    ) -> Iterator[Row]:
        page = None if number in self.seen else self.pages.read(number)
        at = 100 if number == 1 else 0
        if page is None or not _is_tree_page(page[at], kind):
            tree.lost(low, high)
            return
        self.seen.add(number)
        try:
            places = _places(page, at)
        except Unreadable:
            tree.lost(low, high)
            return
        if page[at] not in _INNER:
            for place in places:
                yield from self._kept(page, place, tree, low, high, table=page[at] == TABLE_LEAF)
            return
        # In a table's inner page a cell is only a sign on the way; elsewhere a row too.
        table = page[at] == TABLE_INNER
        for place in places:
            child = int.from_bytes(page[place : place + 4], "big")
            key = _varint(page, place + 4)[0] if table else high
            yield from self._below(child, tree, low, key, int(table))
            if table:
                low = key + 1
            else:
                yield from self._kept(page, place + 4, tree, low, high, table=False)
        last = int.from_bytes(page[at + 8 : at + 12], "big")
        yield from self._below(last, tree, low, high, int(table))

    def _kept(
        self, page: bytes, place: int, tree: Tree, low: int, high: int, *, table: bool
    ) -> Iterator[Row]:
        try:
            row = self._row(page, place, table=table)
        except Unreadable:
            if table:
                low = high = _varint(page, _varint(page, place)[1])[0]
            tree.lost(low, high)
        else:
            yield row

    def leaf(self, number: int) -> list[Row] | None:
        """The rows of a table's leaf nobody points at any more; None if it is no such page."""
        page = self.pages.read(number)
        if page is None or page[0] != TABLE_LEAF:
            return None
        try:
            rows = [self._row(page, place, table=True) for place in _places(page, 0)]
        except Unreadable:
            return None
        return rows or None

    # -- one row -----------------------------------------------------------------------

    def _row(self, page: bytes, place: int, *, table: bool) -> Row:
        size, place = _varint(page, place)
        rowid = 0
        if table:
            rowid, place = _varint(page, place)
        return Row(rowid, _record(self._payload(page, place, size, table=table)))

    def _payload(self, page: bytes, place: int, size: int, *, table: bool) -> bytes:
        if not 0 < size < _LONGEST:
            raise Unreadable
        most = USABLE - 35 if table else (USABLE - 12) * 64 // 255 - 23
        if size <= most:
            return _cut(page, place, size)
        least = (USABLE - 12) * 32 // 255 - 23
        local = least + (size - least) % (USABLE - 4)
        local = local if local <= most else least
        parts = [_cut(page, place, local)]
        follow = int.from_bytes(_cut(page, place + local, 4), "big")
        left = size - local
        while left > 0:
            more = self.pages.read(follow)
            if more is None:
                raise Unreadable
            parts.append(more[4 : 4 + min(left, USABLE - 4)])
            left -= USABLE - 4
            follow = int.from_bytes(more[:4], "big")
        return b"".join(parts)


def _is_tree_page(found: int, kind: int | None) -> bool:
    """``kind``: None for a root, else whether it belongs to a table."""
    if kind is None:
        return found in (TABLE_LEAF, TABLE_INNER, INDEX_LEAF, INDEX_INNER)
    return found in ((TABLE_LEAF, TABLE_INNER) if kind else (INDEX_LEAF, INDEX_INNER))


def _places(page: bytes, at: int) -> list[int]:
    """Where the cells of a page begin."""
    count = int.from_bytes(page[at + 3 : at + 5], "big")
    start = at + (12 if page[at] in _INNER else 8)
    if start + 2 * count > USABLE:
        raise Unreadable
    return list(struct.unpack_from(f">{count}H", page, start))


def _cut(page: bytes, place: int, size: int) -> bytes:
    if place + size > USABLE:
        raise Unreadable
    return page[place : place + size]


def _varint(data: bytes, place: int) -> tuple[int, int]:
    """The number, signed in 64 bits, and where the next thing begins."""
    value = 0
    for step in range(9):
        if place + step >= len(data):
            raise Unreadable
        byte = data[place + step]
        if step == 8:
            value = value << 8 | byte
            break
        value = value << 7 | byte & 0x7F
        if not byte & 0x80:
            break
    return (value - 2**64 if value >= 2**63 else value), place + step + 1


def _record(payload: bytes) -> tuple[Value, ...]:
    end, place = _varint(payload, 0)
    if not 0 < end <= len(payload):
        raise Unreadable
    kinds = []
    while place < end:
        kind, place = _varint(payload, place)
        kinds.append(kind)
    values: list[Value] = []
    place = end
    for kind in kinds:
        value, place = _value(payload, place, kind)
        values.append(value)
    return tuple(values)


def _value(payload: bytes, place: int, kind: int) -> tuple[Value, int]:
    if kind in (0, 8, 9):
        return (None if kind == 0 else kind - 8), place
    size = _FIXED.get(kind, 8 if kind == 7 else (kind - 12) // 2)
    part = payload[place : place + size]
    if kind in (10, 11) or kind < 0 or len(part) != size:
        raise Unreadable
    place += size
    if kind in _FIXED:
        return int.from_bytes(part, "big", signed=True), place
    if kind == 7:
        return float(struct.unpack(">d", part)[0]), place
    if kind % 2 == 0:
        return part, place
    try:
        return part.decode("utf-8"), place
    except UnicodeDecodeError:
        raise Unreadable from None
