"""Let commitments be counted by their facets without reading the rows themselves."""

from alembic import op

revision: str = "0004"
down_revision: str | None = "0003"


def upgrade() -> None:
    op.drop_index("ix_commitment_meeting_id", "commitment")
    op.create_index(
        "ix_commitment_meeting_id_kind_actor_standing", "commitment", ["meeting_id", "kind", "actor", "standing"]
    )
    op.drop_index("ix_commitment_theme_theme_id", "commitment_theme")
    op.create_index("ix_commitment_theme_theme_id_commitment_id", "commitment_theme", ["theme_id", "commitment_id"])


def downgrade() -> None:
    op.drop_index("ix_commitment_theme_theme_id_commitment_id", "commitment_theme")
    op.create_index("ix_commitment_theme_theme_id", "commitment_theme", ["theme_id"])
    op.drop_index("ix_commitment_meeting_id_kind_actor_standing", "commitment")
    op.create_index("ix_commitment_meeting_id", "commitment", ["meeting_id"])
