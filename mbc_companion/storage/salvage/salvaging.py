"""A new file with every row of a damaged one that can be read."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

from mbc_companion.core.clock import Clock
from mbc_companion.core.errors import KnownError, VaultDamaged, VaultNewer, from_os_error
from mbc_companion.core.salvaged import Salvaged
from mbc_companion.storage import migrations
from mbc_companion.storage.backup.proof import Proof, prove
from mbc_companion.storage.connection import Raw, new_file, raw_connection
from mbc_companion.storage.driver import DriverError
from mbc_companion.storage.salvage.pages import Pages
from mbc_companion.storage.salvage.safe_day import Entries
from mbc_companion.storage.salvage.shapes import Shape, shapes
from mbc_companion.storage.salvage.trees import Reader, Row, Tree
from mbc_companion.storage.troubles import Translating

Pause = Callable[[], None]
# Made by triggers while the entries are written.
_MADE_ANEW = frozenset({"entry_month"})
# The new file has one from its making.
_STATE = "vault_state"
# The program's own; nobody misses them.
_BOOKS = frozenset({_STATE, "use_day"})
_VERSION_AT = 60
_ROWS = 200


def salvage(source: Path, target: Path, key: bytes, clock: Clock, pause: Pause) -> Salvaged:
    """Write the new file ``target`` from what ``source`` still holds; that one is only read.

    ``pause`` is called every few milliseconds; what it raises ends the work. Raises
    VaultDamaged if nothing can be read with this key, VaultNewer, VaultExists, DiskFull,
    ReadOnly, DiskTrouble, and then leaves no ``target``.
    """
    with Pages(source, key) as pages:
        connection = new_file(target, key)
        try:
            with Translating():
                told = _Salvaging(pages, connection, clock, pause)
                told.read()
            connection.close()
            proof = prove(target, key, pause)
            if any(proof.counts[table] != rows for table, rows in told.counts.items()):
                raise VaultDamaged("READ_BACK")
            return told.told(proof)
        except BaseException:
            connection.close()
            target.unlink(missing_ok=True)
            raise


def undone(source: Path, journal: Path, folder: Path, key: bytes) -> Path:
    """Where to read: ``source``, or a copy in ``folder`` with its half-written change undone.

    A change that was cut off is undone by SQLite at opening, which must not happen to the
    damaged file itself. Raises DiskFull, ReadOnly, DiskTrouble.
    """
    if not journal.is_file() or journal.is_symlink():
        return source
    copy = folder / source.name
    try:
        shutil.copyfile(source, copy)
        shutil.copyfile(journal, folder / journal.name)
    except OSError as error:
        raise from_os_error(error) from None
    try:
        raw_connection(copy, key).close()
    except KnownError:
        # Too much is damaged to open it; the pages are then read as they are.
        return source
    return copy


class _Salvaging:
    def __init__(self, pages: Pages, connection: Raw, clock: Clock, pause: Pause) -> None:
        self._reader = Reader(pages)
        self._pages = pages
        self._connection = connection
        self._clock = clock
        self._pause = pause
        self.counts: dict[str, int] = {}
        self._lost: dict[str, int] = {}
        self._unsure: set[str] = set()
        self._rowids: dict[str, set[int]] = {}
        self._trees: dict[str, Tree] = {}
        self._entries = Entries()

    def told(self, proof: Proof) -> Salvaged:
        return Salvaged(
            entries=proof.entries,
            last_day=proof.last_day,
            safe_day=self._entries.safe_day(),
            counts=proof.counts,
            lost={table: count for table, count in self._lost.items() if count},
            unsure=tuple(sorted(self._unsure)),
        )

    def read(self) -> None:
        migrations.run(self._connection, self._clock, last=self._version())
        roots = self._roots()
        found = shapes(self._connection)
        self._connection.execute("PRAGMA foreign_keys = OFF")
        self._connection.execute("BEGIN IMMEDIATE")
        for shape in found:
            self._walk(shape, roots)
        self._adopt(found)
        for shape in found:
            is_missed = shape.ours and shape.table not in _BOOKS | _MADE_ANEW
            if is_missed and not self._trees[shape.table].whole:
                self._count_lost(shape, roots)
        self._drop_children()
        self._connection.execute("COMMIT")
        self._connection.execute("PRAGMA foreign_keys = ON")
        migrations.run(self._connection, self._clock)

    def _version(self) -> int:
        """Of the damaged file; with its first page gone the newest is the best guess, since
        a row of an older schema has fewer columns and no others."""
        first = self._pages.read(1)
        if first is None:
            return migrations.LATEST
        found = int.from_bytes(first[_VERSION_AT : _VERSION_AT + 4], "big")
        if found > migrations.LATEST:
            raise VaultNewer("SCHEMA")
        return found or migrations.LATEST

    def _roots(self) -> dict[str, int]:
        """Where each table and index begins, also if the list of them lost a page."""
        tree = Tree()
        listed = list(self._reader.walk(1, tree))
        if not tree.whole:
            for number in self._unseen():
                rows = self._reader.leaf(number) or []
                if rows and all(_is_listed(row) for row in rows):
                    self._reader.seen.add(number)
                    listed += rows
        return {str(row.values[1]): int(row.values[3] or 0) for row in listed if _is_listed(row)}

    def _unseen(self) -> Iterable[int]:
        return (n for n in range(2, self._pages.count + 1) if n not in self._reader.seen)

    def _walk(self, shape: Shape, roots: dict[str, int]) -> None:
        tree = self._trees[shape.table] = Tree()
        kept = shape.ours and shape.table not in _MADE_ANEW
        self._rowids[shape.table] = set()
        if kept:
            self.counts[shape.table] = int(shape.table == _STATE)
        for number, row in enumerate(self._reader.walk(roots.get(shape.table, 0), tree)):
            if kept:
                self._keep(shape, row)
            if number % _ROWS == 0:
                self._pause()
        self._pause()

    def _keep(self, shape: Shape, row: Row) -> None:
        if not shape.without_rowid and row.rowid in self._rowids[shape.table]:
            return
        named = shape.named(row)
        columns = ", ".join(f'"{name}"' if name != "rowid" else name for name in named)
        marks = ", ".join("?" for _ in named)
        how = "REPLACE" if shape.table == _STATE else "IGNORE"
        insert = f'INSERT OR {how} INTO "{shape.table}" ({columns}) VALUES ({marks})'  # noqa: S608
        try:
            written = self._connection.execute(insert, tuple(named.values())).rowcount
        except DriverError:
            # Whole as a page, but no row this table takes: an older page put back.
            self._unsure.add(shape.table)
            return
        if written > 0:
            self.counts[shape.table] += shape.table != _STATE
            self._rowids[shape.table].add(row.rowid)
            if shape.table == "entry":
                self._entries.add(row.rowid, str(named["day"]), removed=bool(named["removed_at"]))

    def _adopt(self, found: tuple[Shape, ...]) -> None:
        """Rows on pages whose parent page is gone, where only one table can be theirs."""
        homes = [shape for shape in found if not self._trees[shape.table].whole]
        for number in self._unseen() if homes else ():
            rows = self._reader.leaf(number)
            self._pause()
            fitting = [s for s in homes if rows and s.takes(rows) and self._missed(s, rows)]
            if len(fitting) != 1:
                continue
            self._reader.seen.add(number)
            for row in rows or ():
                if fitting[0].ours and fitting[0].table not in _MADE_ANEW:
                    self._keep(fitting[0], row)

    def _missed(self, shape: Shape, rows: list[Row]) -> bool:
        holes = self._trees[shape.table].holes
        first, last = rows[0].rowid, rows[-1].rowid
        return any(low <= first and last <= high for low, high in holes)

    def _count_lost(self, shape: Shape, roots: dict[str, int]) -> None:
        """Indexes know the rows of their table, if they are whole themselves."""
        table, known, sure = shape.table, set[int](), False
        listed = self._connection.execute(f'PRAGMA index_list("{table}")').fetchall()
        for _, name, _, _, partial in () if shape.without_rowid else listed:
            tree = Tree()
            for row in self._reader.walk(roots.get(name, 0), tree):
                rowid = row.values[-1]
                if isinstance(rowid, int):
                    known.add(rowid)
                    if name == "entry_newest":
                        self._entries.know(rowid, str(row.values[0]))
            sure = sure or (tree.whole and not partial)
        missing = known - self._rowids[table]
        self._lost[table] = self._lost.get(table, 0) + len(missing)
        if not sure:
            self._unsure.add(table)
        if table == "entry":
            holes = [] if sure else self._trees[table].holes
            self._entries.lose(missing, holes)

    def _drop_children(self) -> None:
        """What belonged to a lost row has no place any more; it is counted with the lost."""
        changed = True
        while changed:
            changed = False
            for table in self.counts:
                asked = f'PRAGMA foreign_key_list("{table}")'
                for _, _, parent, child, key, *_ in self._connection.execute(asked).fetchall():
                    drop = (
                        f'DELETE FROM "{table}" WHERE "{child}" IS NOT NULL'  # noqa: S608
                        f' AND "{child}" NOT IN (SELECT "{key}" FROM "{parent}")'
                    )
                    gone = self._connection.execute(drop).rowcount
                    if gone > 0:
                        changed = True
                        self.counts[table] -= gone
                        self._lost[table] = self._lost.get(table, 0) + gone


def _is_listed(row: Row) -> bool:
    """A row of SQLite's own list of tables and indexes."""
    values = row.values
    return (
        len(values) == 5
        and values[0] in ("table", "index", "trigger", "view")
        and isinstance(values[1], str)
        and isinstance(values[3], (int, type(None)))
    )
