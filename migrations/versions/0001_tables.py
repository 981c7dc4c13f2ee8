"""Make the ledger's tables"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0001"
down_revision: str | None = None
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "document",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("slug", sa.String(length=120), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("heading", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=True),
        sa.Column("publisher", sa.String(), nullable=True),
        sa.Column("url", sa.String(), nullable=True),
        sa.Column("published_on", sa.Date(), nullable=True),
        sa.Column(
            "kind",
            sa.Enum(
                "news",
                "press_release",
                "communique",
                "statement",
                "readout",
                "other",
                name="documentkind",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("language", sa.String(length=8), nullable=True),
        sa.Column("ingested_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("extractor", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document")),
        sa.UniqueConstraint("sha256", name=op.f("uq_document_sha256")),
        sa.UniqueConstraint("slug", name=op.f("uq_document_slug")),
    )
    op.create_index("ix_document_published_on", "document", ["published_on"])
    op.create_index("ix_document_publisher", "document", ["publisher"])
    op.create_table(
        "meeting",
        sa.Column("standing", sa.Boolean(), nullable=False),
        sa.Column(
            "verdict",
            sa.Enum(
                "accepted",
                "corrected",
                "rejected",
                name="verdict",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=True,
        ),
        sa.Column("found", sa.JSON(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("slug", sa.String(length=120), nullable=False),
        sa.Column("series", sa.String(), nullable=False),
        sa.Column("city", sa.String(), nullable=True),
        sa.Column("place", sa.String(), nullable=True),
        sa.Column("country", sa.String(length=2), nullable=True),
        sa.Column("venue", sa.String(), nullable=True),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column(
            "dates_from",
            sa.Enum(
                "document",
                "register",
                "editor",
                name="datesource",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=True,
        ),
        sa.Column("chair", sa.String(), nullable=True),
        sa.Column("outcome", sa.String(), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("sources", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting")),
        sa.UniqueConstraint("slug", name=op.f("uq_meeting_slug")),
    )
    op.create_index("ix_meeting_country", "meeting", ["country"])
    op.create_index("ix_meeting_place", "meeting", ["place"])
    op.create_index("ix_meeting_series", "meeting", ["series"])
    op.create_index("ix_meeting_starts_on", "meeting", ["starts_on"])
    op.create_table(
        "person",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("slug", sa.String(length=120), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
        sa.UniqueConstraint("key", name=op.f("uq_person_key")),
        sa.UniqueConstraint("slug", name=op.f("uq_person_slug")),
    )
    op.create_table(
        "revision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_revision")),
    )
    op.create_table(
        "search_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "meeting",
                "commitment",
                "metric",
                "person",
                "theme",
                "document",
                name="entrykind",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("target", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_search_entry")),
        sa.UniqueConstraint("kind", "target", name=op.f("uq_search_entry_kind_target")),
    )
    op.create_table(
        "theme",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("slug", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("description", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_theme")),
        sa.UniqueConstraint("slug", name=op.f("uq_theme_slug")),
    )
    op.create_table(
        "attendance",
        sa.Column("standing", sa.Boolean(), nullable=False),
        sa.Column(
            "verdict",
            sa.Enum(
                "accepted",
                "corrected",
                "rejected",
                name="verdict",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=True,
        ),
        sa.Column("found", sa.JSON(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("role", sa.String(), nullable=True),
        sa.Column("affiliation", sa.String(), nullable=True),
        sa.Column(
            "mode",
            sa.Enum("in_person", "remote", name="mode", native_enum=False, create_constraint=True, length=32),
            nullable=True,
        ),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_attendance_meeting_id_meeting")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_attendance_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attendance")),
        sa.UniqueConstraint("meeting_id", "person_id", name=op.f("uq_attendance_meeting_id_person_id")),
    )
    op.create_index("ix_attendance_meeting_id", "attendance", ["meeting_id"])
    op.create_index("ix_attendance_person_id", "attendance", ["person_id"])
    op.create_table(
        "commitment",
        sa.Column("standing", sa.Boolean(), nullable=False),
        sa.Column(
            "verdict",
            sa.Enum(
                "accepted",
                "corrected",
                "rejected",
                name="verdict",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=True,
        ),
        sa.Column("found", sa.JSON(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ref", sa.String(length=140), nullable=False),
        sa.Column("position", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=True),
        sa.Column("statement", sa.Text(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "pledge",
                "call",
                "endorsement",
                name="commitmentkind",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("reaffirms", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_commitment_meeting_id_meeting")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_commitment")),
        sa.UniqueConstraint("position", name=op.f("uq_commitment_position")),
        sa.UniqueConstraint("ref", name=op.f("uq_commitment_ref")),
    )
    op.create_index("ix_commitment_actor", "commitment", ["actor"])
    op.create_index("ix_commitment_kind", "commitment", ["kind"])
    op.create_index("ix_commitment_meeting_id", "commitment", ["meeting_id"])
    op.create_table(
        "document_notice",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=True),
        sa.Column("message", sa.String(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=True),
        sa.Column("end", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_document_notice_document_id_document")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document_notice")),
    )
    op.create_index("ix_document_notice_document_id", "document_notice", ["document_id"])
    op.create_table(
        "meeting_alias",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_meeting_alias_meeting_id_meeting")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_alias")),
    )
    op.create_index("ix_meeting_alias_key", "meeting_alias", ["key"])
    op.create_index("ix_meeting_alias_meeting_id", "meeting_alias", ["meeting_id"])
    op.create_table(
        "metric",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("slug", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("counts", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("theme_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["theme_id"], ["theme.id"], name=op.f("fk_metric_theme_id_theme")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_metric")),
        sa.UniqueConstraint("slug", name=op.f("uq_metric_slug")),
    )
    op.create_index("ix_metric_theme_id", "metric", ["theme_id"])
    op.create_table(
        "original",
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("filename", sa.String(), nullable=False),
        sa.Column("media_type", sa.String(), nullable=False),
        sa.Column("raw", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_original_document_id_document")),
        sa.PrimaryKeyConstraint("document_id", name=op.f("pk_original")),
    )
    op.create_table(
        "commitment_link",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("commitment_id", sa.Integer(), nullable=True),
        sa.Column("earlier_id", sa.Integer(), nullable=True),
        sa.Column("earlier_meeting_id", sa.Integer(), nullable=True),
        sa.Column(
            "kind",
            sa.Enum("reaffirms", "repeats", name="linkkind", native_enum=False, create_constraint=True, length=32),
            nullable=False,
        ),
        sa.Column("similarity", sa.Float(), nullable=True),
        sa.ForeignKeyConstraint(
            ["commitment_id"], ["commitment.id"], name=op.f("fk_commitment_link_commitment_id_commitment")
        ),
        sa.ForeignKeyConstraint(
            ["earlier_id"], ["commitment.id"], name=op.f("fk_commitment_link_earlier_id_commitment")
        ),
        sa.ForeignKeyConstraint(
            ["earlier_meeting_id"], ["meeting.id"], name=op.f("fk_commitment_link_earlier_meeting_id_meeting")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_commitment_link")),
        sa.UniqueConstraint(
            "commitment_id", "earlier_id", "kind", name=op.f("uq_commitment_link_commitment_id_earlier_id_kind")
        ),
    )
    op.create_index("ix_commitment_link_commitment_id", "commitment_link", ["commitment_id"])
    op.create_index("ix_commitment_link_earlier_id", "commitment_link", ["earlier_id"])
    op.create_index("ix_commitment_link_earlier_meeting_id", "commitment_link", ["earlier_meeting_id"])
    op.create_table(
        "commitment_theme",
        sa.Column("commitment_id", sa.Integer(), nullable=False),
        sa.Column("theme_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["commitment_id"], ["commitment.id"], name=op.f("fk_commitment_theme_commitment_id_commitment")
        ),
        sa.ForeignKeyConstraint(["theme_id"], ["theme.id"], name=op.f("fk_commitment_theme_theme_id_theme")),
        sa.PrimaryKeyConstraint("commitment_id", "theme_id", name=op.f("pk_commitment_theme")),
    )
    op.create_index("ix_commitment_theme_theme_id", "commitment_theme", ["theme_id"])
    op.create_table(
        "observation",
        sa.Column("standing", sa.Boolean(), nullable=False),
        sa.Column(
            "verdict",
            sa.Enum(
                "accepted",
                "corrected",
                "rejected",
                name="verdict",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=True,
        ),
        sa.Column("found", sa.JSON(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("metric_id", sa.Integer(), nullable=True),
        sa.Column("meeting_id", sa.Integer(), nullable=True),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("value", sa.Float(), nullable=False),
        sa.Column("value_high", sa.Float(), nullable=True),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column(
            "qualifier",
            sa.Enum(
                "exact",
                "about",
                "nearly",
                "more_than",
                "less_than",
                "between",
                name="qualifier",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("per", sa.String(), nullable=True),
        sa.Column("as_of", sa.Date(), nullable=True),
        sa.Column("source", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_observation_meeting_id_meeting")),
        sa.ForeignKeyConstraint(["metric_id"], ["metric.id"], name=op.f("fk_observation_metric_id_metric")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_observation")),
    )
    op.create_index("ix_observation_meeting_id", "observation", ["meeting_id"])
    op.create_index("ix_observation_metric_id", "observation", ["metric_id"])
    op.create_table(
        "decision",
        sa.Column("meeting_id", sa.Integer(), nullable=True),
        sa.Column("attendance_id", sa.Integer(), nullable=True),
        sa.Column("commitment_id", sa.Integer(), nullable=True),
        sa.Column("observation_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by", sa.String(), nullable=False),
        sa.Column(
            "action",
            sa.Enum("accept", "correct", "reject", name="action", native_enum=False, create_constraint=True, length=32),
            nullable=False,
        ),
        sa.Column("why", sa.String(), nullable=True),
        sa.Column("before", sa.JSON(), nullable=False),
        sa.Column("after", sa.JSON(), nullable=False),
        sa.CheckConstraint(
            "CASE WHEN meeting_id IS NULL THEN 0 ELSE 1 END + CASE WHEN attendance_id IS NULL THEN 0 ELSE 1 END + CASE WHEN commitment_id IS NULL THEN 0 ELSE 1 END + CASE WHEN observation_id IS NULL THEN 0 ELSE 1 END = 1",
            name=op.f("ck_decision_one_fact"),
        ),
        sa.ForeignKeyConstraint(
            ["attendance_id"], ["attendance.id"], name=op.f("fk_decision_attendance_id_attendance")
        ),
        sa.ForeignKeyConstraint(
            ["commitment_id"], ["commitment.id"], name=op.f("fk_decision_commitment_id_commitment")
        ),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_decision_meeting_id_meeting")),
        sa.ForeignKeyConstraint(
            ["observation_id"], ["observation.id"], name=op.f("fk_decision_observation_id_observation")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decision")),
    )
    op.create_index("ix_decision_attendance_id", "decision", ["attendance_id"])
    op.create_index("ix_decision_commitment_id", "decision", ["commitment_id"])
    op.create_index("ix_decision_meeting_id", "decision", ["meeting_id"])
    op.create_index("ix_decision_observation_id", "decision", ["observation_id"])
    op.create_table(
        "evidence",
        sa.Column("meeting_id", sa.Integer(), nullable=True),
        sa.Column("attendance_id", sa.Integer(), nullable=True),
        sa.Column("commitment_id", sa.Integer(), nullable=True),
        sa.Column("observation_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=True),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("standing", sa.Boolean(), nullable=False),
        sa.CheckConstraint('"start" >= 0 AND "start" < "end"', name=op.f("ck_evidence_not_empty")),
        sa.CheckConstraint(
            "CASE WHEN meeting_id IS NULL THEN 0 ELSE 1 END + CASE WHEN attendance_id IS NULL THEN 0 ELSE 1 END + CASE WHEN commitment_id IS NULL THEN 0 ELSE 1 END + CASE WHEN observation_id IS NULL THEN 0 ELSE 1 END = 1",
            name=op.f("ck_evidence_one_fact"),
        ),
        sa.ForeignKeyConstraint(
            ["attendance_id"], ["attendance.id"], name=op.f("fk_evidence_attendance_id_attendance")
        ),
        sa.ForeignKeyConstraint(
            ["commitment_id"], ["commitment.id"], name=op.f("fk_evidence_commitment_id_commitment")
        ),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_evidence_document_id_document")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_evidence_meeting_id_meeting")),
        sa.ForeignKeyConstraint(
            ["observation_id"], ["observation.id"], name=op.f("fk_evidence_observation_id_observation")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evidence")),
    )
    op.create_index("ix_evidence_attendance_id", "evidence", ["attendance_id"])
    op.create_index("ix_evidence_commitment_id", "evidence", ["commitment_id"])
    op.create_index("ix_evidence_document_id", "evidence", ["document_id"])
    op.create_index("ix_evidence_meeting_id", "evidence", ["meeting_id"])
    op.create_index("ix_evidence_observation_id", "evidence", ["observation_id"])
    op.execute("INSERT INTO revision (id, number) VALUES (1, 0)")


def downgrade() -> None:
    op.drop_table("evidence")
    op.drop_table("decision")
    op.drop_table("observation")
    op.drop_table("commitment_theme")
    op.drop_table("commitment_link")
    op.drop_table("original")
    op.drop_table("metric")
    op.drop_table("meeting_alias")
    op.drop_table("document_notice")
    op.drop_table("commitment")
    op.drop_table("attendance")
    op.drop_table("theme")
    op.drop_table("search_entry")
    op.drop_table("revision")
    op.drop_table("person")
    op.drop_table("meeting")
    op.drop_table("document")
