"""Reads a PDF back with another program's eyes: words, places, fonts, page by page."""

from __future__ import annotations

import functools
import io
from dataclasses import dataclass
from typing import Any

from pypdf import PdfReader


@dataclass(frozen=True)
class Said:
    """A run of words with the place of its beginning, in points from the lower left."""

    words: str
    x: float
    y: float


@functools.lru_cache(maxsize=4)
def _opened(made: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(made))


@functools.lru_cache(maxsize=4)
def pages(made: bytes) -> list[list[Said]]:
    found = []
    for page in _opened(made).pages:
        runs: list[Said] = []

        def visit(text: str, outer: Any, inner: Any, *_: Any, runs: list[Said] = runs) -> None:
            if text.strip():
                across = outer[0] * inner[4] + outer[2] * inner[5] + outer[4]
                down = outer[1] * inner[4] + outer[3] * inner[5] + outer[5]
                runs.append(Said(text.strip(), across, down))

        page.extract_text(visitor_text=visit)
        found.append(runs)
    return found


def words(made: bytes) -> str:
    """All words of all pages without any space, which is where lines and runs differ."""
    return "".join(page_words(made))


def page_words(made: bytes) -> list[str]:
    return [squeezed("".join(one.words for one in runs)) for runs in pages(made)]


def squeezed(text: str) -> str:
    return "".join(text.replace("\x00", "").split())


def boxes(made: bytes) -> list[tuple[float, float]]:
    """Width and height of each page in points."""
    return [
        (float(page.mediabox.width), float(page.mediabox.height)) for page in _opened(made).pages
    ]


def fonts_inside(made: bytes) -> dict[str, bool]:
    """Every font by its name, with whether its shapes are in the file."""
    found = {}
    for page in _opened(made).pages:
        resources: Any = page["/Resources"]
        for font in resources.get("/Font", {}).values():
            whole = font.get_object()
            below = (
                whole["/DescendantFonts"][0].get_object() if "/DescendantFonts" in whole else whole
            )
            shapes = below["/FontDescriptor"].get_object()
            name = str(whole["/BaseFont"])
            found[name] = any(key in shapes for key in ("/FontFile", "/FontFile2", "/FontFile3"))
    return found
