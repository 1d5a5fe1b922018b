"""The public settings never stop the program from starting, and hold nothing private."""

from __future__ import annotations

import json
import os
import stat

import pytest

from mbc_companion.core import settings
from mbc_companion.core.paths import DataPaths
from mbc_companion.core.settings import (
    FIRST_NAME,
    IDLE_MINUTES,
    TEXT_PERCENT,
    THEME,
    Kept,
    PublicSettings,
    Setting,
)

HOSTILE = [
    b"",
    b"\x00\xff",
    b"[]",
    b"null",
    b'{"schema": 2, "theme": "dark"}',
    b'{"schema": 1, "theme": {"a": 1}, "text_size": true, "idle_minutes": 1e99}',
    b"[" * 100_000,
    b'{"schema": 1, "text_size": "200"}',
]


@pytest.mark.parametrize("content", HOSTILE)
def test_a_damaged_file_counts_as_the_defaults(paths: DataPaths, content: bytes) -> None:
    paths.root.mkdir()
    paths.public_settings.write_bytes(content)
    public = PublicSettings(paths.public_settings)
    assert public.get(THEME) == "follow"
    assert public.get(TEXT_PERCENT) == 100
    assert public.get(IDLE_MINUTES) == 10


def test_a_choice_comes_back_at_the_next_start(paths: DataPaths) -> None:
    PublicSettings(paths.public_settings).set(TEXT_PERCENT, 150)
    assert PublicSettings(paths.public_settings).get(TEXT_PERCENT) == 150
    mode = stat.S_IMODE(os.stat(paths.public_settings).st_mode)
    assert mode == 0o600


def test_a_private_setting_is_refused_in_the_public_file(paths: DataPaths) -> None:
    with pytest.raises(ValueError, match="first_name"):
        PublicSettings(paths.public_settings).set(FIRST_NAME, "Ruth")
    assert not paths.public_settings.exists()


def test_a_value_out_of_range_is_refused(paths: DataPaths) -> None:
    with pytest.raises(ValueError, match="idle_minutes"):
        PublicSettings(paths.public_settings).set(IDLE_MINUTES, 100_000)


def test_a_disk_that_cannot_be_written_keeps_the_choice_until_exit(paths: DataPaths) -> None:
    paths.root.parent.joinpath("Companion").write_text("a file where the folder belongs")
    public = PublicSettings(paths.public_settings)
    public.set(THEME, "dark")
    assert public.get(THEME) == "dark"


def test_only_the_ruled_keys_are_ever_public(paths: DataPaths) -> None:
    ruled = {
        "language", "theme", "contrast", "text_size", "bigger_buttons", "motion", "landscape",
        "changed_keys", "window_size", "idle_minutes", "hide_mode", "public_helplines",
    }  # fmt: skip
    declared = [s for s in vars(settings).values() if isinstance(s, Setting)]
    assert {s.key for s in declared if s.kept is Kept.PUBLIC} == ruled
    public = PublicSettings(paths.public_settings)
    for setting in declared:
        if setting.kept is Kept.PUBLIC:
            public.set(setting, setting.default)
    public.set(THEME, "light")
    assert set(json.loads(paths.public_settings.read_text())) <= ruled | {"schema"}
