"""Commitments: what ministers bound themselves to, asked for or backed, each under a reference that is never reused."""

from app.commitments.choices import Choices, choices
from app.commitments.facets import Facet, Option, facets
from app.commitments.filters import FACETS, Filters, Sort
from app.commitments.lists import Page, every, page
from app.commitments.rows import CommitmentRow, rows
from app.commitments.story import Context, Tie, Ties, contexts, find, neighbours, ties
from app.commitments.tables import Commitment, CommitmentLink, CommitmentTheme, LinkKind
from app.commitments.tallies import Tally, over_time

__all__ = [
    "FACETS",
    "Choices",
    "Commitment",
    "CommitmentLink",
    "CommitmentRow",
    "CommitmentTheme",
    "Context",
    "Facet",
    "Filters",
    "LinkKind",
    "Option",
    "Page",
    "Sort",
    "Tally",
    "Tie",
    "Ties",
    "choices",
    "contexts",
    "every",
    "facets",
    "find",
    "neighbours",
    "over_time",
    "page",
    "rows",
    "ties",
]
