"""Renew the translations: python3 packaging/translations.py.

Reads every ``tr()`` and ``translate()`` of the program, renews ``resources/translations/*.ts``
(English: only its plurals) and makes the ``.qm`` files the program loads. For a new
language, copy ``companion_en.ts`` to ``companion_LANGUAGE.ts`` and set its language first.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

from setup_parts import environment, libraries
from setup_parts.command import say
from setup_parts.place import Kind, Place
from setup_parts.trouble import Trouble

ENGLISH = "companion_en.ts"
Message = tuple[str, str, str]
"""Context, source text, comment."""


def _tool(place: Place, name: str) -> list[str]:
    return [str(place.python), str(place.python.parent / f"pyside6-{name}")]


def extract(place: Place) -> list[Message]:
    """All that is to be translated, in the order of contexts and sources."""
    sources = sorted(str(path) for path in (place.root / "mbc_companion").rglob("*.py"))
    with tempfile.TemporaryDirectory(prefix="companion-words-") as folder:
        found = Path(folder) / "all.ts"
        command = [*_tool(place, "lupdate"), *sources, "-ts", str(found), "-silent"]
        subprocess.run(command, check=True)
        return sorted({message for message, _ in messages(found)})


def messages(path: Path) -> Iterator[tuple[Message, ET.Element]]:
    """Every message of a .ts file with its element."""
    for context in ET.parse(path).iter("context"):
        name = context.findtext("name") or ""
        for element in context.iter("message"):
            source, comment = element.findtext("source"), element.findtext("comment")
            yield (name, source or "", comment or ""), element


def renew(path: Path, wanted: list[Message]) -> None:
    """Rewrite ``path`` for ``wanted``; what is translated already stays.

    lupdate does not see that a ``translate()`` of Python counts, so "%n" tells it here.
    """
    known = dict(messages(path)) if path.exists() else {}
    language = ET.parse(path).getroot().get("language", "en_US") if path.exists() else "en_US"
    root = ET.Element("TS", version="2.1", language=language, sourcelanguage="en_US")
    contexts: dict[str, ET.Element] = {}
    for message in wanted:
        name, source, comment = message
        if name not in contexts:
            contexts[name] = ET.SubElement(root, "context")
            ET.SubElement(contexts[name], "name").text = name
        element = ET.SubElement(contexts[name], "message")
        ET.SubElement(element, "source").text = source
        if comment:
            ET.SubElement(element, "comment").text = comment
        if "%n" in source:
            element.set("numerus", "yes")
        kept = known[message].find("translation") if message in known else None
        if kept is not None:
            element.append(kept)
        else:
            open_one = ET.SubElement(element, "translation", type="unfinished")
            for _ in range(2 if "%n" in source else 0):
                ET.SubElement(open_one, "numerusform")
    ET.indent(root, "  ")
    words = ET.tostring(root, "unicode", short_empty_elements=False)
    path.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{words}\n', "utf-8")


def release(place: Place, source: Path, target: Path) -> None:
    """Make the file the program loads."""
    command = [*_tool(place, "lrelease"), "-silent", "-nounfinished"]
    subprocess.run([*command, str(source), "-qm", str(target)], check=True)


def main() -> int:
    """Renew every language in ``resources/translations``; gives the exit code."""
    place = Place.here()
    try:
        libraries.ensure(libraries.DRAWING, say)
        environment.prepare(place, Kind.RUN, say)
    except Trouble as trouble:
        print(trouble.words, file=sys.stderr)
        return trouble.code
    folder = place.root / "resources" / "translations"
    folder.mkdir(exist_ok=True)
    wanted = extract(place)
    plurals = [message for message in wanted if "%n" in message[1]]
    for source in sorted({folder / ENGLISH, *folder.glob("*.ts")}):
        renew(source, plurals if source.name == ENGLISH else wanted)
        release(place, source, source.with_suffix(".qm"))
        left = sum(
            element.find("translation[@type]") is not None for _, element in messages(source)
        )
        say(f"Renewed {source.name}; {left} not translated yet")
    return 0


if __name__ == "__main__":
    sys.exit(main())
