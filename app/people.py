"""People: who they are, under one address each."""

import unicodedata
from collections.abc import Sequence

from slugify import slugify
from sqlmodel import Field, Session, SQLModel, col, select

from app.errors import NotFound


class Person(SQLModel, table=True):
    """A named natural person; roles and countries belong to each attendance."""

    id: int | None = Field(default=None, primary_key=True)
    slug: str = Field(unique=True, max_length=120)
    name: str
    key: str = Field(unique=True, description="the name's words without accents and case, in alphabetical order")


def name_key(name: str) -> str:
    """Return what equal names share: MATSUMURA Yoshifumi is Yoshifumi Matsumura, Jurgen is Jürgen."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return " ".join(sorted(plain.casefold().replace(".", " ").split()))


def find(session: Session, slug: str) -> Person:
    """Return the person at this address; raises NotFound."""
    person = session.exec(select(Person).where(Person.slug == slug)).first()
    if person is None:
        raise NotFound(f"There is nobody called “{slug}” in the ledger.")
    return person


def named(session: Session, name: str) -> Person:
    """Return the person of this name, new where nobody has it."""
    key = name_key(name)
    person = session.exec(select(Person).where(Person.key == key)).first()
    if person is None:
        person = Person(slug=_free_slug(session, name), name=name, key=key)
        session.add(person)
    return person


def _free_slug(session: Session, name: str) -> str:
    """Return an address of the person's own: Ana-Maria Gallo and Ana Maria Gallo may be two people."""
    stem = slugify(name)[:110] or "person"
    taken = set(session.exec(select(Person.slug).where(col(Person.slug).startswith(stem))).all())
    return next(slug for slug in (stem, *(f"{stem}-{n}" for n in range(2, len(taken) + 3))) if slug not in taken)


def listed(session: Session) -> Sequence[Person]:
    """Return everybody, by name."""
    return session.exec(select(Person).order_by(Person.name)).all()
