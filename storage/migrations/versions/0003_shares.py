"""Summaries that a person shares by a link."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "shares",
        sa.Column("id", sa.String(40), primary_key=True),
        sa.Column("user_id", sa.BigInteger, nullable=False),
        sa.Column("estimate_id", sa.String(40), nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )
    op.create_index("shares_of_user", "shares", ["user_id"])
    op.create_index("shares_of_estimate", "shares", ["estimate_id"])
