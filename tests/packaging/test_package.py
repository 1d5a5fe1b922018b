"""What the packages say of themselves is so."""

from __future__ import annotations

import configparser
import re
import xml.etree.ElementTree as ET
from pathlib import Path

from build_parts import debian, sbom
from build_parts.freezing import FreezingPlace
from setup_parts import libraries
from setup_parts.place import Kind

import mbc_companion
from tests.contracts.sources import ROOT
from tests.packaging.test_environment import pins

PLACE = FreezingPlace(ROOT)
LINUX = ROOT / "packaging" / "linux"


def test_the_version_is_the_same_everywhere() -> None:
    version = mbc_companion.__version__
    assert PLACE.version == version
    changes = (ROOT / "packaging" / "CHANGELOG.md").read_text("utf-8")
    assert re.findall(r"^## (\S+)", changes, re.MULTILINE)[0] == version
    releases = ET.parse(LINUX / "org.mbc_companion.Companion.metainfo.xml").iter("release")
    assert next(releases).get("version") == version
    assert f"Companion {version}" in (LINUX / "mbc-companion.1").read_text("utf-8")


def test_the_menu_entry_is_the_one_the_window_belongs_to() -> None:
    entry = configparser.ConfigParser(interpolation=None)
    entry.read(LINUX / "Companion.desktop")
    words = entry["Desktop Entry"]
    assert words["Name"] == words["StartupWMClass"] == "Companion"
    assert words["Exec"] == words["Icon"] == debian.NAME
    told = "".join(words.values()).casefold()
    # Over somebody's shoulder, the menu says nothing of an illness.
    assert not any(word in told for word in ("cancer", "mbc c", "mood", "metast"))


def test_the_package_asks_for_every_library_a_window_needs() -> None:
    asked = debian.depends()
    for library in (*libraries.DRAWING, *libraries.X11_WINDOW, *libraries.WAYLAND_WINDOW):
        assert re.search(rf"(^|[ ,|]){re.escape(library.package)}(,|$| )", asked), library


def test_the_list_of_what_is_inside_names_every_locked_package_with_its_license() -> None:
    lock = PLACE.lock(Kind.RUN).read_text("ascii")
    listed = (ROOT / "resources" / "LICENSES.md").read_text("utf-8")
    found = sbom.components(lock, dict(sbom.LICENSE_ROW.findall(listed)))
    assert {one["name"]: one["version"] for one in found} == pins(Kind.RUN)
    assert not [one for one in found if "NOASSERTION" in str(one["licenses"])]
    assert all(len(str(one["externalReferences"])) > 100 for one in found)


def test_what_packs_is_locked_to_what_runs() -> None:
    packed, runs = pins(Kind.PACKAGE), pins(Kind.RUN)
    assert {name: packed[name] for name in runs} == runs


def test_the_checkout_is_never_written_by_the_package_makers() -> None:
    for folder in (PLACE.venv, PLACE.frozen, PLACE.made):
        assert folder.relative_to(ROOT / "build") != Path()
