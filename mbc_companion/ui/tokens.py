"""Design values from ``resources/theme/tokens.json``, read once per process."""

from __future__ import annotations

import json
from functools import cache
from typing import Any, NamedTuple

from mbc_companion.core.paths import resources

THEMES = ("light", "dark", "hc-light", "hc-dark")


class TextStyle(NamedTuple):
    """``px`` at 100 % text; ``line`` is a multiple of it; ``face`` is "ui" or "reading"."""

    px: float
    line: float
    face: str
    weight: int


@cache
def tokens() -> dict[str, Any]:
    """The whole token file."""
    loaded: dict[str, Any] = json.loads((resources() / "theme" / "tokens.json").read_bytes())
    return loaded


@cache
def palette(name: str) -> dict[str, str]:
    """Token to ``#RRGGBB`` for one of THEMES, with the colors of text on the landscape."""
    loaded = tokens()
    scene = {f"scene{key.capitalize()}": value for key, value in loaded["sceneText"].items()}
    return {**loaded["color"][name], **scene}


@cache
def text_style(name: str) -> TextStyle:
    """One row of the type scale. Raises KeyError for a name that is not in it."""
    row = tokens()["type"]["scale"][name]
    return TextStyle(row["px"], row["lh"], row["font"], row["weight"])


@cache
def family(face: str) -> str:
    """The family name of "ui" or "reading"."""
    name: str = tokens()["type"][face]["family"]
    return name
