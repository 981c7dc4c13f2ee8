"""Commitments: what ministers bound themselves to, asked for or backed, each under a reference that is never reused."""

from app.commitments.choices import Choices, choices
from app.commitments.facets import Facet, Option, facets
from app.commitments.filters import FACETS, Filters, Sort
from app.commitments.lists import Page, every, page
from app.commitments.tables import Commitment, CommitmentLink, CommitmentTheme, LinkKind

__all__ = [
    "FACETS",
    "Choices",
    "Commitment",
    "CommitmentLink",
    "CommitmentTheme",
    "Facet",
    "Filters",
    "LinkKind",
    "Option",
    "Page",
    "Sort",
    "choices",
    "every",
    "facets",
    "page",
]
