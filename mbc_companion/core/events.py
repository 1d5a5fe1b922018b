"""Typed change events inside one process; a room says what changed, others re-read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

E = TypeVar("E")


@dataclass(frozen=True)
class EntriesChanged:
    """Journal entries were added, changed, removed or brought back; empty means many."""

    entry_ids: tuple[str, ...] = ()


@dataclass(frozen=True)
class ContactsChanged:
    """Contacts, or what is kept with them, were changed; empty means many."""

    uids: tuple[str, ...] = ()


@dataclass(frozen=True)
class VisitsChanged:
    """Visits, or what is brought to them, were changed; empty means many."""

    uids: tuple[str, ...] = ()


@dataclass(frozen=True)
class SupportChanged:
    """Somebody stands elsewhere on their support map."""


@dataclass(frozen=True)
class HelplinesChanged:
    """Notes about helplines, or helplines someone added, were changed."""


@dataclass(frozen=True)
class CoverageChanged:
    """Plans, what is known of them, authorizations, calls, money of visits or denials."""


@dataclass(frozen=True)
class SharedChanged:
    """Something was written into the list of what was shared, changed or removed there."""


class Events:
    """Subscribe by event class; a subscription ends when its returned function is called."""

    def __init__(self) -> None:
        self._listeners: dict[type[Any], list[Callable[[Any], None]]] = {}

    def subscribe(self, kind: type[E], listener: Callable[[E], None]) -> Callable[[], None]:
        listeners = self._listeners.setdefault(kind, [])
        listeners.append(listener)

        def unsubscribe() -> None:
            if listener in listeners:
                listeners.remove(listener)

        return unsubscribe

    def publish(self, event: object) -> None:
        for listener in tuple(self._listeners.get(type(event), ())):
            listener(event)
