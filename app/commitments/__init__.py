"""Commitments: what ministers bound themselves to, asked for or backed, each under a reference that is never reused."""

from app.commitments.tables import Commitment, CommitmentLink, CommitmentTheme, LinkKind

__all__ = ["Commitment", "CommitmentLink", "CommitmentTheme", "LinkKind"]
