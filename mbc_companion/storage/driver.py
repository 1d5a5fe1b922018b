"""The one file that names the SQLCipher driver; its forks share its import name."""

from __future__ import annotations

from typing import Any

from sqlcipher3 import dbapi2

DRIVER: Any = dbapi2
DriverError: type[Exception] = dbapi2.Error
