"""The tables. In clear stand only chat ids, times and counters; every `body` is encrypted."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    Float,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

metadata = MetaData()
_row_id = BigInteger().with_variant(Integer, "sqlite")

meta = Table("meta", metadata, Column("key", String(40), primary_key=True), Column("body", LargeBinary, nullable=False))
sessions = Table(
    "sessions",
    metadata,
    Column("user_id", BigInteger, primary_key=True, autoincrement=False),
    Column("body", LargeBinary),
    Column("updated_at", Float),
)
set_aside = Table(
    "set_aside",
    metadata,
    Column("user_id", BigInteger, primary_key=True, autoincrement=False),
    Column("at", Float, primary_key=True),
    Column("body", LargeBinary, nullable=False),
)
estimates = Table(
    "estimates",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("user_id", BigInteger, nullable=False),
    Column("created_at", Float, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Index("estimates_of_user", "user_id", "created_at"),
)
shares = Table(
    "shares",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("user_id", BigInteger, nullable=False),
    Column("estimate_id", String(40), nullable=False),
    Column("body", LargeBinary, nullable=False),
    Index("shares_of_user", "user_id"),
    Index("shares_of_estimate", "estimate_id"),
)
processed_updates = Table(
    "processed_updates",
    metadata,
    Column("update_id", BigInteger, primary_key=True, autoincrement=False),
    Column("at", Float, nullable=False),
    Index("processed_at", "at"),
)
parked_updates = Table(
    "parked_updates",
    metadata,
    Column("update_id", BigInteger, primary_key=True, autoincrement=False),
    Column("at", Float, nullable=False),
    Column("body", LargeBinary, nullable=False),
)
in_hand = Table(
    "in_hand",
    metadata,
    Column("update_id", BigInteger, primary_key=True, autoincrement=False),
    Column("deaths", Integer, nullable=False),
)
chats = Table(
    "chats",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("gone", Boolean, nullable=False),
    Column("not_before", Float, nullable=False),
    Column("lease_owner", String(80)),
    Column("lease_until", Float, nullable=False),
)
outbox = Table(
    "outbox",
    metadata,
    Column("id", _row_id, primary_key=True, autoincrement=True),
    Column("chat_id", BigInteger, nullable=False),
    Column("method", String(40), nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("sealed_for", String(40), nullable=False),
    Column("screen", BigInteger),
    Column("created_at", Float, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("parked", Boolean, nullable=False),
    Column("error", Text),
    Index("outbox_of_chat", "parked", "chat_id", "id"),
)
screens = Table(
    "screens",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("screen", BigInteger, primary_key=True, autoincrement=False),
    Column("message_id", BigInteger, nullable=False),
    Column("at", Float, nullable=False),
    Index("screens_at", "at"),
)
gaps = Table(
    "gaps",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("language", String(5), nullable=False),
    Column("day", Date, nullable=False),
    Column("body", LargeBinary, nullable=False),
)
