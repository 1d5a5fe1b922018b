"""Folders that another program copies to the internet, told by their names and marks."""

from __future__ import annotations

from pathlib import Path

_NAMES = (
    *("dropbox", "onedrive", "google drive", "googledrive", "my drive", "icloud"),
    *("mobile documents", "nextcloud", "owncloud", "pcloud", "megasync", "mega", "box sync"),
    *("box", "sync", "syncthing", "synologydrive", "seafile", "tresorit", "proton drive"),
)
_MARKS = (".dropbox", ".dropbox.cache", ".stfolder", ".sync", ".owncloudsync.log", ".csync")


def synced_by(folder: Path) -> str:
    """The name of the folder that looks like a synced one, or empty."""
    for place in (folder, *folder.parents):
        name = place.name.casefold()
        exact = name in _NAMES
        begins = name.startswith(("onedrive", "dropbox", "icloud", "nextcloud", "google drive"))
        if name and (exact or begins or any((place / mark).exists() for mark in _MARKS)):
            return place.name
    return ""
