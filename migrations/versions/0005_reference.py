"""Figures of INTERPOL's own pages, apart from those that documents of the ledger give."""

import sqlalchemy as sa
from alembic import op

revision: str = "0005"
down_revision: str | None = "0004"

QUALIFIERS = ("exact", "about", "nearly", "more_than", "less_than", "between")


def upgrade() -> None:
    hedge = sa.Enum(*QUALIFIERS, native_enum=False, create_constraint=True, length=32, name="qualifier")
    op.create_table(
        "reference",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("metric_id", sa.Integer(), sa.ForeignKey("metric.id")),
        sa.Column("value", sa.Float(), nullable=False),
        sa.Column("value_high", sa.Float()),
        sa.Column("qualifier", hedge, nullable=False),
        sa.Column("dated", sa.String(10)),
        sa.Column("dated_words", sa.String()),
        sa.Column("page", sa.String(), nullable=False),
        sa.Column("url", sa.String(), nullable=False),
        sa.Column("note", sa.String()),
        sa.Column("origin", sa.String(), nullable=False),
    )
    op.create_index("ix_reference_metric_id", "reference", ["metric_id"])
    op.create_index("ix_reference_origin", "reference", ["origin"])


def downgrade() -> None:
    op.drop_table("reference")
