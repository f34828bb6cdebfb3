"""Open the bodies of rows. One that does not open costs nobody else anything, and stays where it is.

Each is counted, and logged once a run: which table, why, and a name for the row that nobody without the key can trace.
Does not know what is done without the body.
"""

from dataclasses import dataclass, field

import structlog
from prometheus_client import Counter
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import tables
from storage.crypto import HEAD_BYTES, Keyring, KeyWrong, sealed_by_newer

UNREADABLE = Counter("tally_unreadable_rows", "Rows whose body no given key opens, by table", ["table"])

log = structlog.get_logger()


@dataclass
class Reader:
    """Opens what its keys open; anything else is None."""

    keys: Keyring
    told: set[str] = field(default_factory=set)

    def read(self, table: str, body: bytes, row: str) -> str | None:
        """A row's body in clear. `row` is what it was sealed for."""
        try:
            return self.keys.open(body, row)
        except KeyWrong:
            if row not in self.told:
                self.told.add(row)
                UNREADABLE.labels(table).inc()
                log.error("row_unreadable", table=table, row=self.keys.pseudonym(row), reason=self._reason(body))
            return None

    def _reason(self, body: bytes) -> str:
        if sealed_by_newer(body):
            return "written by a newer Tally, or damaged"
        return "damaged" if self.keys.knows(body) else "sealed with a key that is not given, or damaged"


async def warn_of_unknown_keys(connection: AsyncConnection, keys: Keyring) -> None:
    """Say at the start how many people will have to begin afresh because a key is not given."""
    body = tables.sessions.c.body
    head = func.substr(body, 1, HEAD_BYTES)
    counted = select(head.label("head"), func.count().label("people")).where(body.is_not(None)).group_by(head)
    found = list(await connection.execute(counted))
    strange = sum(row.people for row in found if not keys.knows(bytes(row.head)))
    if strange:
        log.warning(
            "people_sealed_with_a_key_that_is_not_given",
            people=strange,
            of=sum(row.people for row in found),
            hint="stop Tally and add the key to TALLY_DATA_KEY after a comma; until then these people begin afresh",
        )
