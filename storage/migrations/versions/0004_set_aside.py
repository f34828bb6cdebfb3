"""Bodies that no key opens are set aside, and a screen says when it was last written, so that old ones can go."""

import time

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.create_table(
        "set_aside",
        sa.Column("user_id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("at", sa.Float, primary_key=True),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )
    with op.batch_alter_table("screens") as table:
        table.add_column(sa.Column("at", sa.Float, nullable=False, server_default=str(time.time())))
    with op.batch_alter_table("screens") as table:
        table.alter_column("at", server_default=None)
    op.create_index("screens_at", "screens", ["at"])
