"""The map in the package's docstring is the one the import contracts hold."""

from __future__ import annotations

import re
import tomllib

import mbc_companion
from tests.contracts.sources import PACKAGE, ROOT


def _map() -> list[list[str]]:
    drawn = re.findall(r"^ {4}(\S.*)$", mbc_companion.__doc__ or "", re.MULTILINE)
    return [line.split(" | ") for line in drawn]


def test_the_map_is_the_contract() -> None:
    read = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    contracts = read["tool"]["importlinter"]["contracts"]
    layers = next(one["layers"] for one in contracts if one["type"] == "layers")
    assert [line.split(" | ") for line in layers] == _map()


def test_every_room_is_on_the_map() -> None:
    there = {path.stem for path in PACKAGE.iterdir() if not path.name.startswith("__")}
    assert {room for line in _map() for room in line} == there | {"__main__"}
