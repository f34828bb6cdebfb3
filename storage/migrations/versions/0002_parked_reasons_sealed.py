"""Why an update was parked is sealed like everything else. Older reasons, kept in clear, are dropped."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.execute("DELETE FROM parked_updates")
    with op.batch_alter_table("parked_updates") as table:
        table.drop_column("reason")
        table.add_column(sa.Column("body", sa.LargeBinary, nullable=False))
