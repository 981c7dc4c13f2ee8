"""Let what a document shows be counted without reading the quotations themselves."""

from alembic import op

revision: str = "0007"
down_revision: str | None = "0006"


def upgrade() -> None:
    op.drop_index("ix_evidence_document_id", "evidence")
    op.create_index(
        "ix_evidence_document_id_standing_commitment_id", "evidence", ["document_id", "standing", "commitment_id"]
    )


def downgrade() -> None:
    op.drop_index("ix_evidence_document_id_standing_commitment_id", "evidence")
    op.create_index("ix_evidence_document_id", "evidence", ["document_id"])
