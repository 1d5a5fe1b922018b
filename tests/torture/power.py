"""A disk that forgets: how a folder could stand after the power went at any moment.

What was forced to the disk stays: the content of a file with a sync of it, a name with a
sync of the folder it is in. Of the rest anything may be missing. Changes of one folder's
names reach the disk in their order, those of two folders in any; writes of one file in
any order, each whole or up to a sector.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.torture.watching import Asked

SECTOR = 512
Write = tuple[int, bytes | None]  # None cuts the file off at the place


@dataclass(eq=False)
class File:
    stable: bytes = b""
    loose: list[Write] = field(default_factory=list)

    def content(self, writes: Sequence[Write]) -> bytes:
        found = bytearray(self.stable)
        for at, content in writes:
            if content is None:
                del found[at:]
                found.extend(bytes(at - len(found)))
            else:
                found.extend(bytes(max(0, at - len(found))))
                found[at : at + len(content)] = content
        return bytes(found)

    def sync(self) -> None:
        self.stable, self.loose = self.content(self.loose), []


@dataclass(eq=False)
class Folder:
    stable: dict[str, Node] = field(default_factory=dict)
    now: dict[str, Node] = field(default_factory=dict)


Node = File | Folder
# One change of names, whole or not at all: where, which name, and what it then stands for.
Change = list[tuple[Folder, str, Node | None]]


class Disk:
    """``forgets`` takes every sync for nothing: the disk that lies, for the control."""

    def __init__(self, root: Path, *, forgets: bool = False) -> None:
        self._root = root
        self._forgets = forgets
        self._loose: list[Change] = []
        self.top = self._read(root)

    def _read(self, folder: Path) -> Folder:
        found = Folder()
        for path in folder.iterdir():
            found.now[path.name] = self._read(path) if path.is_dir() else File(path.read_bytes())
        found.stable = dict(found.now)
        return found

    def do(self, asked: Asked) -> None:
        node = self._at(asked.path)
        if asked.call in ("write", "truncate"):
            assert isinstance(node, File)
            content = asked.content if asked.call == "write" else None
            node.loose.append((asked.at, content))
        elif asked.call == "sync" and not self._forgets:
            self._sync(node)
        elif asked.call == "make" and node is None:
            self._change([(*self._place(asked.path), File())])
        elif asked.call == "folder":
            self._change([(*self._place(asked.path), Folder())])
        elif asked.call == "remove":
            self._change([(*self._place(asked.path), None)])
        elif asked.call == "rename":
            there = self._place(asked.other)
            self._change([(*self._place(asked.path), None), (*there, node)])

    def _at(self, path: Path) -> Node | None:
        node: Node | None = self.top
        for name in path.relative_to(self._root).parts:
            assert isinstance(node, Folder)
            node = node.now.get(name)
        return node

    def _place(self, path: Path) -> tuple[Folder, str]:
        folder = self._at(path.parent)
        assert isinstance(folder, Folder)
        return folder, path.name

    def _change(self, change: Change) -> None:
        for folder, name, node in change:
            _set(folder.now, name, node)
        self._loose.append(change)

    def _sync(self, node: Node | None) -> None:
        if isinstance(node, File):
            node.sync()
        elif node is not None:
            wanted, certain = {id(node)}, list[Change]()
            # Backwards: what is certain takes everything earlier in its folders with it.
            for change in reversed(self._loose):
                touched = {id(folder) for folder, _, _ in change}
                if touched & wanted:
                    wanted |= touched
                    certain.insert(0, change)
            self._loose = [one for one in self._loose if one not in certain]
            for change in certain:
                for folder, name, one in change:
                    _set(folder.stable, name, one)

    # -- the power goes ------------------------------------------------------------------

    def cut(self, target: Path, dice: random.Random) -> None:
        """Lay out one of the ways the folder could stand now."""
        names: dict[int, dict[str, Node]] = {}
        stopped: set[int] = set()
        in_order, chance = dice.random() < 0.5, dice.choice((0.0, 0.1, 0.5, 1.0))
        for change in self._loose:
            touched = {id(folder) for folder, _, _ in change}
            if stopped & touched or dice.random() < chance:
                stopped |= touched
                if in_order:
                    break
                continue
            for folder, name, node in change:
                _set(names.setdefault(id(folder), dict(folder.stable)), name, node)
        _lay_out(self.top, target, names, dice)


def _set(names: dict[str, Node], name: str, node: Node | None) -> None:
    if node is None:
        names.pop(name, None)
    else:
        names[name] = node


def _lay_out(
    folder: Folder, target: Path, names: dict[int, dict[str, Node]], dice: random.Random
) -> None:
    target.mkdir(mode=0o700)
    for name, node in names.get(id(folder), folder.stable).items():
        if isinstance(node, Folder):
            _lay_out(node, target / name, names, dice)
        else:
            (target / name).touch(0o600)
            (target / name).write_bytes(node.content(_survived(node.loose, dice)))


def _survived(loose: Sequence[Write], dice: random.Random) -> list[Write]:
    chance = dice.choice((0.0, 0.0, 0.2, 0.8, 1.0))
    kept: list[Write] = []
    for at, content in loose:
        if dice.random() >= chance:
            continue
        if content and dice.random() < 0.3:
            kept.append((at, content[: dice.randrange(0, len(content) + 1, SECTOR)]))
        else:
            kept.append((at, content))
    return kept
