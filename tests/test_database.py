"""Sessions: what holds whatever is read or written through them."""

from __future__ import annotations

import gc
import weakref

from sqlalchemy import Engine, event
from sqlmodel import select

from app.database import reading, writing
from app.meetings import Meeting
from tests.factories import make_meeting


def test_rows_that_only_the_collector_frees_outlive_their_session(engine: Engine) -> None:
    with writing(engine) as session:
        make_meeting(session)
    alive: list[bool] = []
    with reading(engine) as session:
        meeting = session.exec(select(Meeting)).one()
        row, cycle = weakref.ref(meeting), [meeting]
        cycle.append(cycle)  # type: ignore[arg-type]
        del meeting, cycle

        def collect(*_states: object) -> None:
            gc.collect()
            alive.append(row() is not None)

        event.listen(session, "after_transaction_end", collect)

    assert alive == [True]
