"""What is logged, and what never is. Does not know who logs."""

import logging
import sys

import structlog


def quiet_logs(level: str) -> None:
    """Our own lines to standard error; of other libraries only warnings, since httpx would log the token."""
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr, format="%(levelname)s %(name)s %(message)s")
    for noisy in ("httpx", "telegram", "aiohttp", "alembic"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
    structlog.configure(
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelNamesMapping().get(level.upper(), 20)),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
