"""Small files as other programs write them: those on the disk, and archives made of bytes."""

from __future__ import annotations

import base64
import io
import json
import tarfile
import zipfile
from pathlib import Path
from typing import Any

SAMPLES = Path(__file__).parent / "samples"
PICTURE_SUM = "0" * 31 + "a"

# One white pixel.
PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4//8/AAX+Av4N70a4AAAAAElFTkSuQmCC"
)


def zipped(path: Path, files: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


def day_one_entries() -> list[dict[str, Any]]:
    return [
        {
            "uuid": "A" * 32,
            "creationDate": "2024-01-05T03:02:50Z",
            "timeZone": "America/New_York",
            "starred": True,
            "text": "# T\nline\\. \\(so\\) \\- yes\n![](dayone-moment://ID)\nend",
            "tags": ["x", "rest"],
            "location": {"placeName": "Home", "latitude": 40.0, "longitude": -73.0},
            "weather": {"temperatureCelsius": 3, "conditionsDescription": "Snow"},
            "photos": [
                {"identifier": "ID", "md5": PICTURE_SUM, "type": "png", "orderInEntry": 0},
                {"identifier": "GONE", "md5": "f" * 32, "type": "jpeg", "orderInEntry": 1},
            ],
        },
        {"uuid": "B" * 32, "creationDate": "2024-01-05T03:02:50Z", "text": "Same second."},
        {
            "uuid": "C" * 32,
            "creationDate": "2024-03-10T07:30:00Z",
            "timeZone": "Mars/Olympus",
            "richText": json.dumps({"contents": [{"text": "Only "}, {"text": "rich."}]}),
        },
        {"uuid": "D" * 32, "text": "No day."},
    ]


def day_one(path: Path) -> Path:
    data = {"metadata": {"version": "1.0"}, "entries": day_one_entries()}
    files = {"Journal.json": json.dumps(data).encode(), f"photos/{PICTURE_SUM}.png": PNG}
    return zipped(path, files)


def daylio_backup(path: Path) -> Path:
    moods = [
        {"id": 1, "custom_name": "", "predefined_name_id": 1, "mood_group_id": 1},
        {"id": 9, "custom_name": "at peace", "predefined_name_id": -1, "mood_group_id": 2},
    ]
    entry = {
        "id": 1,
        "datetime": 1582956300000,
        "timeZoneOffset": -18000000,
        "year": 2020,
        "month": 1,
        "day": 29,
        "hour": 1,
        "minute": 5,
        "mood": 9,
        "tags": [3],
        "assets": [7],
        "note": "<p>Leap <i>day</i></p>",
        "note_title": "Night",
        "isFavorite": True,
    }
    data = {
        "version": 15,
        "dayEntries": [entry, {**entry, "id": 2, "month": 11, "mood": 1, "assets": [], "note": ""}],
        "customMoods": moods,
        "tags": [{"id": 3, "name": "music ", "id_tag_group": 1}],
        "tag_groups": [{"id": 1, "name": "Group"}],
        "assets": [{"id": 7, "checksum": PICTURE_SUM, "type": 1}],
    }
    main = base64.encodebytes(json.dumps(data).encode())
    return zipped(path, {"backup.daylio": main, f"assets/photos/2020/2/{PICTURE_SUM}": PNG})


def _joplin_file(title: str, body: str, **fields: str) -> bytes:
    block = "\n".join(f"{key}: {value}" for key, value in fields.items())
    return f"{title}\n\n{body}\n\n{block}".encode() if title else block.encode()


def joplin(path: Path) -> Path:
    note, locked, gone, tag, tie, picture = (c * 32 for c in "abcdef")
    when = {"created_time": "2024-01-05T03:02:50.000Z", "user_created_time": ""}
    kept = {**when, "encryption_applied": "0", "deleted_time": "0", "markup_language": "1"}
    body = f"Body with\ntype_: 7\nand ![p](:/{picture})"
    files = {
        note: _joplin_file("Evening", body, id=note, **kept, type_="1"),
        locked: _joplin_file("L", "x", id=locked, **{**kept, "encryption_applied": "1"}, type_="1"),
        gone: _joplin_file("G", "x", id=gone, **{**kept, "deleted_time": "17"}, type_="1"),
        tag: _joplin_file("rest", "", id=tag, **when, type_="5"),
        tie: _joplin_file("", "", id=tie, note_id=note, tag_id=tag, type_="6"),
        picture: _joplin_file("p.png", "", id=picture, mime="image/png", type_="4"),
    }
    with tarfile.open(path, "w") as archive:
        for name, data in files.items():
            _add(archive, f"{name}.md", data)
        _add(archive, f"resources/{picture}.png", PNG)
    return path


def _add(archive: tarfile.TarFile, name: str, data: bytes) -> None:
    info = tarfile.TarInfo(name)
    info.size = len(data)
    archive.addfile(info, io.BytesIO(data))


def standard_notes(path: Path) -> Path:
    name = "Standard Notes Backup and Import File.txt"
    return zipped(path, {name: (SAMPLES / "standard_notes.txt").read_bytes()})


def every_kind(folder: Path) -> dict[str, Path]:
    """A file or folder of each kind, by the kind's word."""
    return {
        "daylio": SAMPLES / "daylio.csv",
        "daylio-backup": daylio_backup(folder / "backup.daylio"),
        "day-one": day_one(folder / "dayone.zip"),
        "jrnl-json": SAMPLES / "jrnl.json",
        "jrnl-text": SAMPLES / "jrnl.txt",
        "rednotebook": SAMPLES / "rednotebook",
        "mini-diary": SAMPLES / "mini_diary.json",
        "daily-you": SAMPLES / "daily_you.json",
        "joplin": joplin(folder / "notes.jex"),
        "standard-notes": standard_notes(folder / "notes.zip"),
        "notes": SAMPLES / "notes",
        "table": SAMPLES / "table.csv",
    }
