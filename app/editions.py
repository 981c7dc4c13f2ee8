"""Which state of the ledger readers see, for whoever cites it."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Session, col, select

from app.cite import Edition
from app.database import revision
from app.documents import Document
from app.review import Decision


def current(session: Session) -> Edition:
    """Return the revision, and the day of the last document or decision; found by key, however many there are."""
    read = select(Document.ingested_at).order_by(col(Document.id).desc()).limit(1)
    decided = select(Decision.made_at).order_by(col(Decision.id).desc()).limit(1)
    instants: list[datetime] = [*session.exec(read).all(), *session.exec(decided).all()]
    return Edition(revision(session), max(instants).date() if instants else None)
