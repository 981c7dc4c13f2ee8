"""Themes: the subjects that promises are about."""

from collections.abc import Sequence

from sqlmodel import Field, Session, SQLModel, col, select

from app.errors import NotFound


class Theme(SQLModel, table=True):
    """A subject of promises, from the extractor's vocabulary."""

    id: int | None = Field(default=None, primary_key=True)
    slug: str = Field(unique=True, max_length=64)
    name: str
    description: str
    position: int = Field(description="its place in lists")


def find(session: Session, slug: str) -> Theme:
    """Return the theme at this address; raises NotFound."""
    theme = session.exec(select(Theme).where(Theme.slug == slug)).first()
    if theme is None:
        raise NotFound(f"There is no theme “{slug}” in the ledger.")
    return theme


def listed(session: Session) -> Sequence[Theme]:
    """Return all themes in their order."""
    return session.exec(select(Theme).order_by(col(Theme.position))).all()
