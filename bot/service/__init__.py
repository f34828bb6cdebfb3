"""A batch of updates becomes one transaction: sessions, estimates, replies and update ids, all or nothing.

`taking` holds the order of a batch and reads as the summary of this room. Nothing here decides what a turn says, finds
words, or sends rows.
"""

from bot.service.arrivals import Arrival, language_of
from bot.service.taking import Service
from bot.service.turning import Watch, unwatched

__all__ = ["Arrival", "Service", "Watch", "language_of", "unwatched"]
