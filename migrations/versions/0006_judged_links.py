"""Let people judge the links between promises that the program suggests."""

import sqlalchemy as sa
from alembic import op

revision: str = "0006"
down_revision: str | None = "0005"

FACTS = ("meeting_id", "attendance_id", "commitment_id", "observation_id")


def upgrade() -> None:
    verdict = sa.Enum(
        "accepted", "corrected", "rejected", native_enum=False, create_constraint=True, length=32, name="verdict"
    )
    with op.batch_alter_table("commitment_link") as table:
        table.add_column(sa.Column("standing", sa.Boolean(), nullable=False, server_default=sa.true()))
        table.add_column(sa.Column("verdict", verdict))
    with op.batch_alter_table("commitment_link") as table:
        table.alter_column("standing", server_default=None)
    with op.batch_alter_table("decision") as table:
        table.add_column(sa.Column("link_id", sa.Integer()))
        table.create_foreign_key(op.f("fk_decision_link_id_commitment_link"), "commitment_link", ["link_id"], ["id"])
        table.create_index("ix_decision_link_id", ["link_id"])
    _judge_one_of(*FACTS, "link_id")


def downgrade() -> None:
    op.execute("DELETE FROM decision WHERE link_id IS NOT NULL")
    _judge_one_of(*FACTS)
    with op.batch_alter_table("decision") as table:
        table.drop_index("ix_decision_link_id")
        table.drop_constraint(op.f("fk_decision_link_id_commitment_link"), type_="foreignkey")
        table.drop_column("link_id")
    with op.batch_alter_table("commitment_link") as table:
        table.drop_constraint(op.f("ck_commitment_link_verdict"), type_="check")
        table.drop_column("verdict")
        table.drop_column("standing")


def _judge_one_of(*columns: str) -> None:
    named = " + ".join(f"CASE WHEN {name} IS NULL THEN 0 ELSE 1 END" for name in columns)
    with op.batch_alter_table("decision") as table:
        table.drop_constraint(op.f("ck_decision_one_fact"), type_="check")
        table.create_check_constraint(op.f("ck_decision_one_fact"), f"{named} = 1")
