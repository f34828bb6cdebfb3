"""Keep within Telegram's pace: so many messages a second overall, about one a second in a chat.

Knows only Telegram's published limits. Does not know what is sent; a 429 that comes all the same is the
delivery's business.
"""

from collections import OrderedDict

from aiolimiter import AsyncLimiter

CHAT_BURST = 3
CHAT_SECONDS_A_MESSAGE = 1
GROUP_MESSAGES_A_MINUTE = 20
CHATS_REMEMBERED = 5000


class Pace:
    """Token buckets, one for all and one for each chat of late. `messages_per_second` 0: no limits at all."""

    def __init__(self, messages_per_second: float) -> None:
        self._overall = AsyncLimiter(messages_per_second, 1) if messages_per_second else None
        self._chats: OrderedDict[int, AsyncLimiter] = OrderedDict()

    async def wait(self, chat_id: int) -> None:
        """Return when the next message of this chat may go. One chat's wait holds up no other."""
        if self._overall is None:
            return
        await self._of(chat_id).acquire()
        await self._overall.acquire()

    def _of(self, chat_id: int) -> AsyncLimiter:
        limiter = self._chats.pop(chat_id, None)
        if limiter is None:
            is_group = chat_id < 0
            limiter = (
                AsyncLimiter(GROUP_MESSAGES_A_MINUTE, 60)
                if is_group
                else AsyncLimiter(CHAT_BURST, CHAT_BURST * CHAT_SECONDS_A_MESSAGE)
            )
        self._chats[chat_id] = limiter
        if len(self._chats) > CHATS_REMEMBERED:
            self._chats.popitem(last=False)
        return limiter
