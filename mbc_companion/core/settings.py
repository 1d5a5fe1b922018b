"""Every setting declared once: key, type, default, allowed values, where it is kept."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from enum import Enum
from pathlib import Path
from typing import Any, Generic, NamedTuple, Protocol, TypeVar

from mbc_companion.core.atomic import make_private_folder, write_atomic
from mbc_companion.core.errors import KnownError

T = TypeVar("T")
SCHEMA = 1
MAX_PUBLIC_BYTES = 256 * 1024
_log = logging.getLogger(__name__)


class Kept(Enum):
    """PUBLIC is readable while locked (public.json); VAULT is encrypted."""

    PUBLIC = "public"
    VAULT = "vault"


class Setting(NamedTuple, Generic[T]):
    """``accepts`` decides whether a stored JSON value is usable; else the default counts."""

    key: str
    default: T
    kept: Kept
    accepts: Callable[[Any], bool]


def _one_of(*values: object) -> Callable[[Any], bool]:
    return lambda value: any(type(value) is type(v) and value == v for v in values)


def _flag(value: Any) -> bool:
    return isinstance(value, bool)


def _short_text(value: Any) -> bool:
    return isinstance(value, str) and len(value) <= 200


def _path(value: Any) -> bool:
    return isinstance(value, str) and len(value) <= 4096


def _texts(value: Any) -> bool:
    return isinstance(value, list) and len(value) <= 200 and all(_short_text(v) for v in value)


def _minutes(value: Any) -> bool:
    numbers = isinstance(value, list) and len(value) <= 8 and all(type(v) is int for v in value)
    return numbers and all(0 <= v <= 14 * 1440 for v in value)


def _keys(value: Any) -> bool:
    return isinstance(value, dict) and all(
        _short_text(k) and _short_text(v) for k, v in value.items()
    )


def _size(value: Any) -> bool:
    """Width and height, and where the window system lets us choose also left and top."""
    if not isinstance(value, list) or not all(type(v) is int for v in value):
        return False
    placed = len(value) == 2 or all(-50_000 <= v <= 50_000 for v in value[2:])
    return len(value) in (2, 4) and placed and all(200 <= v <= 20_000 for v in value[:2])


TEXT_STEPS = (100, 110, 125, 150, 175, 200)
IDLE_CHOICES = (1, 2, 5, 10, 15, 30, 60)

LANGUAGE = Setting("language", "", Kept.PUBLIC, _short_text)
THEME = Setting("theme", "follow", Kept.PUBLIC, _one_of("follow", "light", "dark"))
HIGH_CONTRAST = Setting("contrast", False, Kept.PUBLIC, _flag)
TEXT_PERCENT = Setting("text_size", 100, Kept.PUBLIC, _one_of(*TEXT_STEPS))
BIGGER_BUTTONS = Setting("bigger_buttons", False, Kept.PUBLIC, _flag)
MOTION = Setting("motion", True, Kept.PUBLIC, _flag)
LANDSCAPE = Setting("landscape", True, Kept.PUBLIC, _flag)
CHANGED_KEYS: Setting[dict[str, str]] = Setting("changed_keys", {}, Kept.PUBLIC, _keys)
WINDOW_SIZE: Setting[list[int]] = Setting("window_size", [1280, 800], Kept.PUBLIC, _size)
IDLE_MINUTES = Setting("idle_minutes", 10, Kept.PUBLIC, _one_of(*IDLE_CHOICES))
HIDE_NEEDS_PASSPHRASE = Setting("hide_mode", "after", Kept.PUBLIC, _one_of("after", "always"))
PUBLIC_HELPLINES: Setting[list[str]] = Setting("public_helplines", [], Kept.PUBLIC, _texts)

READING_FACE = Setting("reading_face", "Literata", Kept.VAULT, _one_of("Literata", "Atkinson"))
ON_THIS_DAY = Setting("on_this_day", False, Kept.VAULT, _flag)
SPELLING = Setting("spelling", True, Kept.VAULT, _flag)
FIRST_NAME = Setting("first_name", "", Kept.VAULT, _short_text)
# "unset": set-up was closed before the words; "confirmed": two were picked; "put_off": told once.
RECOVERY = Setting("recovery", "unset", Kept.VAULT, _one_of("unset", "confirmed", "put_off"))
RECOVERY_REMINDED_ON = Setting("recovery_reminded_on", "", Kept.VAULT, _short_text)
# A folder for second copies, often on a drive that is not always there; "" for none.
BACKUP_PLACE = Setting("backup_place", "", Kept.VAULT, _path)
BACKUP_BUDGET_MB = Setting("backup_budget_mb", 2000, Kept.VAULT, _one_of(500, 1000, 2000, 5000))
VAULT_IDLE_MINUTES = Setting("vault_idle_minutes", 10, Kept.VAULT, _one_of(*IDLE_CHOICES))
MUTED_NOTICES: Setting[list[str]] = Setting("muted_notices", [], Kept.VAULT, _texts)
OFFERS_TOPICS = Setting("offers_topics", True, Kept.VAULT, _flag)
OFFERS_HELP_AFTER_HARD_DAYS = Setting("offers_help", True, Kept.VAULT, _flag)
# "" for the size that is usual where the person lives.
PAPER_SIZE = Setting("paper_size", "", Kept.VAULT, _one_of("", "Letter", "A4"))
VAULT_HIDE_MODE = Setting("vault_hide_mode", "after", Kept.VAULT, _one_of("after", "always"))

REMINDERS = Setting("reminders", True, Kept.VAULT, _flag)
# Minutes before a visit.
REMIND_BEFORE: Setting[list[int]] = Setting("remind_before", [1440, 60], Kept.VAULT, _minutes)
REMINDER_NAMES = Setting("reminder_names", False, Kept.VAULT, _flag)
DATE_NOTICES = Setting("date_notices", False, Kept.VAULT, _flag)
# "22:00-07:00", or nothing for no quiet hours.
QUIET_HOURS = Setting(
    "quiet_hours",
    "22:00-07:00",
    Kept.VAULT,
    _one_of("", "20:00-08:00", "21:00-08:00", "22:00-07:00", "23:00-07:00"),
)


class Preferences(Protocol):
    """Reads and writes settings; both the public file and the vault keep to it."""

    def get(self, setting: Setting[T]) -> T:
        """The stored value, or the default if there is none or it is not accepted."""

    def set(self, setting: Setting[T], value: T) -> None:
        """Keep ``value``. Raises ValueError if the setting does not accept it."""


class PublicSettings:
    """public.json: look, window and lock behaviour, readable while locked, unsigned.

    A missing, damaged, huge or hostile file counts as empty: the program must start
    to show the helplines. A disk that cannot be written keeps the choice until exit.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._values = _read_public(path)
        self._kept = True

    def get(self, setting: Setting[T]) -> T:
        value = self._values.get(setting.key, setting.default)
        return value if setting.accepts(value) else setting.default

    def stop_keeping(self) -> None:
        """From now on nothing is written: the file was deleted on purpose."""
        self._kept = False

    def set(self, setting: Setting[T], value: T) -> None:
        if setting.kept is not Kept.PUBLIC or not setting.accepts(value):
            raise ValueError(setting.key)
        if self._values.get(setting.key) == value:
            return
        self._values[setting.key] = value
        if not self._kept:
            return
        text = json.dumps({"schema": SCHEMA, **self._values}, indent=1, sort_keys=True)
        try:
            make_private_folder(self._path.parent)
            write_atomic(self._path, text.encode())
        except KnownError as error:
            _log.warning("public settings not written: %s", error.code)


def _read_public(path: Path) -> dict[str, Any]:
    try:
        if not path.is_file() or path.stat().st_size > MAX_PUBLIC_BYTES:
            return {}
        loaded = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    if not isinstance(loaded, dict) or loaded.get("schema") != SCHEMA:
        return {}
    known = {s.key for s in globals().values() if isinstance(s, Setting) and s.kept is Kept.PUBLIC}
    return {key: value for key, value in loaded.items() if key in known}
