"""What is worked out once for each revision of the ledger, and remembered until the next."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from typing import Any, TypeVar, cast
from weakref import WeakKeyDictionary

from sqlalchemy import Engine
from sqlmodel import Session

from app.database import is_writing, revision

T = TypeVar("T")

_REMEMBERED: WeakKeyDictionary[Engine, dict[Callable[[Session], Any], tuple[int, Any]]] = WeakKeyDictionary()
_WORKING = Lock()  # readers who come at once wait for the first, and do not all work out the same


def once(session: Session, work_out: Callable[[Session], T]) -> T:
    """Return `work_out(session)`, which must hold nothing of the session; remembered until the ledger changes.

    A session that writes sees what nobody else sees: for it nothing is remembered.
    """
    if is_writing(session):
        return work_out(session)
    number = revision(session)
    with _WORKING:
        remembered = _REMEMBERED.setdefault(cast(Engine, session.get_bind()), {})
        known, found = remembered.get(work_out, (None, None))
        if known != number:
            found = work_out(session)
            remembered[work_out] = number, found
    return cast(T, found)
