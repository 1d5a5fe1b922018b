"""Preferences that are nobody else's business: kept in the vault."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import Column, MetaData, Table, Text, select
from sqlalchemy.dialects.sqlite import insert

from mbc_companion.core.settings import Kept, Setting

if TYPE_CHECKING:
    from mbc_companion.storage.database import Database

T = TypeVar("T")
metadata = MetaData()
preference = Table(
    "preference",
    metadata,
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
)


class VaultPreferences:
    """Settings declared as kept in the vault, and small values a room keeps for itself."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, setting: Setting[T]) -> T:
        """The stored value, or the default if there is none or it is not accepted."""
        value = self.get_value(setting.key, setting.default)
        return value if setting.accepts(value) else setting.default

    def set(self, setting: Setting[T], value: T) -> None:
        """Raises ValueError if ``value`` is not accepted, a KnownError if it cannot be kept."""
        if setting.kept is not Kept.VAULT or not setting.accepts(value):
            raise ValueError(setting.key)
        self.set_value(setting.key, value)

    def get_value(self, key: str, default: Any = None) -> Any:
        with self._database.read() as connection:
            query = select(preference.c.value).where(preference.c.key == key)
            found = connection.execute(query).scalar_one_or_none()
        if found is None:
            return default
        try:
            return json.loads(found)
        except ValueError:
            return default

    def set_value(self, key: str, value: Any) -> None:
        """``value`` is anything JSON can hold."""
        kept = json.dumps(value, ensure_ascii=False)
        statement = insert(preference).values(key=key, value=kept)
        update = statement.on_conflict_do_update(
            index_elements=[preference.c.key], set_={"value": kept}
        )
        with self._database.write() as connection:
            connection.execute(update)
