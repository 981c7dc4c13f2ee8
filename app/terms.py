"""The words that finding, keeping and showing share: closed lists of values, and nothing else."""

from __future__ import annotations

from enum import StrEnum


class DocumentKind(StrEnum):
    """What sort of text a document is."""

    NEWS = "news"
    PRESS_RELEASE = "press_release"
    COMMUNIQUE = "communique"
    STATEMENT = "statement"
    READOUT = "readout"
    OTHER = "other"


class CommitmentKind(StrEnum):
    """What a commitment does, strongest first: they will do it, they want it done, they back it."""

    PLEDGE = "pledge"
    CALL = "call"
    ENDORSEMENT = "endorsement"


class Qualifier(StrEnum):
    """How a figure is hedged."""

    EXACT = "exact"
    ABOUT = "about"
    NEARLY = "nearly"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"
    BETWEEN = "between"


class Mode(StrEnum):
    """How somebody attended."""

    IN_PERSON = "in_person"
    REMOTE = "remote"
