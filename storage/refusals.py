"""Why a database cannot be opened or used, as one sentence for the operator: what, where, and what would help.

Knows what SQLite and PostgreSQL say. Never repeats a password or what is stored.
"""

import re

from sqlalchemy.engine import URL

OF_SQLITE = {
    "not a database|malformed": "is not a Tally database; move the file away or name another in DATABASE_URL.",
    "disk is full": "cannot be written because the disk is full; make room, nothing that was kept is lost.",
    "locked": "is locked by another program; stop the other Tally, or wait until it has finished.",
    "readonly": "cannot be written; check that the file and its folder are writable.",
}
OF_POSTGRESQL = {
    "password authentication failed": "refuses the password; check DATABASE_URL.",
    "no password supplied": "wants a password; write postgresql://user:password@… in DATABASE_URL.",
    'role ".*" does not exist': "does not know the user in DATABASE_URL; create it with createuser, or name another.",
    'database ".*" does not exist': "has no such database; create it with createdb, or name another in DATABASE_URL.",
    "invalid .*(option|parameter)": "cannot be asked like this; an option in DATABASE_URL is not known.",
    "permission denied": "does not let this user create tables; grant it CREATE on the schema.",
    "too many|connection slots": "has no connection left; raise max_connections, or stop something that uses it.",
    "disk full|no space left": "has no room left on its disk; make room, nothing that was kept is lost.",
}


def reason(url: URL, error: Exception) -> str:
    """One sentence about what the database said."""
    text = str(getattr(error, "orig", error)).lower()
    if url.drivername.startswith("sqlite"):
        helps = _first(OF_SQLITE, text)
        return f"{url.database} {helps or f'cannot be opened ({text}); check that the folder is writable.'}"
    helps = _first(OF_POSTGRESQL, text) or "cannot be reached or refuses; check DATABASE_URL."
    return f"PostgreSQL at {url.host or 'the local socket'} {helps}"


def _first(known: dict[str, str], text: str) -> str | None:
    return next((helps for said, helps in known.items() if re.search(said, text)), None)
